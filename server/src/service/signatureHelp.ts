import { findFunction } from "../expression/functions";
import { readTokensBefore } from "../expression/openCalls";
import type { Analysis } from "../factory/analysis";
import { kqlCallAt } from "../kql/cursorPlace";
import { findEntry } from "../kql/library/library";
import type { Span } from "../text/span";
import { explainEntry, explainFunction } from "./language/explain";
import type { ShownKql } from "./language/shownKql";
import { expressionAt, kqlOffsetAt, type TextAtCursor, textAt } from "./language/textAt";

/** How the function around a cursor is called. */
export interface SignatureHelp {
  /** The call with its arguments: `bin(value, roundTo)`. */
  readonly signature: string;
  /** Markdown. */
  readonly documentation: string;
  /** The arguments, as places in the signature. */
  readonly parameters: readonly Span[];
  /** Which of them the cursor is at; `undefined` behind the last one. */
  readonly activeParameter: number | undefined;
}

/** Returns how the innermost function around an offset is called; `undefined` outside of calls of known functions. */
export function signatureHelp(source: Analysis | ShownKql, offset: number): SignatureHelp | undefined {
  const cursor = textAt(source, offset);
  if (cursor === undefined) return undefined;
  return signatureInKql(cursor) ?? signatureInExpression(cursor);
}

function signatureInExpression(cursor: TextAtCursor): SignatureHelp | undefined {
  const expression = expressionAt(cursor);
  if (expression === undefined) return undefined;
  const { text, span } = expression;
  const call = readTokensBefore(text.text, span.start, cursor.decodedOffset).calls.at(-1);
  const known = call === undefined ? undefined : findFunction(call.name);
  if (call === undefined || known === undefined) return undefined;
  return describe(known.signature, explainFunction(known), call.argumentIndex);
}

function signatureInKql(cursor: TextAtCursor): SignatureHelp | undefined {
  const offset = kqlOffsetAt(cursor);
  if (cursor.kusto === undefined || offset === undefined) return undefined;
  const call = kqlCallAt(cursor.kusto.kql.lexed, offset);
  const entry =
    call === undefined ? undefined : findEntry(call.name, ["scalarFunction", "aggregation", "plugin"]);
  if (call === undefined || entry === undefined) return undefined;
  return describe(entry.signature, explainEntry(entry), call.argumentIndex);
}

function describe(signature: string, documentation: string, argumentIndex: number): SignatureHelp {
  const parameters = parametersOf(signature);
  const last = parameters.at(-1);
  const isOpenEnded = last !== undefined && signature.slice(last.start, last.end) === "…";
  const index = isOpenEnded ? Math.min(argumentIndex, parameters.length - 1) : argumentIndex;
  const activeParameter = index < parameters.length ? index : undefined;
  return { signature, documentation, parameters, activeParameter };
}

function parametersOf(signature: string): readonly Span[] {
  const spans: Span[] = [];
  const end = signature.lastIndexOf(")");
  for (let start = signature.indexOf("(") + 1; start < end; ) {
    const comma = signature.indexOf(", ", start);
    const stop = comma === -1 ? end : comma;
    spans.push({ start, end: stop });
    start = stop + 2;
  }
  return spans;
}
