/**
 * What an operator does to the number of rows that a result can have.
 *
 * `keeps`: no more rows than it gets. `one`: at most one row, or one for each column. `limits`: the number behind
 * it. `adds`: any number of rows. `unclear`: it adds rows or not, as its argument says.
 */
export type RowEffect = "keeps" | "one" | "limits" | "adds" | "unclear" | "summarizes" | "unites" | "joins";

/**
 * The operators whose effect on rows is known. Of the others, among them `top-nested` and `fork`, nothing is claimed.
 * https://learn.microsoft.com/kusto/query/tabular-operators
 */
export const ROW_EFFECTS: ReadonlyMap<string, RowEffect> = new Map<string, RowEffect>([
  ["as", "keeps"],
  ["assert-schema", "keeps"],
  ["distinct", "keeps"],
  ["extend", "keeps"],
  ["filter", "keeps"],
  ["graph-mark-components", "keeps"],
  ["graph-where-edges", "keeps"],
  ["graph-where-nodes", "keeps"],
  ["make-graph", "keeps"],
  ["order", "keeps"],
  ["parse", "keeps"],
  ["parse-kv", "keeps"],
  ["parse-where", "keeps"],
  ["project", "keeps"],
  ["project-away", "keeps"],
  ["project-by-names", "keeps"],
  ["project-keep", "keeps"],
  ["project-rename", "keeps"],
  ["project-reorder", "keeps"],
  ["project-smart", "keeps"],
  ["reduce", "keeps"],
  ["render", "keeps"],
  ["search", "keeps"],
  ["serialize", "keeps"],
  ["sort", "keeps"],
  ["where", "keeps"],
  ["consume", "one"],
  ["count", "one"],
  ["getschema", "one"],
  ["print", "one"],
  ["limit", "limits"],
  ["sample", "limits"],
  ["sample-distinct", "limits"],
  ["take", "limits"],
  ["top", "limits"],
  ["top-hitters", "limits"],
  ["evaluate", "adds"],
  ["find", "adds"],
  ["graph-match", "adds"],
  ["graph-shortest-paths", "adds"],
  ["graph-to-table", "adds"],
  ["invoke", "adds"],
  ["lookup", "adds"],
  ["make-series", "adds"],
  ["mv-apply", "adds"],
  ["mv-expand", "adds"],
  ["mvapply", "adds"],
  ["mvexpand", "adds"],
  ["range", "adds"],
  ["join", "joins"],
  ["summarize", "summarizes"],
  ["union", "unites"],
  ["partition", "unclear"],
  ["scan", "unclear"],
]);
