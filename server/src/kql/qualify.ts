import type { Insertion } from "./append";
import { nameAt } from "./names";
import type { Statement } from "./statements";
import { isPunctuation, type KqlTokens, type TokenRange } from "./tokens";
import { escapeString } from "./write";

/** Operators and functions whose operands may name further tables. */
const TABLE_TAKERS: ReadonlySet<string> = new Set([
  ...["join", "lookup", "union", "invoke", "partition", "fork", "facet", "find", "search", "macro-expand"],
  ...["in", "has_any", "has_all", "toscalar", "totable", "materialize"],
  ...["database", "cluster", "table", "materialized_view", "external_table", "stored_query_result"],
]);

/**
 * Returns how to make a query name the database of its table, `database('Sales').Orders | …`, so that it can run in
 * another one; `undefined` when more than the name at its head may stand for a table.
 * https://learn.microsoft.com/kusto/query/cross-cluster-or-database-queries
 */
export function qualifyTable(
  kql: KqlTokens,
  statements: readonly Statement[],
  database: string,
): Insertion | undefined {
  const [statement, ...others] = statements.filter(({ kind }) => kind !== "set");
  if (statement?.kind !== "tabular" || others.length > 0) return undefined;
  const { head, operators } = statement.pipeline;
  const name = nameAt(kql, head.from, head.to);
  if (name === undefined || name.next !== head.to || name.hasHole) return undefined;
  if (mayNameTable(kql, { from: head.from, to: statement.range.to }, operators.length)) return undefined;
  return { offset: name.start, newText: `database('${escapeString(database)}').` };
}

function mayNameTable(kql: KqlTokens, range: TokenRange, operatorCount: number): boolean {
  const tokens = kql.tokens.slice(range.from, range.to);
  const pipes = tokens.filter((token) => isPunctuation(token, "|"));
  if (pipes.length !== operatorCount) return true;
  return tokens.some(
    ({ kind, text, hasHole }) => (hasHole && kind !== "string") || TABLE_TAKERS.has(text.replace("!", "")),
  );
}
