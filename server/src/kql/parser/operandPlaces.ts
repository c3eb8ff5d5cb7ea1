import { isPunctuation, type KqlTokens } from "../tokens";
import { expectsOperand } from "../words";

/** Words that begin a statement or an operand and have an operand behind them. */
const PREFIX_WORDS: ReadonlySet<string> = new Set([
  "declare",
  "find",
  "let",
  "print",
  "range",
  "search",
  "set",
  "union",
]);
const CLOSING: ReadonlySet<string> = new Set([")", "]", "}"]);

/** Returns whether an operand must follow a token: it is an operator, or a word that has one behind it. */
export function expectsOperandBehind(kql: KqlTokens, index: number): boolean {
  const token = kql.tokens[index];
  switch (token?.kind) {
    case undefined:
      return true;
    case "punctuation":
      return !CLOSING.has(token.text);
    case "identifier":
      return isOperatorName(kql, index) || isOptionValue(kql, index) || expectsOperand(token.text);
    default:
      return false;
  }
}

/** The word behind a `|`, and at the beginning of a statement or of a pipeline in parentheses some words. */
function isOperatorName(kql: KqlTokens, index: number): boolean {
  const previous = kql.tokens[index - 1];
  if (isPunctuation(previous, "|")) return true;
  if (!PREFIX_WORDS.has(kql.tokens[index]?.text ?? "")) return false;
  return previous === undefined || [";", "(", "<|", "=", "{"].some((sign) => isPunctuation(previous, sign));
}

/** Returns whether a word is the value in `kind=inner` or `hint.strategy=shuffle`, behind an operator's name. */
function isOptionValue(kql: KqlTokens, index: number): boolean {
  let name = index;
  while (isPunctuation(kql.tokens[name - 1], "=") && kql.tokens[name - 2]?.kind === "identifier") {
    name -= 2;
    while (isPunctuation(kql.tokens[name - 1], ".")) name -= 2;
    if (isOperatorName(kql, name - 1)) return true;
    // The value of the option before this one.
    name -= 1;
  }
  return false;
}
