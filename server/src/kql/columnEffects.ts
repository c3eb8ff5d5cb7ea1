import { type Column, type ColumnList, readColumnList, readName } from "./columnNames";
import { nameAt } from "./names";
import { findTopLevel, type KqlTokens, splitAt, type TokenRange } from "./tokens";

/** Nothing is known of the columns. */
export const UNKNOWN_COLUMNS: ColumnList = { columns: [], isComplete: false };

/** What an operator makes of the columns that it gets. */
export type ColumnEffect = (columns: ColumnList, kql: KqlTokens, argument: TokenRange) => ColumnList;

const SCHEMA_COLUMNS = ["ColumnName", "ColumnOrdinal", "DataType", "ColumnType"];

/**
 * The effects of operators on the columns of a result; of those that are not named nothing is known. Those that take
 * another query are in `resultColumns.ts`.
 * https://learn.microsoft.com/kusto/query/tabular-operators
 */
export const COLUMN_EFFECTS: ReadonlyMap<string, ColumnEffect> = new Map<string, ColumnEffect>([
  ...["as", "assert-schema", "consume", "filter", "limit", "order", "render", "sample"].map(keeping),
  ...["serialize", "sort", "take", "top", "where", "project-reorder", "search"].map(keeping),
  ...["parse", "parse-where", "parse-kv", "mv-apply"].map(widening),
  ["count", () => completeList(["Count"])],
  ["getschema", () => completeList(SCHEMA_COLUMNS)],
  ["distinct", choose],
  ["project", choose],
  ["project-keep", choose],
  ["extend", extend],
  ["mv-expand", extend],
  ["project-away", removeColumns],
  ["project-rename", renameColumns],
  ["sample-distinct", sampleDistinct],
  ["summarize", summarize],
]);

/** Returns a list of columns of which nothing but the names is known, and that there are no others. */
export function completeList(names: readonly string[]): ColumnList {
  return { columns: names.map((name) => ({ name })), isComplete: true };
}

/** Returns two lists as one; a column of the second one takes the place of one of the same name. */
export function addColumns(list: ColumnList, more: ColumnList): ColumnList {
  const byName = new Map(list.columns.map((column) => [column.name, column]));
  for (const column of more.columns) byName.set(column.name, column);
  return { columns: [...byName.values()], isComplete: list.isComplete && more.isComplete };
}

function summarize({ columns }: ColumnList, kql: KqlTokens, argument: TokenRange): ColumnList {
  const by = findTopLevel(kql, argument, "by");
  const aggregates = readColumnList(kql, { from: argument.from, to: by ?? argument.to }, columns);
  return by === undefined
    ? aggregates
    : addColumns(readColumnList(kql, { from: by + 1, to: argument.to }, columns), aggregates);
}

/** A `*` stands for all columns so far. */
function choose(list: ColumnList, kql: KqlTokens, argument: TokenRange): ColumnList {
  const chosen = readColumnList(kql, argument, list.columns);
  return findTopLevel(kql, argument, "*") === undefined ? chosen : addColumns(list, chosen);
}

function extend(list: ColumnList, kql: KqlTokens, argument: TokenRange): ColumnList {
  return addColumns(list, readColumnList(kql, argument, list.columns));
}

function removeColumns(list: ColumnList, kql: KqlTokens, argument: TokenRange): ColumnList {
  const removed = new Set(readColumnList(kql, argument).columns.map(({ name }) => name));
  const isPattern = findTopLevel(kql, argument, "*") !== undefined;
  // A pattern may remove any of them.
  if (isPattern) return UNKNOWN_COLUMNS;
  return { ...list, columns: list.columns.filter(({ name }) => !removed.has(name)) };
}

function renameColumns(list: ColumnList, kql: KqlTokens, argument: TokenRange): ColumnList {
  const renamed = new Map(
    splitAt(kql, argument, ",").flatMap(({ from, to }): [string, string][] => {
      const name = nameAt(kql, from, to);
      const old = name === undefined ? undefined : nameAt(kql, name.next + 1, to);
      return name === undefined || old === undefined ? [] : [[readName(old), readName(name)]];
    }),
  );
  const columns = list.columns.map((column): Column => {
    return { ...column, name: renamed.get(column.name) ?? column.name };
  });
  const known = new Set(columns.map(({ name }) => name));
  const added = [...renamed.values()].filter((name) => !known.has(name)).map((name) => ({ name }));
  return { ...list, columns: [...columns, ...added] };
}

function sampleDistinct({ columns }: ColumnList, kql: KqlTokens, argument: TokenRange): ColumnList {
  const index = findTopLevel(kql, argument, "of");
  return index === undefined
    ? UNKNOWN_COLUMNS
    : readColumnList(kql, { from: index + 1, to: argument.to }, columns);
}

function keeping(name: string): [string, ColumnEffect] {
  return [name, (list) => list];
}

function widening(name: string): [string, ColumnEffect] {
  return [name, (list) => ({ ...list, isComplete: false })];
}
