import { isCommandWord, type KqlTokens } from "../tokens";
import type { CommandStart } from "./commands";

/** What a command does to a table: it adds rows to those that are there, or puts rows in their place. */
export type Loading = "adds" | "replaces";

/** https://learn.microsoft.com/kusto/management/data-ingestion/ */
const LOADING_VERBS: ReadonlyMap<string, Loading> = new Map<string, Loading>([
  ["append", "adds"],
  ["ingest", "adds"],
  ["set", "adds"],
  ["set-or-append", "adds"],
  ["set-or-replace", "replaces"],
]);

/**
 * Returns what the first of the commands that load a table does; `undefined` when none does.
 * `.set stored_query_result` only keeps a result for a while.
 */
export function loadingOf(kql: KqlTokens, commands: readonly CommandStart[]): Loading | undefined {
  const loading = commands.find((command) => loadsTable(kql, command));
  return loading && LOADING_VERBS.get(loading.verb);
}

/** Returns whether a command loads a table. */
export function loadsTable(kql: KqlTokens, { verb, argument: { from } }: CommandStart): boolean {
  const target = isCommandWord(kql.tokens[from], "async") ? from + 1 : from;
  return LOADING_VERBS.has(verb) && !isCommandWord(kql.tokens[target], "stored_query_result");
}
