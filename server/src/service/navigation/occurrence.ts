import { editAt } from "../../expression/encodeAt";
import { replaceName } from "../../expression/replaceName";
import { nodesIn, type ParsedExpression } from "../../expression/syntax";
import type { AdfText } from "../../expression/value";
import type { JsonNode } from "../../json/node";
import { encodeJsonString } from "../../text/jsonString";
import type { MappedText } from "../../text/mappedText";
import type { Span } from "../../text/span";
import type { TextEdit } from "../../text/textEdit";
import type { FactorySymbol } from "./symbol";

/** A place where a symbol is named. */
export interface Occurrence {
  readonly symbol: FactorySymbol;
  readonly isDefinition: boolean;
  /** The name alone, without quotes; empty where a file's name is all that names it. */
  readonly span: Span;
  /** Returns the edit that writes another name here; `undefined` where none stands. */
  readonly write: (newName: string) => TextEdit | undefined;
}

/** Returns where the name stands that a JSON string holds, without its quotes; `undefined` where there is none. */
export function nameSpanIn(node: JsonNode | undefined): Span | undefined {
  const text = nameIn(node);
  return text?.toDocument({ start: 0, end: text.text.length });
}

/** Returns where a JSON string as a whole names a symbol; `undefined` for an empty or computed one. */
export function inString(
  node: JsonNode | undefined,
  isDefinition: boolean,
  symbolNamed: (name: string) => FactorySymbol,
): Occurrence | undefined {
  const text = nameIn(node);
  if (text === undefined) return undefined;
  return atSpan(symbolNamed(text.text), isDefinition, text.toDocument({ start: 0, end: text.text.length }));
}

/** Returns where a part of a JSON string names a symbol. */
export function atSpan(symbol: FactorySymbol, isDefinition: boolean, span: Span): Occurrence {
  return { symbol, isDefinition, span, write: (newName) => ({ span, newText: encodeJsonString(newName) }) };
}

/** Returns where the key of a property names a symbol; `undefined` for what is no property. */
export function inKey(
  symbol: FactorySymbol,
  isDefinition: boolean,
  property: JsonNode,
): Occurrence | undefined {
  const { keySpan } = property;
  if (keySpan === undefined || property.key === "") return undefined;
  const raw = property.documentText.slice(keySpan.start, keySpan.end);
  const isQuoted = raw.length >= 2 && raw.startsWith('"') && raw.endsWith('"');
  if (isQuoted) return atSpan(symbol, isDefinition, { start: keySpan.start + 1, end: keySpan.end - 1 });
  const write = (newName: string) => ({ span: keySpan, newText: JSON.stringify(newName) });
  return { symbol, isDefinition, span: keySpan, write };
}

/** Returns where an expression of a text uses a symbol. `nameSpan` counts in offsets of the expression. */
export function inExpression(
  symbol: FactorySymbol,
  text: AdfText,
  expression: ParsedExpression,
  nameSpan: Span,
): Occurrence {
  return {
    symbol,
    isDefinition: false,
    span: expression.toDocument(nameSpan),
    write: (newName) =>
      replaceName(text, expression, nameSpan, newName) ?? replaceMember(text, expression, nameSpan, newName),
  };
}

/** Writes `['New name']` in the place of `.name`: behind a dot only plain names can stand. */
function replaceMember(
  text: AdfText,
  expression: ParsedExpression,
  nameSpan: Span,
  newName: string,
): TextEdit | undefined {
  for (const node of nodesIn(expression.root)) {
    if (node.kind !== "member" || node.nameSpan.start !== nameSpan.start) continue;
    const written = `${node.isSafe ? "?" : ""}['${newName.replaceAll("'", "''")}']`;
    const span = expression.toDocument({ start: node.target.span.end, end: node.span.end });
    return editAt(text, span, written);
  }
  return undefined;
}

/** The name that a JSON string holds; none where an ARM template computes it. */
function nameIn(node: JsonNode | undefined): MappedText | undefined {
  const text = node?.text;
  if (node === undefined || text === undefined || text.text === "") return undefined;
  return node.hasBracketExpressions && text.text.startsWith("[") ? undefined : text;
}
