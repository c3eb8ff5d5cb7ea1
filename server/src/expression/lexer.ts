import type { Span } from "../text/span";

/** What a token of an expression is. A bracket, comma or dot is its own kind; `@` inside an expression is `at`. */
export type TokenKind =
  | "name"
  | "number"
  | "string"
  | "unclosedString"
  | "quotedText"
  | "("
  | ")"
  | "["
  | "]"
  | ","
  | "."
  | "?."
  | "?["
  | "at"
  | "operator"
  | "unknown"
  | "end";

/** A token of an expression: offsets in the text that was read. */
export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
}

const QUOTE = "'";
const BLANKS = /\s*/uy;
const NAME = /[\p{L}_$][\p{L}\p{N}_$]*/uy;
/** Parameter and column names hold hyphens, as in `globalParameters.Retry-Count`. There are no operators to mix them up with. */
const MEMBER_NAME = /[\p{L}\p{N}_$#][\p{L}\p{N}_$#-]*/uy;
const NUMBER = /[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const OPERATOR = /[-+*/%=<>!&|^~]+/y;
const PATTERNS = { name: NAME, number: NUMBER, operator: OPERATOR } as const;

/** Reads the token at `offset`, blanks skipped, in a text that ends at `limit`. */
export function readToken(text: string, offset: number, limit: number): Token {
  const start = Math.min(endOfMatch(BLANKS, text, offset), limit);
  if (start >= limit) return { kind: "end", start: limit, end: limit };
  const kind = kindOf(text, start);
  switch (kind) {
    case "string":
      return stringToken(text, start, limit);
    case "quotedText":
      return { kind, start, end: endOfQuotedText(text, start, limit) };
    case "name":
    case "number":
    case "operator":
      return { kind, start, end: Math.min(endOfMatch(PATTERNS[kind], text, start), limit) };
    case "?.":
    case "?[":
      return start + 2 <= limit ? { kind, start, end: start + 2 } : { kind: "unknown", start, end: limit };
    default:
      return { kind, start, end: Math.min(start + characterLength(text, start), limit) };
  }
}

/** Reads the name of a member behind its dot; `undefined` when none stands there. */
export function readMemberName(text: string, offset: number, limit: number): Span | undefined {
  const start = endOfMatch(BLANKS, text, offset);
  const end = Math.min(endOfMatch(MEMBER_NAME, text, start), limit);
  return end > start ? { start, end } : undefined;
}

/**
 * Returns the offset behind the string literal whose opening quote stands at `start`, or `undefined` when it is
 * not closed before `limit`. Two quotes inside stand for one.
 */
export function endOfString(text: string, start: number, limit: number): number | undefined {
  for (let offset = start + 1; ; offset += 2) {
    offset = text.indexOf(QUOTE, offset);
    if (offset === -1 || offset >= limit) return undefined;
    if (text[offset + 1] !== QUOTE || offset + 1 >= limit) return offset + 1;
  }
}

function kindOf(text: string, start: number): TokenKind {
  const character = text[start];
  switch (character) {
    case "(":
    case ")":
    case "[":
    case "]":
    case ",":
    case ".":
      return character;
    case "'":
      return "string";
    case '"':
      return "quotedText";
    case "@":
      return "at";
    case "?":
      return safeAccessKind(text[start + 1]);
    default:
      return wordKind(text, start);
  }
}

function safeAccessKind(next: string | undefined): TokenKind {
  if (next === ".") return "?.";
  return next === "[" ? "?[" : "unknown";
}

function wordKind(text: string, start: number): TokenKind {
  if (endOfMatch(NUMBER, text, start) > start) return "number";
  if (endOfMatch(NAME, text, start) > start) return "name";
  return endOfMatch(OPERATOR, text, start) > start ? "operator" : "unknown";
}

function stringToken(text: string, start: number, limit: number): Token {
  const end = endOfString(text, start, limit);
  return end === undefined ? { kind: "unclosedString", start, end: limit } : { kind: "string", start, end };
}

/** Returns the end of a text in double quotes; that of the quote alone when no second one follows. */
function endOfQuotedText(text: string, start: number, limit: number): number {
  const closing = text.indexOf('"', start + 1);
  return closing === -1 || closing >= limit ? start + 1 : closing + 1;
}

function characterLength(text: string, start: number): number {
  return (text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1;
}

/** Returns where the match of a sticky pattern at `start` ends; `start` when it does not match. */
function endOfMatch(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : start;
}
