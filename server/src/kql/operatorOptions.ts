import type { Token } from "./lexer";
import { nameAt } from "./names";
import { isPunctuation, type KqlTokens, type TokenRange } from "./tokens";

/** The `name=value` pairs at the beginning of an operator's argument, such as `kind=inner hint.strategy=shuffle`. */
export interface OperatorOptions {
  /** By name, the parts of a dotted one joined; the first token of the value. */
  readonly values: ReadonlyMap<string, Token>;
  /** The index of the token behind them. */
  readonly next: number;
}

/** Returns the options at the beginning of an operator's argument. */
export function readOptions(kql: KqlTokens, range: TokenRange): OperatorOptions {
  const values = new Map<string, Token>();
  let next = range.from;
  for (;;) {
    const equals = endOfDottedName(kql, { from: next, to: range.to });
    const value = equals + 1 < range.to ? kql.tokens[equals + 1] : undefined;
    if (equals === next || value === undefined || !isPunctuation(kql.tokens[equals], "=")) break;
    values.set(textBetween(kql, next, equals), value);
    next = nameAt(kql, equals + 1, range.to)?.next ?? equals + 2;
  }
  return { values, next };
}

function endOfDottedName(kql: KqlTokens, { from, to }: TokenRange): number {
  let index = from;
  while (index < to && kql.tokens[index]?.kind === "identifier") {
    index++;
    if (!isPunctuation(kql.tokens[index], ".")) break;
    index++;
  }
  return index;
}

function textBetween(kql: KqlTokens, from: number, to: number): string {
  return kql.tokens
    .slice(from, to)
    .map((token) => token.text)
    .join("");
}
