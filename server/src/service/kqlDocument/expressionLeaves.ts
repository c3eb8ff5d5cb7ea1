import { type CallNode, callOf, type ExpressionNode, type ParsedExpression } from "../../expression/syntax";
import type { MappedText } from "../../text/mappedText";
import { type EditorText, EditorTextBuilder } from "./editorText";

/** What an expression's text is put together from: a string or a whole number as text, anything else as a hole. */
export interface Leaf {
  readonly kind: "string" | "number" | "hole";
  readonly node: ExpressionNode;
  /** The literal text, or the expression of a hole as it is written. */
  readonly text: MappedText;
  /** The `concat` that it is an argument of, and which one. */
  readonly argument: { readonly call: CallNode; readonly index: number } | undefined;
}

/** An `@` in front of a hole, which without this would turn the hole into text. */
export const AT_SIGN_SOURCE = "'@'";

const WHOLE_NUMBER = /^-?\d+$/;

/** Returns the leaves of an expression without problems, in the order in which their texts are joined. */
export function leavesOf(expression: ParsedExpression): readonly Leaf[] {
  const leaves: Leaf[] = [];
  const pending: Omit<Leaf, "kind" | "text">[] = [{ node: expression.root, argument: undefined }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node } = next;
    const call = callOf(node, "concat");
    if (call !== undefined && call.arguments.length > 0) {
      const inner = call.arguments.map((argument, index) => ({ node: argument, argument: { call, index } }));
      pending.push(...inner.reverse());
      continue;
    }
    const converted = convertedText(node);
    if (converted === undefined) leaves.push({ ...next, ...readLeaf(expression, node) });
    else pending.push({ node: converted, argument: undefined });
  }
  return leaves;
}

/** Returns whether a text may stand for a number in an expression. */
export function isWholeNumber(text: string): boolean {
  return WHOLE_NUMBER.test(text);
}

/** Returns what an editor shows of the leaves of an expression; each is a part of the text, counted from 0. */
export function showLeaves(leaves: readonly Leaf[]): EditorText {
  const builder = new EditorTextBuilder();
  const holes: { start: number; end: number }[] = [];
  for (const [part, leaf] of leaves.entries()) {
    const { start, end } = leaf.text.toDocument({ start: 0, end: leaf.text.text.length });
    if (leaf.kind !== "hole") {
      addLiteral(builder, leaf.text, part, followingText(leaves, part));
      continue;
    }
    const from = builder.length;
    builder.addShown("@{", { start, end: start }, part);
    builder.add(leaf.text, part);
    builder.addShown("}", { start: end, end }, part);
    holes.push({ start: from, end: builder.length });
  }
  return builder.finish(holes);
}

/** Returns the argument of `string(…)` where that call changes nothing. */
function convertedText(node: ExpressionNode): ExpressionNode | undefined {
  const [argument, ...others] = callOf(node, "string")?.arguments ?? [];
  if (argument === undefined || others.length > 0) return undefined;
  const isText = argument.kind === "string" || callOf(argument, "concat") !== undefined;
  return isText ? argument : undefined;
}

function readLeaf(expression: ParsedExpression, node: ExpressionNode): Pick<Leaf, "kind" | "text"> {
  if (node.kind === "string") return { kind: "string", text: node.value };
  const text = expression.text.slice(node.span.start, node.span.end);
  const isNumber = node.kind === "number" && node !== expression.root && isWholeNumber(text.text);
  return { kind: isNumber ? "number" : "hole", text };
}

/** Returns how the text behind a leaf begins: `@{` for a hole, nothing at the end. */
function followingText(leaves: readonly Leaf[], part: number): string {
  for (const leaf of leaves.slice(part + 1)) {
    if (leaf.kind === "hole") return "@{";
    if (leaf.text.text !== "") return leaf.text.text.charAt(0);
  }
  return "";
}

/** Adds literal text, with an escape for each `@` that would begin a hole, or turn one into text. */
function addLiteral(builder: EditorTextBuilder, text: MappedText, part: number, following: string): void {
  let offset = 0;
  const addUntil = (end: number) => {
    builder.add(text.slice(offset, end), part);
    offset = end;
  };
  const addMark = (mark: string) => {
    const { start } = text.toDocument({ start: offset, end: offset });
    builder.addShown(mark, { start, end: start }, part);
  };
  for (;;) {
    const at = text.text.indexOf("@", offset);
    if (at === -1) break;
    const isLast = at === text.text.length - 1;
    const next = isLast ? following : text.text.charAt(at + 1);
    addUntil(at);
    if (next === "{") addMark("@");
    if (next === "@{") addMark("@{'");
    addUntil(at + 1);
    if (next === "@{") addMark("'}");
  }
  addUntil(text.text.length);
}
