import type { KustoText } from "../../adf/kustoText";
import type { Resource } from "../../adf/resource";
import type { ParsedExpression } from "../../expression/syntax";
import {
  type AdfText,
  contentSpan,
  KEYS_WITHOUT_EXPRESSIONS,
  readText,
  unwrap,
} from "../../expression/value";
import type { Analysis } from "../../factory/analysis";
import type { ExpressionScope } from "../../factory/expressionShapes";
import type { JsonNode } from "../../json/node";
import type { MappedText } from "../../text/mappedText";
import { contains } from "../../text/span";
import { scopeOf } from "./expressionScope";
import type { ShownKql } from "./shownKql";

/** A string of a resource that may hold expressions or KQL, and the cursor in it. */
export interface TextAtCursor {
  readonly text: AdfText;
  /** The cursor in the document. */
  readonly offset: number;
  /** The cursor in the decoded string. */
  readonly decodedOffset: number;
  readonly scope: ExpressionScope;
  /** The query or command that the string holds. */
  readonly kusto: KustoText | undefined;
}

/**
 * Returns the text around an offset: a string of a document, or what an editor shows of one; `undefined` outside of
 * strings, in names and types, and inside an escape.
 */
export function textAt(source: Analysis | ShownKql, offset: number): TextAtCursor | undefined {
  return "kusto" in source ? cursorInShown(source, offset) : cursorInDocument(source, offset);
}

function cursorInShown({ value, kusto, scope }: ShownKql, offset: number): TextAtCursor | undefined {
  const decodedOffset = offsetIn(value.decoded, offset);
  return decodedOffset === undefined ? undefined : { text: value, offset, decodedOffset, scope, kusto };
}

function cursorInDocument(analysis: Analysis, offset: number): TextAtCursor | undefined {
  const node = analysis.document.root?.nodeAtOffset(offset);
  if (node?.kind !== "string") return undefined;
  const cursor = { start: offset, end: offset };
  const scope = scopeOf(node, analysis);
  if (scope === undefined || !isUnderEvaluatedKeys(node, scope.resource)) return undefined;
  const text = readText(wholeValue(node));
  if (text === undefined || text.kind === "template" || !contains(contentSpan(text), cursor))
    return undefined;
  const decodedOffset = offsetIn(text.decoded, offset);
  if (decodedOffset === undefined) return undefined;
  const kusto = analysis.kustoTexts.find((other) => other.node.isSame(node));
  return { text, offset, decodedOffset, scope, kusto };
}

/** Returns the expression that the cursor is in; behind its `@` or inside `@{…}`. */
export function expressionAt({ text, decodedOffset }: TextAtCursor): ParsedExpression | undefined {
  const isAround = ({ span }: ParsedExpression) => span.start <= decodedOffset && decodedOffset <= span.end;
  if (text.kind === "expression") return isAround(text.expression) ? text.expression : undefined;
  if (text.kind !== "interpolated") return undefined;
  for (const part of text.parts) {
    if (part.kind === "interpolation" && isAround(part.expression)) return part.expression;
  }
  return undefined;
}

/** Returns the cursor's place in the KQL that its string holds; `undefined` in what an expression computes. */
export function kqlOffsetAt({ kusto, offset }: TextAtCursor): number | undefined {
  let length = 0;
  for (const part of kusto?.kql.text.parts ?? []) {
    const inside = part.kind === "literal" ? offsetIn(part.text, offset) : undefined;
    if (inside !== undefined) return length + inside;
    length += part.kind === "literal" ? part.text.text.length : 1;
  }
  return undefined;
}

/** An offset between the characters of an escape has no place in what it stands for. */
function offsetIn(text: MappedText, offset: number): number | undefined {
  const inside = text.fromDocument(offset);
  if (inside === undefined) return undefined;
  const isStart = text.toDocument({ start: inside, end: inside }).start === offset;
  const isEnd = inside > 0 && text.toDocument({ start: inside - 1, end: inside }).end === offset;
  return isStart || isEnd ? inside : undefined;
}

/** The inner `value` of an Expression object stands for the object. */
function wholeValue(node: JsonNode): JsonNode {
  const { parent } = node;
  return parent !== undefined && unwrap(parent).isSame(node) ? parent : node;
}

function isUnderEvaluatedKeys(node: JsonNode, resource: Resource): boolean {
  for (let current: JsonNode | undefined = node; current !== undefined; current = current.parent) {
    if (current.isSame(resource.node)) return true;
    if (KEYS_WITHOUT_EXPRESSIONS.has(current.key ?? "")) return false;
  }
  return false;
}
