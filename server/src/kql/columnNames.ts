import { type Name, nameAt } from "./names";
import { findTopLevel, isPunctuation, type KqlTokens, splitAt, type TokenRange } from "./tokens";

/** A column of a table or a result. */
export interface Column {
  readonly name: string;
  /** The table and the type that it has there, where a schema tells. */
  readonly origin?: ColumnOrigin;
}

/** Where a column comes from. */
export interface ColumnOrigin {
  readonly table: string;
  /** `undefined` where the schema does not tell it. */
  readonly type: string | undefined;
}

/** The columns of a result, or those that an argument such as `A, B = x + 1, count()` names, as far as they can be told. */
export interface ColumnList {
  readonly columns: readonly Column[];
  /** Whether there are no others. */
  readonly isComplete: boolean;
}

/** What aggregations name their columns by default: this before the name of the column. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ["avg", "avg_"],
  ["count", "count_"],
  ["countif", "countif_"],
  ["dcount", "dcount_"],
  ["make_list", "list_"],
  ["make_set", "set_"],
  ["max", "max_"],
  ["min", "min_"],
  ["stdev", "stdev_"],
  ["sum", "sum_"],
  ["variance", "variance_"],
]);
/** Functions whose result keeps the name of their first argument. */
const KEEPING: ReadonlySet<string> = new Set(["bin", "floor", "take_any"]);
const EXTREMES: ReadonlySet<string> = new Set(["arg_max", "arg_min"]);
const COUNTING: ReadonlySet<string> = new Set(["count", "countif"]);

/**
 * Returns the columns that a list of arguments names: by `Name = …`, by themselves, or by default.
 * https://learn.microsoft.com/kusto/query/summarize-operator
 *
 * @param before The columns that the arguments can refer to: one that is a column alone keeps its origin.
 */
export function readColumnList(
  kql: KqlTokens,
  argument: TokenRange,
  before: readonly Column[] = [],
): ColumnList {
  const parts = splitAt(kql, argument, ",").filter(({ from, to }) => from < to);
  return joinLists(parts.map((part) => readExtreme(kql, part, before) ?? readSingle(kql, part, before)));
}

/** Returns a name with its escapes read, as others refer to it. */
export function readName({ text }: Name): string {
  return text.replace(/\\(.)/g, "$1");
}

/**
 * Reads `arg_max(At, B, *)`, which gives these columns and is the only aggregation to give more than one.
 * https://learn.microsoft.com/kusto/query/arg-max-aggregation-function
 */
function readExtreme(
  kql: KqlTokens,
  { from, to }: TokenRange,
  before: readonly Column[],
): ColumnList | undefined {
  const open = from + 1;
  if (!EXTREMES.has(kql.tokens[from]?.text ?? "") || kql.closerOf.get(open) !== to - 1) return undefined;
  const inside = { from: open + 1, to: to - 1 };
  const named = joinLists(splitAt(kql, inside, ",").map((part) => readSingle(kql, part, before)));
  if (findTopLevel(kql, inside, "*") === undefined) return named;
  // Whether there are others than those before is not told here.
  const others = before.filter(({ name }) => !named.columns.some((other) => other.name === name));
  return { columns: [...named.columns, ...others], isComplete: false };
}

function joinLists(lists: readonly ColumnList[]): ColumnList {
  return {
    columns: lists.flatMap(({ columns }) => columns),
    isComplete: lists.every(({ isComplete }) => isComplete),
  };
}

function readSingle(kql: KqlTokens, part: TokenRange, before: readonly Column[]): ColumnList {
  const found = readColumn(kql, part, before);
  return { columns: found === undefined ? [] : [found], isComplete: found !== undefined };
}

function readColumn(kql: KqlTokens, { from, to }: TokenRange, before: readonly Column[]): Column | undefined {
  const name = nameAt(kql, from, to);
  if (name === undefined || name.hasHole) return undefined;
  const isAssigned = isPunctuation(kql.tokens[name.next], "=");
  const value = isAssigned ? nameAt(kql, name.next + 1, to) : name;
  if (isAssigned || name.next === to) {
    return column(readName(name), value?.next === to ? readName(value) : undefined, before);
  }
  const made = defaultName(kql, name.text, { from: name.next, to });
  if (made === undefined) return undefined;
  return column(made, KEEPING.has(name.text) ? made : undefined, before);
}

function column(name: string, source: string | undefined, before: readonly Column[]): Column {
  const origin = before.find((candidate) => candidate.name === source)?.origin;
  return origin === undefined ? { name } : { name, origin };
}

function defaultName(kql: KqlTokens, called: string, { from, to }: TokenRange): string | undefined {
  if (!isPunctuation(kql.tokens[from], "(") || kql.closerOf.get(from) !== to - 1) return undefined;
  const prefix = PREFIXES.get(called);
  if (COUNTING.has(called)) return prefix;
  const [first] = splitAt(kql, { from: from + 1, to: to - 1 }, ",");
  const column = first === undefined ? undefined : nameAt(kql, first.from, first.to);
  if (first === undefined || column === undefined || column.hasHole || column.next !== first.to) {
    return undefined;
  }
  if (KEEPING.has(called)) return readName(column);
  return prefix === undefined ? undefined : prefix + readName(column);
}
