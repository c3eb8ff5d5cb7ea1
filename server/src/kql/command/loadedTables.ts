import type { Span } from "../../text/span";
import { nameAt } from "../names";
import { stringContent } from "../strings";
import { isCommandWord, isPunctuation, type KqlTokens } from "../tokens";
import type { CommandStart } from "./commands";
import { loadsTable } from "./ingestCommands";

/**
 * Returns where the commands that load a table name it, without brackets and quotes, in their order. What stands there
 * may hold an expression, or be one.
 */
export function loadedTables(kql: KqlTokens, commands: readonly CommandStart[]): readonly Span[] {
  return commands
    .filter((command) => loadsTable(kql, command))
    .map((command) => tablePlace(kql, command))
    .filter((place) => place !== undefined);
}

/**
 * https://learn.microsoft.com/kusto/management/data-ingestion/ingest-from-storage#syntax
 * https://learn.microsoft.com/kusto/management/data-ingestion/ingest-from-query#syntax
 */
function tablePlace(kql: KqlTokens, { verb, argument }: CommandStart): Span | undefined {
  const words = verb === "ingest" ? ["inline", "async", "into", "table"] : ["async"];
  const index = behindWords(kql, argument.from, words);
  const token = kql.tokens[index];
  if (index >= argument.to || token === undefined) return undefined;
  if (token.kind === "hole") return { start: token.start, end: token.end };
  const quoted = isPunctuation(token, "[") ? kql.tokens[index + 1] : undefined;
  if (quoted?.kind === "string") return stringContent(quoted);
  return nameAt(kql, index, argument.to);
}

function behindWords(kql: KqlTokens, from: number, words: readonly string[]): number {
  let index = from;
  for (const word of words) if (isCommandWord(kql.tokens[index], word)) index++;
  return index;
}
