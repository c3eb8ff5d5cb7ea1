import type { Token } from "./lexer";
import { isPunctuation, type KqlTokens, type TokenRange, topLevelOf } from "./tokens";
import { expectsOperand, isLineBreak } from "./words";

const CLOSING = [")", "]", "}"] as const;

/**
 * Returns whether a hole of a range stands where operators of the pipeline could begin: alone on a line, or behind
 * an operand with no word or sign between them (`A ⟦hole⟧`, `x > 1⟦hole⟧`; but `Events_⟦hole⟧` is a name). What
 * stands at `operandIndex` or before it is the operand.
 */
export function hasLooseHole(kql: KqlTokens, range: TokenRange, operandIndex: number): boolean {
  let previous: Token | undefined;
  for (const index of topLevelOf(kql, range)) {
    const token = kql.tokens[index];
    if (token?.kind === "hole") {
      const isOperand = index <= operandIndex || !endsOperand(previous ?? kql.tokens[index - 1]);
      if (!isOperand || (index > 0 && isAloneOnLine(kql, index))) return true;
    }
    if (index > operandIndex && isNumberBeforeHole(token)) return true;
    const closer = kql.closerOf.get(index);
    previous = closer === undefined ? token : kql.tokens[closer];
  }
  return false;
}

function endsOperand(token: Token | undefined): boolean {
  switch (token?.kind) {
    case "identifier":
      return !expectsOperand(token.text);
    case "punctuation":
      return CLOSING.some((closing) => isPunctuation(token, closing));
    default:
      return token !== undefined;
  }
}

function isNumberBeforeHole(token: Token | undefined): boolean {
  return token?.hasHole === true && token.kind === "identifier" && /^[0-9]/.test(token.text);
}

function isAloneOnLine(kql: KqlTokens, index: number): boolean {
  const token = kql.tokens[index];
  if (token === undefined) return false;
  const previousEnd = kql.tokens[index - 1]?.end ?? 0;
  const nextStart = kql.tokens[index + 1]?.start ?? kql.source.text.length;
  const endsLine = index + 1 === kql.tokens.length || hasLineBreak(kql.source.text, token.end, nextStart);
  return endsLine && hasLineBreak(kql.source.text, previousEnd, token.start);
}

function hasLineBreak(text: string, start: number, end: number): boolean {
  for (let offset = start; offset < end; offset++) {
    if (isLineBreak(text, offset)) return true;
  }
  return false;
}
