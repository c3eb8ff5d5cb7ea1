import type { Span } from "../text/span";
import type { CommandStart } from "./command/commands";
import { type Name, nameAt } from "./names";
import { isCommandWord, isPunctuation, type KqlTokens } from "./tokens";

/** A command that throws away what a table held: the span reaches from its dot to the table's name. */
export interface Replacement extends Span {
  readonly table: string;
  /** Whether it only clears the table. */
  readonly isClear: boolean;
}

/**
 * Returns the commands that replace or clear the data of a table with a literal name.
 *
 * https://learn.microsoft.com/kusto/management/data-ingestion/ingest-from-query
 * https://learn.microsoft.com/kusto/management/replace-extents
 * https://learn.microsoft.com/kusto/management/clear-table-data-command
 */
export function replacementsIn(kql: KqlTokens, commands: readonly CommandStart[]): readonly Replacement[] {
  return commands.flatMap((command) => {
    const table = replacedTable(kql, command);
    if (table === undefined || table.hasHole) return [];
    return [{ start: command.start, end: table.end, table: table.text, isClear: command.verb === "clear" }];
  });
}

function replacedTable(kql: KqlTokens, { verb, argument }: CommandStart): Name | undefined {
  const start = isCommandWord(kql.tokens[argument.from], "async") ? argument.from + 1 : argument.from;
  switch (verb) {
    case "set-or-replace":
      return nameAt(kql, start, argument.to);
    case "clear": {
      const table = nameBehind(kql, start, argument.to, ["table"]);
      return table !== undefined && isCommandWord(kql.tokens[table.next], "data") ? table : undefined;
    }
    case "replace":
      return replacedExtents(kql, start, argument.to);
    default:
      return undefined;
  }
}

/** Extents that an expression chooses may be others each time. */
function replacedExtents(kql: KqlTokens, from: number, to: number): Name | undefined {
  const table = nameBehind(kql, from, to, ["extents", "in", "table"]);
  if (table === undefined || !isPunctuation(kql.tokens[to], "<|")) return table;
  return kql.tokens.slice(to).some((token) => token.hasHole) ? undefined : table;
}

function nameBehind(kql: KqlTokens, from: number, to: number, words: readonly string[]): Name | undefined {
  const isThere = words.every((word, index) => isCommandWord(kql.tokens[from + index], word));
  return isThere ? nameAt(kql, from + words.length, to) : undefined;
}
