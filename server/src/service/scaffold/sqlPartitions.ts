import { literalPiece, type TextPiece } from "../../expression/textPieces";

/** A table of a SQL database and the column that its months are taken from. */
export interface PartitionedTable {
  /** As people write it, such as `dbo.Readings`. */
  readonly table: string;
  /** A column of dates. */
  readonly column: string;
}

/**
 * Returns the query that lists the months of a table, a row each, with `PartitionStart` and `PartitionEnd` as texts of
 * the form that T-SQL reads alike under every language setting. Bounded, since a Lookup returns 5,000 rows at most.
 * https://learn.microsoft.com/sql/t-sql/functions/cast-and-convert-transact-sql#date-and-time-styles
 * https://learn.microsoft.com/azure/data-factory/control-flow-lookup-activity
 */
export function monthsQuery({ table, column }: PartitionedTable): string {
  const date = quoteName(column);
  return [
    "SELECT TOP (5000) CONVERT(char(8), MonthStart, 112) AS PartitionStart,",
    "  CONVERT(char(8), DATEADD(month, 1, MonthStart), 112) AS PartitionEnd",
    `FROM (SELECT DISTINCT DATEFROMPARTS(YEAR(${date}), MONTH(${date}), 1) AS MonthStart`,
    `  FROM ${quoteTable(table)} WHERE ${date} IS NOT NULL) AS Months`,
    "ORDER BY MonthStart",
  ].join("\n");
}

/** Returns the query that reads the rows of one month, whose borders expressions give. */
export function monthQuery(
  { table, column }: PartitionedTable,
  month: { readonly start: string; readonly end: string },
): readonly TextPiece[] {
  const date = quoteName(column);
  return [
    literalPiece(`SELECT * FROM ${quoteTable(table)}\nWHERE ${date} >= '`),
    { kind: "expression", source: month.start },
    literalPiece(`' AND ${date} < '`),
    { kind: "expression", source: month.end },
    literalPiece("'"),
  ];
}

/** Only the first point stands between schema and table: behind it, it belongs to the name. */
function quoteTable(table: string): string {
  const [, schema = "dbo", name = table] = /^\[?([^.[\]]+)\]?\.(.+)$/s.exec(table) ?? [];
  return `${quoteName(schema)}.${quoteName(name)}`;
}

/** https://learn.microsoft.com/sql/relational-databases/databases/database-identifiers */
function quoteName(name: string): string {
  const plain = /^\[(.*)\]$/s.exec(name)?.[1] ?? name;
  return `[${plain.replaceAll("]", "]]")}]`;
}
