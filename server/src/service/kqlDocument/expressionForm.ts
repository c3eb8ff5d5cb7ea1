import type { CallNode, ExpressionNode, ParsedExpression } from "../../expression/syntax";
import { literalPiece, type TextPiece, writeExpression } from "../../expression/textPieces";
import type { ExpressionText } from "../../expression/value";
import type { Span } from "../../text/span";
import type { TextEdit } from "../../text/textEdit";
import type { ChangedText } from "./difference";
import { distribute, type Term } from "./distribution";
import { type EditorPiece, readPieces } from "./editorPieces";
import type { EditorText } from "./editorText";
import { AT_SIGN_SOURCE, type Leaf, leavesOf } from "./expressionLeaves";
import { LeafWriter } from "./leafWriter";
import { editsFor, encodeText, lineEndOf } from "./rewriting";

/**
 * Returns the edits that make of an expression what an editor's text means. Each leaf is changed where it stands: its
 * text keeps what stayed the same, new holes become arguments, and arguments of which nothing is left are taken out.
 */
export function saveExpression(
  { expression, node }: ExpressionText,
  shown: EditorText,
  saved: ChangedText,
): readonly TextEdit[] {
  const leaves = leavesOf(expression);
  const terms = distribute(leaves, shown, saved.text, saved.kept);
  const removed = removedArguments(expression, leaves, terms);
  const writer = new LeafWriter(expression, shown, saved);
  return leaves.flatMap((leaf, part) => {
    const span = removed.get(leaf);
    if (span !== undefined) return [{ span, newText: "" }];
    const region = expression.toDocument(leaf.node.span);
    return editsFor(node.documentText, region, writer.write(leaf, part, terms[part] ?? []));
  });
}

/** Returns the edits that write an expression anew. */
export function rewriteExpression({ expression }: ExpressionText, newText: string): readonly TextEdit[] {
  const written = encodeText(writePieces(newText), lineEndOf(expression.text.text));
  return [{ span: expression.toDocument(expression.span), newText: written }];
}

/** Returns an editor's text as an expression without its `@`. */
export function writePieces(newText: string): string {
  return writeExpression(readPieces(newText).map((piece) => toTextPiece(piece, newText)));
}

function toTextPiece(piece: EditorPiece, newText: string): TextPiece {
  if (piece.kind === "literal") return literalPiece(piece.text);
  const source = newText.slice(piece.source.start, piece.source.end);
  return source === AT_SIGN_SOURCE ? literalPiece("@") : { kind: "expression", source };
}

/**
 * Returns the places of the arguments that lost all their text, each with its comma. The last argument of a call
 * stays, as an empty text.
 */
function removedArguments(
  expression: ParsedExpression,
  leaves: readonly Leaf[],
  terms: readonly (readonly Term[])[],
): ReadonlyMap<Leaf, Span> {
  const emptied = leaves.filter((leaf, part) => leaf.text.text !== "" && terms[part]?.length === 0);
  const nodes = new Set(emptied.map(({ node }) => node));
  const removed = new Map<Leaf, Span>();
  for (const leaf of emptied) {
    const span = leaf.argument && spanWithComma(leaf.argument.call, leaf.argument.index, nodes);
    const between = span && expression.text.text.slice(span.outer.start, span.outer.end);
    // Brackets around an argument would lose one of the two.
    if (span !== undefined && between?.trim() === ",") removed.set(leaf, expression.toDocument(span.whole));
  }
  return removed;
}

/** Returns an argument with the comma before it, or behind it where all before it go, and that comma's place. */
function spanWithComma(call: CallNode, index: number, emptied: ReadonlySet<ExpressionNode>) {
  const firstKept = Math.max(
    call.arguments.findIndex((argument) => !emptied.has(argument)),
    0,
  );
  const own = call.arguments[index]?.span;
  const neighbour = call.arguments[index < firstKept ? index + 1 : index - 1]?.span;
  if (own === undefined || neighbour === undefined || index === firstKept) return undefined;
  return index < firstKept
    ? { whole: { start: own.start, end: neighbour.start }, outer: { start: own.end, end: neighbour.start } }
    : { whole: { start: neighbour.end, end: own.end }, outer: { start: neighbour.end, end: own.start } };
}
