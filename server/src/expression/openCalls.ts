import { readMemberName, readToken, type Token } from "./lexer";

/** A call whose parenthesis is not closed yet. */
export interface OpenCall {
  /** The name as written. */
  readonly name: string;
  /** Which argument comes next, counted from 0. */
  readonly argumentIndex: number;
}

/** What stands before a place in an expression. */
export interface TokensBefore {
  /** The calls around the place, the innermost last. */
  readonly calls: readonly OpenCall[];
  /** The last token, which may end at the place, and the one before it. */
  readonly last: Token | undefined;
  readonly previous: Token | undefined;
}

/** A bracket that is open; a call only when a name stands before it. */
interface OpenBracket {
  readonly closing: ")" | "]";
  readonly name: string | undefined;
  commas: number;
}

/**
 * Reads the tokens of an expression up to a place. Works on text that does not parse; the name of a member counts as
 * one with its dot.
 */
export function readTokensBefore(text: string, start: number, place: number): TokensBefore {
  const open: OpenBracket[] = [];
  let last: Token | undefined;
  let previous: Token | undefined;
  for (let offset = start; ; ) {
    const token = readMember(text, readToken(text, offset, place), place);
    if (token.kind === "end") break;
    takeBracket(text, token, last, open);
    previous = last;
    last = token;
    offset = token.end;
  }
  const calls = open.flatMap(({ name, commas }) =>
    name === undefined ? [] : [{ name, argumentIndex: commas }],
  );
  return { calls, last, previous };
}

/** Member names hold characters that others do not. */
function readMember(text: string, token: Token, limit: number): Token {
  if (token.kind !== "." && token.kind !== "?.") return token;
  const name = readMemberName(text, token.end, limit);
  return name === undefined ? token : { ...token, end: name.end };
}

function takeBracket(text: string, token: Token, last: Token | undefined, open: OpenBracket[]): void {
  switch (token.kind) {
    case "(": {
      const isCall = last?.kind === "name";
      open.push({ closing: ")", name: isCall ? text.slice(last.start, last.end) : undefined, commas: 0 });
      break;
    }
    case "[":
    case "?[":
      open.push({ closing: "]", name: undefined, commas: 0 });
      break;
    case ",": {
      const innermost = open.at(-1);
      if (innermost !== undefined) innermost.commas++;
      break;
    }
    case ")":
    case "]":
      if (open.at(-1)?.closing === token.kind) open.pop();
      break;
  }
}
