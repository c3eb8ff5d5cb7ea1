import { isCommandWord, type KqlTokens, topLevelOf } from "../tokens";
import type { CommandStart } from "./commands";

const ERROR_COLUMN = "haserrors";

/**
 * Returns whether a text is an `.ingest` command that waits for its result and surely does not look whether that
 * reports errors. `.ingest async` gives an operation to ask for, `.ingest inline` nothing of errors.
 *
 * https://learn.microsoft.com/kusto/management/data-ingestion/ingest-from-storage
 */
export function ignoresIngestErrors(kql: KqlTokens, first: CommandStart | undefined): boolean {
  if (first?.verb !== "ingest" || !first.isKnown) return false;
  const mode = kql.tokens[first.argument.from];
  if (isCommandWord(mode, "async") || isCommandWord(mode, "inline")) return false;
  return !kql.source.text.toLowerCase().includes(ERROR_COLUMN) && !mayHoldMore(kql);
}

/** An expression can bring the rest of the text unless it is the name of the table or stands in brackets. */
function mayHoldMore(kql: KqlTokens): boolean {
  for (const index of topLevelOf(kql, { from: 0, to: kql.tokens.length })) {
    if (kql.tokens[index]?.kind === "hole" && !isCommandWord(kql.tokens[index - 1], "table")) return true;
  }
  return false;
}
