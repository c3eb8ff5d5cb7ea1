import { endOfLine } from "./blanks";
import { type Split, scanTokens, Token, type Tokens } from "./tokens";

const BRACKETS_AND_BLANKS: ReadonlySet<string> = new Set([" ", "\t", "[", "{"]);

/**
 * Returns the tokens of a broken document with those quotes mended that one quote too few or too many has turned
 * inside out: behind a half-typed `"ty` in front of `"name": "A"`, every string of the line would be read as a
 * gap, and every gap as a string.
 *
 * Only where the quotes of a line do not pair up, from the first string on that other text touches.
 */
export function mendQuotes(text: string, tokens: Tokens): Tokens {
  const splits: Split[] = [];
  let lineEnd = 0;
  for (let token = 0; token < tokens.count; token++) {
    const start = tokens.starts[token] ?? 0;
    if (start < lineEnd) continue;
    const split = splitAt(text, tokens, token);
    if (split === undefined) continue;
    lineEnd = endOfLine(text, start);
    if (hasOddQuotes(text, start, lineEnd)) splits.push(split);
  }
  return splits.length === 0 ? tokens : scanTokens(text, splits);
}

/** Returns where to end a token that touches the next and should not, or `undefined` when it does not. */
function splitAt(text: string, tokens: Tokens, token: number): Split | undefined {
  const start = tokens.starts[token] ?? 0;
  const end = tokens.ends[token] ?? 0;
  const kind = tokens.kinds[token];
  const next = tokens.kinds[token + 1];
  if (end !== tokens.starts[token + 1]) return undefined;
  if (kind === Token.unknown && next === Token.string) return { start, end, resume: end + 1, kind };
  if (kind !== Token.string || !isWord(next)) return undefined;
  const contentEnd = endOfWords(text, start + 1, end - 1);
  return { start, end: contentEnd, resume: contentEnd, kind };
}

/** Returns where a string's text ends without the comma or colon, and opening brackets, that lead to the next string. */
function endOfWords(text: string, start: number, end: number): number {
  let offset = end;
  while (offset > start && BRACKETS_AND_BLANKS.has(text[offset - 1] ?? "")) offset--;
  if (offset === start) return start;
  const last = text[offset - 1];
  return last === "," || last === ":" ? offset - 1 : end;
}

function isWord(kind: number | undefined): boolean {
  return kind !== undefined && kind >= Token.null && kind <= Token.unknown;
}

function hasOddQuotes(text: string, start: number, end: number): boolean {
  let isOdd = false;
  for (let offset = start; offset < end; offset++) {
    const character = text[offset];
    if (character === "\\") offset++;
    else if (character === '"') isOdd = !isOdd;
  }
  return isOdd;
}
