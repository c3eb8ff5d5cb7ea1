import type { Statement } from "./statements";
import { isPunctuation, type KqlTokens } from "./tokens";
import { lineEndOf } from "./words";

/** Text to insert at an offset of the text with holes. */
export interface Insertion {
  readonly offset: number;
  readonly newText: string;
}

/**
 * Returns how to append an operator such as `take 5000` to the last tabular statement: behind its last token, so
 * before a `;` or a comment, on a line of its own that ends as the lines of the text do.
 *
 * `undefined` when there is no such statement, or it ends with a `|`.
 */
export function appendOperator(
  kql: KqlTokens,
  statements: readonly Statement[],
  operator: string,
): Insertion | undefined {
  const statement = statements.findLast(({ kind }) => kind === "tabular");
  const last = statement === undefined ? undefined : kql.tokens[statement.range.to - 1];
  if (last === undefined || isPunctuation(last, "|")) return undefined;
  return { offset: last.end, newText: `${lineEndOf(kql.source.text)}| ${operator}` };
}
