import { type Name, nameAt } from "./names";
import { isPunctuation, type KqlTokens, splitAt, type TokenRange } from "./tokens";

/** The columns that an argument such as `A, B = x + 1, count()` names, as far as they can be told. */
export interface ColumnList {
  readonly names: readonly string[];
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
const COUNTING: ReadonlySet<string> = new Set(["count", "countif"]);

/**
 * Returns the columns that a list of arguments names: by `Name = …`, by themselves, or by default.
 * https://learn.microsoft.com/kusto/query/summarize-operator
 */
export function readColumnList(kql: KqlTokens, argument: TokenRange): ColumnList {
  const parts = splitAt(kql, argument, ",").filter(({ from, to }) => from < to);
  const names = parts.map((part) => columnName(kql, part));
  return {
    names: names.filter((name) => name !== undefined),
    isComplete: !names.includes(undefined),
  };
}

/** Returns a name with its escapes read, as others refer to it. */
export function readName({ text }: Name): string {
  return text.replace(/\\(.)/g, "$1");
}

function columnName(kql: KqlTokens, { from, to }: TokenRange): string | undefined {
  const name = nameAt(kql, from, to);
  if (name === undefined || name.hasHole) return undefined;
  if (name.next === to || isPunctuation(kql.tokens[name.next], "=")) return readName(name);
  return defaultName(kql, name.text, { from: name.next, to });
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
