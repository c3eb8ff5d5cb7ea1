import type { Statement } from "./statements";
import { isPunctuation, type KqlTokens } from "./tokens";

/** What a KQL text is; `unknown` when an expression gives its beginning. */
export type KqlKind = "query" | "command" | "unknown" | "empty";

/**
 * Returns whether a text is a query or a management command: the first character behind blanks and comments tells.
 *
 * https://learn.microsoft.com/kusto/management/#differentiating-management-commands-from-queries
 */
export function kindOf(kql: KqlTokens): KqlKind {
  const first = kql.tokens[0];
  if (first === undefined) return "empty";
  if (startsWithHole(kql)) return "unknown";
  return isPunctuation(first, ".") ? "command" : "query";
}

/** Returns whether the first character behind blanks and comments is computed. */
function startsWithHole(kql: KqlTokens): boolean {
  const first = kql.tokens[0];
  return first !== undefined && kql.source.isHole(first.start);
}

/**
 * Returns whether an expression gives what matters of a query: its beginning, and no literal operator follows.
 * Nothing can then be said of its rows.
 */
export function isOpaque(kql: KqlTokens, statements: readonly Statement[]): boolean {
  if (!startsWithHole(kql)) return false;
  const operators = statements.flatMap(({ pipeline }) => pipeline.operators);
  return !operators.some(({ name }) => name?.kind === "identifier" && !name.hasHole);
}
