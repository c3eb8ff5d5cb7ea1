import type { Span } from "../text/span";
import type { Token } from "./lexer";

/** The functions that stand for the operators of other languages. */
const FUNCTION_BY_OPERATOR: ReadonlyMap<string, string> = new Map([
  ["+", "add(…) for numbers or concat(…) for text"],
  ["-", "sub(…)"],
  ["*", "mul(…)"],
  ["/", "concat(…) for text or div(…) for numbers"],
  ["%", "mod(…)"],
  ["=", "equals(…)"],
  ["==", "equals(…)"],
  ["!=", "not(equals(…))"],
  ["<>", "not(equals(…))"],
  ["<", "less(…)"],
  ["<=", "lessOrEquals(…)"],
  [">", "greater(…)"],
  [">=", "greaterOrEquals(…)"],
  ["!", "not(…)"],
  ["&", "concat(…) for text or and(…)"],
  ["&&", "and(…)"],
  ["||", "or(…)"],
]);

const LONGEST_QUOTED = 20;

/** Returns what to say about a token that cannot stand where a value or a separator is expected. */
export function strayTokenMessage(text: string, token: Token): string {
  const written = quoted(text, token);
  switch (token.kind) {
    case "operator": {
      const replacement = FUNCTION_BY_OPERATOR.get(text.slice(token.start, token.end)) ?? "a function";
      return `Expressions have no operator ${written}: use ${replacement}.`;
    }
    case "quotedText":
      return "Text in an expression stands in single quotes, not in double quotes.";
    case "at":
      return 'The "@" stands only before the whole expression, not inside it.';
    case ")":
    case "]":
      return `This ${written} closes nothing.`;
    default:
      return `An expression cannot have ${written} here.`;
  }
}

/** Returns what to say about text behind a complete expression, and the place of it up to `end`. */
export function trailingTextProblem(
  text: string,
  token: Token,
  end: number,
): { readonly message: string; readonly span: Span } {
  switch (token.kind) {
    case "operator":
    case ")":
    case "]":
      return { message: strayTokenMessage(text, token), span: { start: token.start, end: token.end } };
    default:
      return {
        message: "The expression ends before this text: use concat(…) to join them.",
        span: { start: token.start, end },
      };
  }
}

function quoted(text: string, token: Token): string {
  const written = text.slice(token.start, token.end);
  return written.length > LONGEST_QUOTED ? `"${written.slice(0, LONGEST_QUOTED)}…"` : `"${written}"`;
}
