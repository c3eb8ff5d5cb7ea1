import type { CommandStart } from "./commands";
import { isWord, type KqlTokens } from "./tokens";

/** https://learn.microsoft.com/kusto/management/data-ingestion/ */
const INGESTING_VERBS: ReadonlySet<string> = new Set([
  "append",
  "ingest",
  "set",
  "set-or-append",
  "set-or-replace",
]);

/** Returns whether a command loads rows into a table; `.set stored_query_result` only keeps a result for a while. */
export function addsRows(kql: KqlTokens, commands: readonly CommandStart[]): boolean {
  return commands.some(({ verb, argument: { from } }) => {
    if (!INGESTING_VERBS.has(verb)) return false;
    const target = isWord(kql.tokens[from], "async") ? from + 1 : from;
    return !isWord(kql.tokens[target], "stored_query_result");
  });
}
