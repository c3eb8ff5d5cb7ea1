import type { JsonNode } from "../json/node";
import { encodeJsonString } from "../text/jsonString";
import type { Span } from "../text/span";
import { type AdfText, classifyText, type DeployedText } from "./adfText";
import { type ExpressionProblem, nodesIn, type ParsedExpression } from "./syntax";
import { templateText } from "./template/deployedText";
import { withoutEscape } from "./template/evaluate";
import { isTemplateExpression } from "./template/parser";
import { TextPlaces, unwrap } from "./textPlaces";

export type {
  AdfText,
  DeployedText,
  ExpressionText,
  InterpolatedText,
  LiteralText,
} from "./adfText";
export { unwrap } from "./textPlaces";

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
  if (!node.hasBracketExpressions) return classifyText(base, text);
  if (isTemplateExpression(text.text)) return templateText(base, text);
  return classifyText(base, withoutEscape(text));
}

/** Returns whether a value is computed: by an expression, or by an ARM template. */
export function isExpression(node: JsonNode): boolean {
  if (plainString(node) !== undefined) return false;
  const text = readText(node);
  return text !== undefined && meaningOf(text)?.kind !== "literal";
}

/**
 * Returns the text of a value without expressions; `undefined` for a computed text and for any other type. What an ARM
 * template puts together of literal text alone counts as such.
 */
export function literalString(node: JsonNode): string | undefined {
  const plain = plainString(node);
  if (plain !== undefined) return plain;
  const text = readText(node);
  const meaning = text && meaningOf(text);
  return meaning?.kind === "literal" ? meaning.text.text : undefined;
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

/** Returns decoded text as it is written into a value that no ARM template computes. */
export function encodeFor({ isShownAlone }: AdfText, decoded: string): string {
  return isShownAlone === true ? decoded : encodeJsonString(decoded);
}

/** Returns what Data Factory is given: of an ARM template's text what it yields, as far as that is known. */
export function meaningOf(text: AdfText): DeployedText | undefined {
  return text.kind === "template" ? text.deployed : text;
}

/**
 * Yields the parsed expressions of a text in document order, also of one that an ARM template puts together. None for a
 * literal.
 */
export function* parsedExpressionsOf(text: AdfText): Generator<ParsedExpression> {
  const meaning = meaningOf(text);
  if (meaning?.kind === "expression") yield meaning.expression;
  if (meaning?.kind !== "interpolated") return;
  for (const part of meaning.parts) if (part.kind === "interpolation") yield part.expression;
}

/** Returns whether an ARM template decides what a text, or an expression in it, evaluates. */
export function hasUnknownExpression(text: AdfText): boolean {
  if (text.kind !== "template") return false;
  if (text.deployed === undefined) return true;
  return [...parsedExpressionsOf(text)].some(({ root }) =>
    [...nodesIn(root)].some(({ kind }) => kind === "unknown"),
  );
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
  if (root.hasBracketExpressions) {
    yield* computedTextsOfTemplate(root, skippedKeys);
    return;
  }
  // Most strings are no expressions: an expression has an "@".
  const places = new TextPlaces(root, skippedKeys);
  for (const string of root.stringsThatMayHold("@")) {
    const place = places.around(string);
    const text = place && readText(place);
    if (text !== undefined && text.kind !== "literal") yield text;
  }
}

/** Visits every value of an ARM template: what its strings mean is not told by a character in them. */
function* computedTextsOfTemplate(root: JsonNode, skippedKeys: ReadonlySet<string>): Generator<AdfText> {
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

/** Returns the value of a string that is no expression at first sight, which spares mapping it. */
function plainString(node: JsonNode): string | undefined {
  const text = unwrap(node).stringValue;
  return text !== undefined && isPlainText(text, node.hasBracketExpressions) ? text : undefined;
}

/** Returns whether a text without its JSON escapes can only be a literal. */
function isPlainText(text: string, hasBracketExpressions: boolean): boolean {
  return !text.includes("@") && !(hasBracketExpressions && text.startsWith("["));
}
