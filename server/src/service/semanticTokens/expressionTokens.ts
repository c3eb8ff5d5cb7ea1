import { callOf, type ExpressionNode, nodesIn, type ParsedExpression } from "../../expression/syntax";
import { isSameName } from "../../text/name";
import { compareSpans, type Span } from "../../text/span";
import { type Paint, paint, type SemanticToken } from "./token";

/** A stretch of an expression; without a paint it is shown by others. */
interface Piece {
  readonly span: Span;
  readonly color: Paint | undefined;
}

const OPERATOR = paint("operator");
const BORDER = paint("macro", "embedded");
/** What has its parameters as members. */
const OWNERS_OF_PARAMETERS = ["dataset", "linkedService"];
const MEMBERS_OF_PARAMETERS = ["parameters", "globalParameters", "libraryVariables"];
/** The functions whose argument is a name. */
const FUNCTIONS_OF_NAMES = ["variables", "activity"];

/**
 * Yields how an expression is shown, in offsets of its decoded text and in order.
 *
 * @param outer The expression with its `@` or `@{…}`.
 * @param showsThrough Whether a node is literal text that is shown as KQL; of a string only the quotes are left then.
 */
export function* expressionTokens(
  expression: ParsedExpression,
  outer: Span,
  showsThrough: (node: ExpressionNode) => boolean,
): Generator<SemanticToken> {
  const { span, text } = expression;
  if (outer.start < span.start) yield { span: { start: outer.start, end: span.start }, ...BORDER };
  const pieces: Piece[] = [];
  for (const node of nodesIn(expression.root)) pieces.push(...piecesOf(node, showsThrough(node)));
  pieces.sort((a, b) => compareSpans(a.span, b.span));
  let offset = span.start;
  for (const piece of pieces) {
    if (piece.span.start < offset || piece.span.start === piece.span.end) continue;
    yield* signsIn(text.text, { start: offset, end: piece.span.start });
    if (piece.color !== undefined) yield { span: piece.span, ...piece.color };
    offset = piece.span.end;
  }
  yield* signsIn(text.text, { start: offset, end: span.end });
  if (span.end < outer.end) yield { span: { start: span.end, end: outer.end }, ...BORDER };
}

function piecesOf(node: ExpressionNode, isShownAsKql: boolean): readonly Piece[] {
  switch (node.kind) {
    case "string":
      return isShownAsKql
        ? namePieces(node.span, node.contentSpan, undefined)
        : [{ span: node.span, color: paint("string") }];
    case "number":
      return [{ span: node.span, color: isShownAsKql ? undefined : paint("number") }];
    case "keyword":
      return [{ span: node.span, color: paint("keyword", "readonly") }];
    case "call": {
      const name = { span: node.nameSpan, color: paint("function", "defaultLibrary") };
      const [argument] = node.arguments;
      const takesName = FUNCTIONS_OF_NAMES.some((taker) => isSameName(taker, node.name));
      if (!takesName || argument?.kind !== "string") return [name];
      return [name, ...namePieces(argument.span, argument.contentSpan, paint("variable"))];
    }
    case "member":
      return [{ span: node.nameSpan, color: paint(isParameter(node.target) ? "parameter" : "property") }];
    case "index":
    case "builtString":
    case "unknown":
    case "error":
      return [];
    default:
      return node satisfies never;
  }
}

function namePieces(whole: Span, content: Span, color: Paint | undefined): readonly Piece[] {
  return [
    { span: { start: whole.start, end: content.start }, color: paint("string") },
    { span: content, color },
    { span: { start: content.end, end: whole.end }, color: paint("string") },
  ];
}

function isParameter(target: ExpressionNode): boolean {
  if (target.kind === "member") return MEMBERS_OF_PARAMETERS.some((name) => isSameName(name, target.name));
  return OWNERS_OF_PARAMETERS.some((name) => callOf(target, name) !== undefined);
}

function* signsIn(text: string, { start, end }: Span): Generator<SemanticToken> {
  for (const match of text.slice(start, end).matchAll(/\S+/g)) {
    const from = start + match.index;
    yield { span: { start: from, end: from + match[0].length }, ...OPERATOR };
  }
}
