import type { JsonNode } from "../json/node";
import { encodeJsonString } from "../text/jsonString";
import type { MappedText } from "../text/mappedText";
import type { Span } from "../text/span";
import { type InterpolatedPart, joinTexts, splitInterpolatedText } from "./interpolation";
import { parseExpression } from "./parser";
import { replaceByOne } from "./stringLiteral";
import type { ExpressionProblem, ParsedExpression } from "./syntax";

interface AdfTextBase {
  /** The JSON string; of an Expression object its inner `value`. */
  readonly node: JsonNode;
  /** Whether the string stands in an object `{"value": …, "type": "Expression"}`. */
  readonly isExpressionObject: boolean;
  /** The string with its JSON escapes decoded, and an ARM template's `[[` at its start read as `[`. */
  readonly decoded: MappedText;
  /** Whether it stands in an editor of its own: text is written into it without JSON escapes, and an `@` at its start means itself. */
  readonly isShownAlone?: true;
}

type TextBase = Pick<AdfTextBase, "node" | "isExpressionObject">;

/** A text without expressions. */
export interface LiteralText extends AdfTextBase {
  readonly kind: "literal";
  /** The text with `@@` read as `@`. */
  readonly text: MappedText;
}

/** A string that is one expression: `@…`. */
export interface ExpressionText extends AdfTextBase {
  readonly kind: "expression";
  readonly expression: ParsedExpression;
}

/** A text with expressions inside: `…@{…}…`. */
export interface InterpolatedText extends AdfTextBase {
  readonly kind: "interpolated";
  readonly parts: readonly InterpolatedPart[];
}

/** A string that an ARM template computes, `[…]`; what it yields is unknown. */
export interface TemplateText extends AdfTextBase {
  readonly kind: "template";
}

/** What a JSON string means to Azure Data Factory. */
export type AdfText = LiteralText | ExpressionText | InterpolatedText | TemplateText;

/** The keys whose values Azure Data Factory takes as they stand. */
export const KEYS_WITHOUT_EXPRESSIONS: ReadonlySet<string> = new Set([
  "name",
  "type",
  "referenceName",
  "description",
  "annotations",
  "folder",
  "schema",
  "userProperties",
  "defaultValue",
]);

/**
 * Returns what a string or an Expression object means; `undefined` for any other value. Parses the expressions
 * in it. Whether expressions are looked at in its place is not asked: see `expressionsIn`.
 */
export function readText(node: JsonNode): AdfText | undefined {
  const string = unwrap(node);
  const text = string.text;
  if (text === undefined) return undefined;
  const base = { node: string, isExpressionObject: !string.isSame(node) };
  if (!node.hasBracketExpressions || !text.text.startsWith("[")) return classify(base, text);
  if (!text.text.startsWith("[[")) return { ...base, decoded: text, kind: "template" };
  const bracket = replaceByOne(text, { start: 0, end: 2 });
  return classify(base, joinTexts([bracket, text.slice(2, text.text.length)], 0));
}

/** Returns whether a value is computed: by an expression, or by an ARM template. */
export function isExpression(node: JsonNode): boolean {
  if (plainString(node) !== undefined) return false;
  const text = readText(node);
  return text !== undefined && text.kind !== "literal";
}

/** Returns the text of a value without expressions; `undefined` for a computed text and for any other type. */
export function literalString(node: JsonNode): string | undefined {
  const plain = plainString(node);
  if (plain !== undefined) return plain;
  const text = readText(node);
  return text?.kind === "literal" ? text.text.text : undefined;
}

/**
 * Returns the value of a JSON boolean, also of one in an Expression object. The texts "true" and "false" count, in any
 * case: Data Factory reads them as booleans.
 */
export function literalBoolean(node: JsonNode): boolean | undefined {
  const boolean = unwrap(node).booleanValue;
  if (boolean !== undefined) return boolean;
  const text = literalString(node)?.trim().toLowerCase();
  if (text === "true") return true;
  return text === "false" ? false : undefined;
}

const NUMBER_TEXT = /^\s*[-+]?\d+(?:\.\d+)?\s*$/;

/** Returns the value of a JSON number or of a text that is one, also of one in an Expression object. */
export function literalNumber(node: JsonNode): number | undefined {
  const number = unwrap(node).numberValue;
  if (number !== undefined) return number;
  const text = literalString(node);
  return text !== undefined && NUMBER_TEXT.test(text) ? Number(text) : undefined;
}

/** Returns the place of a text in the document: the string's content, without its quotes. */
export function contentSpan(text: AdfText): Span {
  return text.decoded.toDocument({ start: 0, end: text.decoded.text.length });
}

/** Returns decoded text as it is written into a value. */
export function encodeFor({ isShownAlone }: AdfText, decoded: string): string {
  return isShownAlone === true ? decoded : encodeJsonString(decoded);
}

/** Yields the parsed expressions of a text in document order; none for a literal and for an ARM template's. */
export function* parsedExpressionsOf(text: AdfText): Generator<ParsedExpression> {
  if (text.kind === "expression") yield text.expression;
  if (text.kind !== "interpolated") return;
  for (const part of text.parts) if (part.kind === "interpolation") yield part.expression;
}

/** Yields what is wrong with the expressions of a text, with places in the document. */
export function* problemsOf(text: AdfText): Generator<ExpressionProblem> {
  for (const expression of parsedExpressionsOf(text)) {
    for (const { message, span } of expression.problems) yield { message, span: expression.toDocument(span) };
  }
}

/**
 * Yields the texts with expressions inside a value, itself included, in document order. Skips what stands under
 * keys such as `name` or `defaultValue`, which never hold expressions. Needs no call stack for depth.
 */
export function expressionsIn(root: JsonNode): Generator<AdfText> {
  return computedTextsIn(root, KEYS_WITHOUT_EXPRESSIONS);
}

/**
 * Yields the same without skipping anything: a parameter that a pipeline passes on may be called `name` or `folder` as
 * well. For whoever has to be sure that something is not used.
 */
export function possibleExpressionsIn(root: JsonNode): Generator<AdfText> {
  return computedTextsIn(root, NO_KEYS);
}

const NO_KEYS: ReadonlySet<string> = new Set();

function* computedTextsIn(root: JsonNode, skippedKeys: ReadonlySet<string>): Generator<AdfText> {
  const pending: JsonNode[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (plainString(node) !== undefined) continue;
    const text = readText(node);
    if (text !== undefined) {
      if (text.kind !== "literal") yield text;
      continue;
    }
    const children = [...node.children()].filter((child) => !skippedKeys.has(child.key ?? ""));
    for (let child = children.pop(); child !== undefined; child = children.pop()) pending.push(child);
  }
}

/** Returns the inner value of an Expression object, and any other value as it is. */
export function unwrap(node: JsonNode): JsonNode {
  if (node.get("type")?.stringValue?.toLowerCase() !== "expression") return node;
  return node.get("value") ?? node;
}

function classify(base: TextBase, decoded: MappedText): AdfText {
  const { text } = decoded;
  if (!text.includes("@")) return literalOf(base, decoded, decoded);

  if (text.startsWith("@") && text[1] !== "@" && text[1] !== "{") {
    const span = { start: 1, end: text.length };
    const expression = parseExpression(decoded, span, { start: 0, end: text.length });
    return { ...base, decoded, kind: "expression", expression };
  }
  const parts = splitInterpolatedText(decoded);
  const [first] = parts;
  if (parts.length === 1 && first?.kind === "literal") return literalOf(base, decoded, first.text);
  return { ...base, decoded, kind: "interpolated", parts };
}

/** Written out, since most texts are literals and copying `base` would be most of the cost of reading them. */
function literalOf(
  { node, isExpressionObject }: TextBase,
  decoded: MappedText,
  text: MappedText,
): LiteralText {
  return { node, isExpressionObject, decoded, kind: "literal", text };
}

/** Returns the value of a string that is no expression at first sight, which spares mapping it. */
function plainString(node: JsonNode): string | undefined {
  const text = unwrap(node).stringValue;
  return text !== undefined && isPlainText(text, node.hasBracketExpressions) ? text : undefined;
}

/** Returns whether a text without its JSON escapes can only be a literal. */
function isPlainText(text: string, hasBracketExpressions: boolean): boolean {
  return !text.includes("@") && !(hasBracketExpressions && text.startsWith("["));
}
