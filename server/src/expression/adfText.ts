import type { JsonNode } from "../json/node";
import type { MappedText } from "../text/mappedText";
import type { Span } from "../text/span";
import { type InterpolatedPart, splitInterpolatedText } from "./interpolation";
import { parseExpression } from "./parser";
import type { ParsedExpression } from "./syntax";

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

/** Where a text stands. */
export type TextBase = Pick<AdfTextBase, "node" | "isExpressionObject">;

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

/** A part of a text that an ARM template computes. */
export interface UnknownPart {
  readonly kind: "unknown";
  /** In offsets of the decoded text. */
  readonly span: Span;
}

/** A text with expressions inside: `…@{…}…`, or with parts that an ARM template computes. */
export interface InterpolatedText extends AdfTextBase {
  readonly kind: "interpolated";
  readonly parts: readonly (InterpolatedPart | UnknownPart)[];
}

/** What a string means once a template is deployed; in its texts a `HOLE_CHARACTER` stands for what stays unknown. */
export type DeployedText = LiteralText | ExpressionText | InterpolatedText;

/** A string that an ARM template computes: `[…]`. */
export interface TemplateText extends AdfTextBase {
  readonly kind: "template";
  /** What Data Factory is given in its place, as far as the template tells; `undefined` where it tells nothing. */
  readonly deployed: DeployedText | undefined;
}

/** What a JSON string means to Azure Data Factory. */
export type AdfText = DeployedText | TemplateText;

/** Returns what a decoded string means that no ARM template computes. Parses the expressions in it. */
export function classifyText(base: TextBase, decoded: MappedText): DeployedText {
  const { text } = decoded;
  if (!text.includes("@")) return literalOf(base, decoded, decoded);

  if (isOneExpression(text)) {
    const span = { start: 1, end: text.length };
    const expression = parseExpression(decoded, span, { start: 0, end: text.length });
    return { ...base, decoded, kind: "expression", expression };
  }
  const parts = splitInterpolatedText(decoded);
  const [first] = parts;
  if (parts.length === 1 && first?.kind === "literal") return literalOf(base, decoded, first.text);
  return { ...base, decoded, kind: "interpolated", parts };
}

/**
 * Returns whether a string is an expression as a whole.
 * https://learn.microsoft.com/azure/data-factory/control-flow-expression-language-functions#expressions
 */
export function isOneExpression(text: string): boolean {
  return text.startsWith("@") && text[1] !== "@" && text[1] !== "{";
}

/** Written out, since most texts are literals and copying `base` would be most of the cost of reading them. */
function literalOf(
  { node, isExpressionObject }: TextBase,
  decoded: MappedText,
  text: MappedText,
): LiteralText {
  return { node, isExpressionObject, decoded, kind: "literal", text };
}
