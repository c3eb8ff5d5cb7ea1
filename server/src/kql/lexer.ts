import type { Span } from "../text/span";
import { HOLE_CHARACTER, type TextWithHoles } from "../text/textWithHoles";
import { hyphenatedKeywordAt, isLineBreak, isWordCharacter } from "./words";

/**
 * What a token is. An `identifier` may be a keyword; `hole` is computed parts and nothing else; a `directive` is a
 * line that starts with `#`; `unknown` is a character that KQL has no use for.
 */
export type TokenKind =
  | "identifier"
  | "number"
  | "timespan"
  | "string"
  | "punctuation"
  | "hole"
  | "comment"
  | "directive"
  | "unknown";

/** A token of KQL: its place and its text, both in the text with holes. */
export interface Token extends Span {
  readonly kind: TokenKind;
  readonly text: string;
  /** Whether a computed part is in it: beside identifier characters, or inside a string or comment. */
  readonly hasHole: boolean;
}

/** The tokens of a KQL text in order; blanks are in none of them. */
export interface Tokens {
  /** All but the comments. */
  readonly tokens: readonly Token[];
  readonly comments: readonly Token[];
}

const PAIRS: ReadonlySet<string> = new Set(["<|", "<=", "<>", ">=", "==", "=>", "=~", "!=", "!~", ".."]);
const SINGLES = "()[]{}|;,.<>=+-*/%:?@~";
const MULTI_LINE_QUOTES = ["```", "~~~"] as const;
export const TIMESPAN_UNIT =
  /^(?:d|days?|h|hrs?|hours?|m|min|minutes?|s|sec|seconds?|ms|milli(?:s|sec|seconds?)?|micro(?:s|sec|seconds?)?|nano(?:s|sec|seconds?)?|ticks?)$/;
/** A lone `.` behind digits belongs to the number, two dots are the range operator. */
const NUMBER = /0[xX][0-9a-fA-F]+|\d+(?:\.(?!\.)\d*)?(?:[eE][+-]?\d+)?/y;
const GUID = /[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/y;

/**
 * Splits KQL into tokens, in linear time and whatever the text.
 *
 * An unclosed string ends with its line, an unclosed multi-line string with the text.
 * https://learn.microsoft.com/kusto/query/scalar-data-types/string
 */
export function lexKql(text: TextWithHoles<unknown>): Tokens {
  const lexer = new Lexer(text);
  const tokens: Token[] = [];
  const comments: Token[] = [];
  for (let token = lexer.next(); token !== undefined; token = lexer.next()) {
    if (token.kind === "comment") comments.push(token);
    else tokens.push(token);
  }
  return { tokens, comments };
}

/** Reads tokens from start to end. The bracket pairs, statements and pipelines are other files' matter. */
class Lexer {
  private readonly text: string;
  private offset = 0;
  private holeIndex = 0;

  constructor(private readonly source: TextWithHoles<unknown>) {
    this.text = source.text;
  }

  next(): Token | undefined {
    while (isBlank(this.text, this.offset)) this.offset++;
    if (this.offset >= this.text.length) return undefined;
    const start = this.offset;
    const kind = this.readToken();
    return {
      kind,
      start,
      end: this.offset,
      text: this.text.slice(start, this.offset),
      hasHole: this.coversHole(start),
    };
  }

  private readToken(): TokenKind {
    if (this.isHole(this.offset)) return this.readWord();
    const character = this.text[this.offset] ?? "";
    switch (character) {
      case "/":
        return this.text[this.offset + 1] === "/" ? this.readLine("comment") : this.advance(1, "punctuation");
      case "#":
        return this.readLine("directive");
      case '"':
      case "'":
      case "`":
      case "~":
      case "@":
      case "h":
      case "H":
        if (this.readString()) return "string";
        break;
      case "!":
        if (this.text[this.offset + 1] !== "=" && isWordCharacter(this.text, this.offset + 1)) {
          this.offset++;
          return this.readWord();
        }
        break;
    }
    if (character >= "0" && character <= "9") return this.readNumber();
    if (character === "$" || isWordCharacter(this.text, this.offset)) return this.readWord();
    if (PAIRS.has(this.text.slice(this.offset, this.offset + 2))) return this.advance(2, "punctuation");
    return this.advance(1, SINGLES.includes(character) ? "punctuation" : "unknown");
  }

  private readLine(kind: "comment" | "directive"): TokenKind {
    while (this.offset < this.text.length && !isLineBreak(this.text, this.offset)) this.offset++;
    return kind;
  }

  /** Reads an identifier, a keyword, or a run of holes and identifier characters. */
  private readWord(): TokenKind {
    const start = this.offset;
    if (matchEnd(GUID, this.text, start) !== undefined) {
      this.offset = start + 36;
      return "identifier";
    }
    let isOnlyHoles = true;
    if (this.text[this.offset] === "$") this.offset++;
    for (; this.offset < this.text.length; this.offset++) {
      if (this.isHole(this.offset)) continue;
      if (!isWordCharacter(this.text, this.offset)) break;
      isOnlyHoles = false;
    }
    const keyword = hyphenatedKeywordAt(this.text, start, this.offset);
    if (keyword !== undefined) this.offset = start + keyword.length;
    return isOnlyHoles && this.isHole(start) ? "hole" : "identifier";
  }

  /** Reads a number, a timespan such as `5m`, a guid, or an identifier that starts with digits. */
  private readNumber(): TokenKind {
    const start = this.offset;
    const end = matchEnd(GUID, this.text, start) ?? matchEnd(NUMBER, this.text, start) ?? start + 1;
    if (!this.isWordOrHole(end)) return this.advance(end - start, "number");
    let unitEnd = end;
    while (isWordCharacter(this.text, unitEnd)) unitEnd++;
    const isTimespan = TIMESPAN_UNIT.test(this.text.slice(end, unitEnd)) && !this.isHole(unitEnd);
    if (isTimespan) return this.advance(unitEnd - start, "timespan");
    return this.readWord();
  }

  /** Reads a string of any kind; moves only when one starts here. */
  private readString(): boolean {
    let start = this.offset;
    if (this.text[start] === "h" || this.text[start] === "H") start++;
    for (const quote of MULTI_LINE_QUOTES) {
      if (!this.text.startsWith(quote, start)) continue;
      const close = this.text.indexOf(quote, start + quote.length);
      this.offset = close === -1 ? this.text.length : close + quote.length;
      return true;
    }
    const isVerbatim = this.text[start] === "@";
    if (isVerbatim) start++;
    const quote = this.text[start];
    if (quote !== '"' && quote !== "'") return false;
    this.offset = endOfString(this.text, start, isVerbatim);
    return true;
  }

  private advance(length: number, kind: TokenKind): TokenKind {
    this.offset += length;
    return kind;
  }

  private isWordOrHole(offset: number): boolean {
    return isWordCharacter(this.text, offset) || this.isHole(offset);
  }

  private isHole(offset: number): boolean {
    return this.text[offset] === HOLE_CHARACTER && this.source.isHole(offset);
  }

  /** Tokens come in order, so the holes before this one are never looked at again. */
  private coversHole(start: number): boolean {
    const { holes } = this.source;
    while ((holes[this.holeIndex]?.offset ?? start) < start) this.holeIndex++;
    const offset = holes[this.holeIndex]?.offset;
    return offset !== undefined && offset < this.offset;
  }
}

/** Returns where the string ends whose opening quote stands at `start`: behind its other quote, or with its line. */
function endOfString(text: string, start: number, isVerbatim: boolean): number {
  const quote = text[start];
  let offset = start + 1;
  while (offset < text.length && !isLineBreak(text, offset)) {
    const isDoubled = isVerbatim && text[offset] === quote && text[offset + 1] === quote;
    const isEscape = !isVerbatim && text[offset] === "\\" && !isLineBreak(text, offset + 1);
    if (text[offset] === quote && !isDoubled) return offset + 1;
    offset += isDoubled || isEscape ? 2 : 1;
  }
  return Math.min(offset, text.length);
}

function matchEnd(pattern: RegExp, text: string, start: number): number | undefined {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** The byte order mark counts as a blank, as it does for `trim`. */
function isBlank(text: string, offset: number): boolean {
  const character = text[offset];
  return character !== undefined && character.trim() === "";
}
