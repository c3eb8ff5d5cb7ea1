import type { Span } from "../../text/span";
import { isPunctuation, type KqlTokens, topLevelOf } from "../tokens";
import type { KqlDiagnostic } from "./answer";

const BRACKET_EXPECTED = "Expected: )";
/** Operators whose arguments hold values, so that no `|` can stand in their parentheses. */
const VALUE_OPERATORS: ReadonlySet<string> = new Set([
  "distinct",
  "extend",
  "filter",
  "order",
  "project",
  "sort",
  "summarize",
  "top",
  "where",
]);
/** Words in those arguments whose parentheses may hold a query nevertheless. */
const QUERY_WORDS: ReadonlySet<string> = new Set([
  "has_all",
  "has_any",
  "in",
  "in~",
  "materialize",
  "toscalar",
]);

/**
 * Returns where a closing parenthesis is missing. The parser reads on behind a `|`, since a query may stand in
 * parentheses, and misses the bracket only at the end of the text; among values the `|` is where it should have
 * stood before.
 */
export function placeOfMissingBracket(kql: KqlTokens, { message, start, end }: KqlDiagnostic): Span {
  const place = { start, end };
  if (message !== BRACKET_EXPECTED || kql.isBalanced) return place;
  const open = kql.tokens.findLastIndex(
    (token, index) =>
      isPunctuation(token, "(") && token.start < start && kql.closerOf.get(index) === kql.tokens.length,
  );
  if (open < 0 || !holdsValues(kql, open)) return place;
  for (const index of topLevelOf(kql, { from: open + 1, to: kql.tokens.length })) {
    const before = kql.tokens[index - 1];
    if (!isPunctuation(kql.tokens[index], "|") || before === undefined) continue;
    return before.end < start ? { start: before.end, end: before.end } : place;
  }
  return place;
}

function holdsValues({ tokens }: KqlTokens, open: number): boolean {
  const previous = tokens[open - 1];
  // The lexer leaves the `~` of `in~` to itself.
  const word = isPunctuation(previous, "~") ? tokens[open - 2] : previous;
  if (QUERY_WORDS.has(word?.text.replace("!", "") ?? "")) return false;
  const pipe = tokens.findLastIndex((token, index) => index < open && isPunctuation(token, "|"));
  return pipe >= 0 && VALUE_OPERATORS.has(tokens[pipe + 1]?.text ?? "");
}
