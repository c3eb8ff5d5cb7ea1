import { editAt } from "../../expression/encodeAt";
import { replaceName } from "../../expression/replaceName";
import { nodesIn, type ParsedExpression } from "../../expression/syntax";
import { readName } from "../../expression/template/name";
import type { AdfText } from "../../expression/value";
import type { JsonNode } from "../../json/node";
import { encodeJsonString } from "../../text/jsonString";
import type { Span } from "../../text/span";
import type { TextEdit } from "../../text/textEdit";
import type { FactorySymbol } from "./symbol";

/** A place where a symbol is named. */
export interface Occurrence {
  readonly symbol: FactorySymbol;
  readonly isDefinition: boolean;
  /** The name alone, without quotes; empty where a file's name is all that names it. */
  readonly span: Span;
  /** Returns the edit that writes another name here; `undefined` where none can stand. */
  readonly write: (newName: string) => TextEdit | undefined;
}

/**
 * Returns where the name stands that a JSON string holds, without its quotes, or the expression of a template that puts
 * it together; `undefined` where there is none.
 */
export function nameSpanIn(node: JsonNode | undefined): Span | undefined {
  return nameIn(node)?.span;
}

/** Returns where a JSON string as a whole names a symbol; `undefined` for an empty one, and one that cannot be told. */
export function inString(
  node: JsonNode | undefined,
  isDefinition: boolean,
  symbolNamed: (name: string) => FactorySymbol,
): Occurrence | undefined {
  const found = nameIn(node);
  if (found === undefined) return undefined;
  const { name, span, isComputed } = found;
  const symbol = symbolNamed(name);
  return isComputed ? inTemplate(symbol, isDefinition, span) : atSpan(symbol, isDefinition, span);
}

/** Returns where an expression of an ARM template puts the name of a symbol together; no other name is written there. */
export function inTemplate(symbol: FactorySymbol, isDefinition: boolean, span: Span): Occurrence {
  return { symbol, isDefinition, span, write: () => undefined };
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

/** The name that a JSON string holds, and where. */
interface FoundName {
  readonly name: string;
  /** The string's content. */
  readonly span: Span;
  /** Whether an ARM template puts it together. */
  readonly isComputed: boolean;
}

function nameIn(node: JsonNode | undefined): FoundName | undefined {
  const text = node?.text;
  const name = node && readName(node);
  if (text === undefined || name === undefined || name === "") return undefined;
  const span = text.toDocument({ start: 0, end: text.text.length });
  return { name, span, isComputed: name !== text.text };
}
