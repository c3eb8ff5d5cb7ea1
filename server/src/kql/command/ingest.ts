import type { Span } from "../../text/span";
import type { Token } from "../lexer";
import { stringContent } from "../strings";
import {
  findTopLevel,
  insideBrackets,
  isCommandWord,
  isPunctuation,
  type KqlTokens,
  splitAt,
  type TokenRange,
  topLevelOf,
} from "../tokens";
import type { CommandStart } from "./commands";

/** The `format` of an `.ingest` command: as written in it, `absent` (the service reads CSV), or computed. */
export type IngestFormat =
  | { readonly kind: "literal"; readonly format: string; readonly span: Span }
  | { readonly kind: "absent" }
  | { readonly kind: "unknown" };

/** An `.ingest` command that reads files. */
export interface Ingest {
  /** The dot and the verb. */
  readonly span: Span;
  readonly format: IngestFormat;
}

/**
 * Returns the `.ingest` commands that read files, those of a script among them; `.ingest inline` reads none.
 *
 * https://learn.microsoft.com/kusto/management/data-ingestion/ingest-from-storage
 */
export function readIngests(kql: KqlTokens, commands: readonly CommandStart[]): readonly Ingest[] {
  return commands.flatMap(({ verb, start, end, argument }) => {
    if (verb !== "ingest" || isCommandWord(kql.tokens[argument.from], "inline")) return [];
    return [{ span: { start, end }, format: readFormat(kql, argument) }];
  });
}

function readFormat(kql: KqlTokens, argument: TokenRange): IngestFormat {
  const index = findTopLevel(kql, argument, "with");
  const hasProperties = index !== undefined && isPunctuation(kql.tokens[index + 1], "(");
  const properties = hasProperties ? insideBrackets(kql, index + 1) : undefined;
  for (const property of properties === undefined ? [] : splitAt(kql, properties, ",")) {
    const [name, equals, value] = kql.tokens.slice(property.from, property.to);
    if (name?.text.toLowerCase() !== "format" || !isPunctuation(equals, "=")) continue;
    return value === undefined ? { kind: "absent" } : formatIn(kql, value);
  }
  const mayHoldFormat =
    properties === undefined ? mayHoldProperties(kql, argument) : hasHoleAlone(kql, properties);
  return { kind: mayHoldFormat ? "unknown" : "absent" };
}

function formatIn(kql: KqlTokens, value: Token): IngestFormat {
  if (value.hasHole) return { kind: "unknown" };
  const span = value.kind === "string" ? stringContent(value) : { start: value.start, end: value.end };
  return { kind: "literal", format: kql.source.text.slice(span.start, span.end).toLowerCase(), span };
}

/** A hole can hold the properties unless it is the name of the table. */
function mayHoldProperties(kql: KqlTokens, range: TokenRange): boolean {
  for (const index of topLevelOf(kql, range)) {
    if (kql.tokens[index]?.kind === "hole" && !isCommandWord(kql.tokens[index - 1], "table")) return true;
  }
  return false;
}

function hasHoleAlone(kql: KqlTokens, properties: TokenRange): boolean {
  return splitAt(kql, properties, ",").some(({ from }) => kql.tokens[from]?.hasHole === true);
}
