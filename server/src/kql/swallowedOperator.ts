import type { Span } from "../text/span";
import { ROW_EFFECTS } from "./operatorEffects";
import type { KqlTokens } from "./tokens";
import { isLineBreak } from "./words";

/** A comment that takes an operator or the input of a command with it. */
export interface SwallowedOperator {
  readonly comment: Span;
  /** Where the `|` or `<|` stands. */
  readonly offset: number;
}

/**
 * The operators of which nothing is said of their rows.
 * https://learn.microsoft.com/kusto/query/tabular-operators
 */
const OTHER_OPERATORS: ReadonlySet<string> = new Set([
  "execute-and-cache",
  "facet",
  "fork",
  "macro-expand",
  "top-nested",
]);
const INPUT_BAR_OR_OPERATOR = /<\||(?<!\|)\|\s*([\w-]+)/g;

/**
 * Returns what the comment of a text on one line takes with it; `undefined` when nothing, or when an expression before
 * it may bring a line break.
 *
 * https://learn.microsoft.com/kusto/query/comment
 */
export function swallowedOperatorIn({ source, comments }: KqlTokens): SwallowedOperator | undefined {
  const [comment] = comments;
  if (comment === undefined || hasLineBreak(source.text)) return undefined;
  for (const match of comment.text.matchAll(INPUT_BAR_OR_OPERATOR)) {
    const [, name] = match;
    if (name !== undefined && !ROW_EFFECTS.has(name) && !OTHER_OPERATORS.has(name)) continue;
    const offset = comment.start + match.index;
    if (source.hasHole({ start: comment.start, end: offset })) return undefined;
    return { comment: { start: comment.start, end: comment.end }, offset };
  }
  return undefined;
}

function hasLineBreak(text: string): boolean {
  for (let offset = 0; offset < text.length; offset++) if (isLineBreak(text, offset)) return true;
  return false;
}
