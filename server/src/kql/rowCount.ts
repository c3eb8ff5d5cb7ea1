import { findTopLevel, isPunctuation, type KqlTokens, type TokenRange } from "./tokens";

/** A number of rows as a query writes it: the number; `computed` when an expression gives it; else `undefined`. */
export type WrittenCount = number | "computed" | undefined;

/** Returns the count that a `let` gave to a name. */
export type CountOfName = (name: string) => WrittenCount;

/** https://learn.microsoft.com/kusto/query/toint-function and `tolong`, and the literals `int(…)` and `long(…)`. */
const CONVERSIONS: ReadonlySet<string> = new Set(["int", "long", "toint", "tolong"]);

/** Returns the count that a range of tokens writes: `5`, `(5)`, `toint(5)`, or a name for one. */
export function readCount(kql: KqlTokens, range: TokenRange, countOfName: CountOfName): WrittenCount {
  for (let index = range.from; index < range.to; index++) {
    if (kql.tokens[index]?.hasHole === true) return "computed";
  }
  const { from, to } = unwrap(kql, range);
  const token = from + 1 === to ? kql.tokens[from] : undefined;
  if (token?.kind === "number") return Number(token.text);
  return token?.kind === "identifier" ? countOfName(token.text) : undefined;
}

/**
 * Returns the rows of `range x from 1 to 10 step 1`; `undefined` when it is more than whole numbers.
 *
 * https://learn.microsoft.com/kusto/query/range-operator
 */
export function readRangeCount(
  kql: KqlTokens,
  range: TokenRange,
  countOfName: CountOfName,
): number | undefined {
  const from = findTopLevel(kql, range, "from");
  const to = findTopLevel(kql, range, "to");
  const step = findTopLevel(kql, range, "step");
  if (from === undefined || to === undefined || step === undefined) return undefined;
  const first = readCount(kql, { from: from + 1, to }, countOfName);
  const last = readCount(kql, { from: to + 1, to: step }, countOfName);
  const width = readCount(kql, { from: step + 1, to: range.to }, countOfName);
  if (typeof first !== "number" || typeof last !== "number" || typeof width !== "number") return undefined;
  return width > 0 ? Math.max(0, Math.floor((last - first) / width) + 1) : undefined;
}

/** Takes parentheses and conversions off. */
function unwrap(kql: KqlTokens, range: TokenRange): TokenRange {
  let { from, to } = range;
  for (;;) {
    const first = kql.tokens[from];
    const isConversion = first?.kind === "identifier" && CONVERSIONS.has(first.text);
    const open = isConversion ? from + 1 : from;
    if (!isPunctuation(kql.tokens[open], "(") || kql.closerOf.get(open) !== to - 1) return { from, to };
    from = open + 1;
    to--;
  }
}
