import type { Token } from "./lexer";
import type { Statement } from "./statements";
import { isPunctuation, type KqlTokens, type TokenRange } from "./tokens";

/**
 * What takes a time as it stands in its brackets.
 * https://learn.microsoft.com/kusto/query/scalar-data-types/datetime
 */
const TIME_BRACKETS: ReadonlySet<string> = new Set([
  "date",
  "datetime",
  "time",
  "timespan",
  "todatetime",
  "totimespan",
]);

/**
 * Returns the holes that stand as an operand of a query: not in a string, not beside the characters of a name, not in
 * the brackets of `datetime(…)`, and not where a name or a whole operator stands.
 */
export function bareHolesOf(kql: KqlTokens, statements: readonly Statement[]): readonly Token[] {
  return statements.flatMap(queryRanges).flatMap((range) => holesIn(kql, range));
}

/** Of a management command only the operators over its result are a query. */
function queryRanges({ kind, range, pipeline }: Statement): readonly TokenRange[] {
  return kind === "command" ? pipeline.operators.map(({ argument }) => argument) : [range];
}

function holesIn(kql: KqlTokens, { from, to }: TokenRange): readonly Token[] {
  const holes: Token[] = [];
  for (let index = from; index < to; index++) {
    const token = kql.tokens[index];
    const name = kql.tokens[index - 1]?.text.toLowerCase() ?? "";
    if (isPunctuation(token, "(") && TIME_BRACKETS.has(name)) index = kql.closerOf.get(index) ?? to;
    else if (token?.kind === "hole" && token.end === token.start + 1 && isOperand(kql, index, from))
      holes.push(token);
  }
  return holes;
}

function isOperand(kql: KqlTokens, index: number, from: number): boolean {
  const before = kql.tokens[index - 1];
  const after = kql.tokens[index + 1];
  if (index === from || isPunctuation(before, "|") || isPunctuation(before, ".")) return false;
  return !["=", ".", "("].some((sign) => isPunctuation(after, sign));
}
