import type { Span } from "../text/span";
import { endOfString, type TokenKind } from "./lexer";
import { readTokensBefore } from "./openCalls";
import { parseExpression } from "./parser";
import {
  type ExpressionNode,
  type MemberNode,
  nodesIn,
  type ParsedExpression,
  type StringNode,
} from "./syntax";

/** Where a value can begin: a call, a text, a number. */
export interface ValuePlace {
  readonly kind: "value";
  /** The name that the cursor stands in, as far as it is written; empty for none. */
  readonly word: Span;
  /** The call whose argument it is. */
  readonly call: ArgumentPlace | undefined;
}

/** Behind a dot. */
export interface MemberPlace {
  readonly kind: "member";
  /** What the member is taken from; its spans count as those of the expression. */
  readonly target: ExpressionNode;
  /** Where the dot, or the question mark before it, stands. */
  readonly dotStart: number;
  readonly isSafe: boolean;
  readonly word: Span;
}

/** In a text in quotes. */
export interface QuotedPlace {
  readonly kind: "quoted";
  /** What stands between the quotes; up to the cursor alone where the text looks unclosed. */
  readonly word: Span;
  readonly isClosed: boolean;
  /** The call whose argument the text is. */
  readonly call: ArgumentPlace | undefined;
  /** What the text is an index of, as in `item()['Name']`. */
  readonly indexed: ExpressionNode | undefined;
}

/** An argument of a call, counted from 0. */
export interface ArgumentPlace {
  readonly name: string;
  readonly index: number;
}

/** What can be written at a place of an expression. */
export type CursorPlace = ValuePlace | MemberPlace | QuotedPlace;

const NAME_REST = /[\p{L}\p{N}_$]*/uy;
const MEMBER_REST = /[\p{L}\p{N}_$#-]*/uy;
const BEFORE_VALUE: ReadonlySet<TokenKind> = new Set<TokenKind>(["(", ",", "[", "?["]);

/**
 * Returns what can be written at an offset of an expression's text, by what stands before it: what follows may be a
 * text that was not closed yet. `undefined` where nothing can, as behind a complete value.
 */
export function cursorPlaceAt(expression: ParsedExpression, offset: number): CursorPlace | undefined {
  const { text, span } = expression;
  if (offset < span.start || offset > span.end) return undefined;
  const before = { start: span.start, end: offset };
  const { root } = parseExpression(text, before, before);
  for (const node of nodesIn(root)) {
    if (node.kind === "member" && node.nameSpan.end === offset) return memberPlace(expression, node);
    if (isOpenText(node, offset)) return quotedPlace(expression, root, node, offset);
  }
  return valuePlace(expression, offset);
}

/** A text that reaches up to the cursor without a closing quote. */
function isOpenText(node: ExpressionNode, offset: number): node is StringNode {
  return node.kind === "string" && node.contentSpan.end === offset;
}

function memberPlace({ text, span }: ParsedExpression, node: MemberNode): MemberPlace {
  const { target, isSafe, nameSpan } = node;
  const dot = text.text.lastIndexOf(".", nameSpan.start);
  const word = { start: nameSpan.start, end: endOfMatch(MEMBER_REST, text.text, nameSpan.end, span.end) };
  return { kind: "member", target, dotStart: isSafe ? dot - 1 : dot, isSafe, word };
}

function quotedPlace(
  { text, span }: ParsedExpression,
  root: ExpressionNode,
  node: StringNode,
  offset: number,
): QuotedPlace {
  const { start } = node.contentSpan;
  const end = endOfString(text.text, node.span.start, span.end);
  const rest = end === undefined ? undefined : text.text.slice(offset, end - 1);
  const isClosed = rest !== undefined && !looksSwallowed(rest);
  const word = { start, end: isClosed ? offset + rest.length : offset };
  for (const holder of nodesIn(root)) {
    if (holder.kind === "index" && holder.index === node) {
      return { kind: "quoted", word, isClosed, call: undefined, indexed: holder.target };
    }
    const index = holder.kind === "call" ? holder.arguments.indexOf(node) : -1;
    if (holder.kind === "call" && index !== -1) {
      return { kind: "quoted", word, isClosed, call: { name: holder.name, index }, indexed: undefined };
    }
  }
  return { kind: "quoted", word, isClosed, call: undefined, indexed: undefined };
}

/** A quote that was meant to open the next text makes what stands before it, such as `), `, part of this one. */
function looksSwallowed(rest: string): boolean {
  let depth = 0;
  for (const character of rest) {
    if (character === "(" || character === "[") depth++;
    if (character === ")" || character === "]") depth--;
    if (depth < 0) return true;
  }
  return depth !== 0;
}

function valuePlace({ text, span }: ParsedExpression, offset: number): ValuePlace | undefined {
  const { calls, last, previous } = readTokensBefore(text.text, span.start, offset);
  const isInName = last?.kind === "name" && last.end === offset;
  const before = isInName ? previous : last;
  if (before !== undefined && !BEFORE_VALUE.has(before.kind)) return undefined;
  const start = isInName ? last.start : offset;
  const innermost = calls.at(-1);
  const call = before === undefined || before.kind === "[" || before.kind === "?[" ? undefined : innermost;
  return {
    kind: "value",
    word: { start, end: endOfMatch(NAME_REST, text.text, offset, span.end) },
    call: call && { name: call.name, index: call.argumentIndex },
  };
}

function endOfMatch(pattern: RegExp, text: string, start: number, limit: number): number {
  pattern.lastIndex = start;
  return pattern.test(text) ? Math.min(pattern.lastIndex, limit) : start;
}
