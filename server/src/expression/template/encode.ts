import type { JsonNode } from "../../json/node";
import { encodeJsonString } from "../../text/jsonString";
import { contains, overlaps, type Span } from "../../text/span";
import { readFormat } from "./format";
import { templateExpressionOf } from "./resolve";
import type { TemplateNode, TemplateString } from "./syntax";

/**
 * Returns text as it has to be written into a string that is an expression of an ARM template, so that it yields that
 * text at a place: escaped for the literal that the place lies in, or as one more argument of a `concat`. `undefined`
 * where the place is in none.
 *
 * @param place In the document; empty for text that is added.
 */
export function encodeInTemplate(string: JsonNode, place: Span, added: string): string | undefined {
  const expression = templateExpressionOf(string);
  const start = expression?.text.fromDocument(place.start);
  const end = expression?.text.fromDocument(place.end);
  if (expression === undefined || start === undefined || end === undefined) return undefined;
  const escaped = escapeAt(expression.root, { start, end }, place, added);
  return escaped === undefined ? undefined : encodeJsonString(escaped);
}

/** @param span The place in offsets of the expression. */
function escapeAt(root: TemplateNode, span: Span, place: Span, added: string): string | undefined {
  const pending: TemplateNode[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (isIn(node, span)) return escapeQuotes(added);
    if (node.kind !== "call" || !contains(node.span, span)) continue;
    const [first] = node.arguments;
    if (node.name === "format" && first !== undefined && isIn(first, span)) {
      return escapeFormat(first, place, added);
    }
    // What other calls are given is no part of the text.
    if (node.name !== "concat") continue;
    const isBehind = node.arguments.some((argument) => argument.span.end === span.start);
    if (isBehind && span.start === span.end) return `, '${escapeQuotes(added)}'`;
    pending.push(...node.arguments);
  }
  return undefined;
}

function isIn(node: TemplateNode, span: Span): node is TemplateString {
  return node.kind === "string" && contains(node.contentSpan, span);
}

/** The place of an argument, such as `{0}`, is no text. */
function escapeFormat({ value }: TemplateString, place: Span, added: string): string | undefined {
  const isInText = readFormat(value)?.every(
    (part) => part.kind === "literal" || !overlaps(value.toDocument(part.span), place),
  );
  return isInText === true ? escapeQuotes(added).replace(/[{}]/g, "$&$&") : undefined;
}

function escapeQuotes(text: string): string {
  return text.replaceAll("'", "''");
}
