import { createScanner } from "jsonc-parser";
import type { Span } from "../text/span";
import { skipBlanks } from "./blanks";
import { readGap } from "./gap";
import { NodeKind, type NodeKindNumber } from "./tree";

/** Token kinds with the numbers of jsonc-parser's `SyntaxKind`, whose const enum cannot cross module borders here. */
export const Token = {
  openBrace: 1,
  closeBrace: 2,
  openBracket: 3,
  closeBracket: 4,
  comma: 5,
  colon: 6,
  null: 7,
  true: 8,
  false: 9,
  string: 10,
  number: 11,
  unknown: 16,
  endOfFile: 17,
} as const;

/** What jsonc-parser's scanner found wrong inside a token, with the numbers of its `ScanError`. */
export const ScanError = {
  none: 0,
  unexpectedEndOfComment: 1,
  unexpectedEndOfString: 2,
  unexpectedEndOfNumber: 3,
  invalidUnicode: 4,
  invalidEscapeCharacter: 5,
  invalidCharacter: 6,
} as const;

const BYTE_ORDER_MARK = 0xfeff;
const EXPECTED_CHARACTERS_PER_TOKEN = 6;
const UNFINISHED = -1;

/** The tokens of a document without blanks and comments; the last one is always the end of the file. */
export interface Tokens {
  readonly count: number;
  readonly kinds: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** The first mistake inside a token or comment. */
  readonly firstError: { readonly span: Span; readonly scanError: number } | undefined;
}

/** A token that is to end elsewhere than it would by itself. */
export interface Split {
  readonly start: number;
  readonly end: number;
  /** Where to go on. */
  readonly resume: number;
  readonly kind: number;
}

/**
 * Splits a document into tokens. A byte order mark at its start is skipped. Linear in the text.
 *
 * The common tokens are read here, for speed; comments, words, numbers and broken strings by jsonc-parser.
 */
export function scanTokens(text: string, splits: readonly Split[] = []): Tokens {
  const scanner = createScanner(text, true);
  let table = allocate(Math.ceil(text.length / EXPECTED_CHARACTERS_PER_TOKEN) + 16);
  let firstError: Tokens["firstError"];
  let nextSplit = 0;
  let count = 0;
  for (let offset = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0; ; count++) {
    let start = skipBlanks(text, offset);
    let kind = simpleToken(text.charCodeAt(start));
    offset = kind === Token.string ? endOfPlainString(text, start) : start + 1;
    if (kind === Token.unknown || offset === UNFINISHED) {
      scanner.setPosition(start);
      kind = scanner.scan();
      start = scanner.getTokenOffset();
      offset = Math.min(scanner.getPosition(), text.length);
      const scanError: number = scanner.getTokenError();
      if (scanError !== ScanError.none) firstError ??= { span: { start, end: offset }, scanError };
    }
    if (count === table.kinds.length) table = grow(table);
    table.kinds[count] = kind;
    table.starts[count] = start;
    table.ends[count] = offset;
    if (kind === Token.endOfFile) {
      firstError ??= commentError(text, table.ends[count - 1] ?? 0);
      return { ...table, count: count + 1, firstError };
    }
    const split = splits[nextSplit];
    if (split?.start !== start) continue;
    table.kinds[count] = split.kind;
    table.ends[count] = split.end;
    offset = split.resume;
    nextSplit++;
  }
}

/** Returns how many tokens can begin or be a value, keys included. */
export function countValueTokens({ kinds, count }: Tokens): number {
  let values = 0;
  for (let token = 0; token < count; token++) {
    const kind = kinds[token] ?? 0;
    if (kind >= Token.null || isOpener(kind)) values++;
  }
  return values;
}

/** Returns how many strings stand where only a key can: before a colon. */
export function countKeyTokens({ kinds, count }: Tokens): number {
  let keys = 0;
  for (let token = 1; token < count; token++) {
    if (kinds[token] === Token.colon && kinds[token - 1] === Token.string) keys++;
  }
  return keys;
}

/** Returns the kind of node that a one-token value makes, or `undefined` for any other token. */
export function scalarKind(token: number): NodeKindNumber | undefined {
  switch (token) {
    case Token.string:
      return NodeKind.string;
    case Token.number:
      return NodeKind.number;
    case Token.true:
      return NodeKind.true;
    case Token.false:
      return NodeKind.false;
    case Token.null:
      return NodeKind.null;
    default:
      return undefined;
  }
}

/** Returns whether a token is `{` or `[`. */
export function isOpener(token: number): boolean {
  return token === Token.openBrace || token === Token.openBracket;
}

/** Returns whether a token is `}` or `]`. */
export function isCloser(token: number): boolean {
  return token === Token.closeBrace || token === Token.closeBracket;
}

/** Returns the mistake of a last comment that is not closed; the scanner itself does not tell. */
function commentError(text: string, start: number): Tokens["firstError"] {
  const span = readGap(text, { start, end: text.length }).comments.at(-1);
  if (span === undefined || text.startsWith("//", span.start)) return undefined;
  const isClosed = span.end - span.start >= 4 && text.endsWith("*/", span.end);
  return isClosed ? undefined : { span, scanError: ScanError.unexpectedEndOfComment };
}

/** Returns the kind of a token that its first character tells, `unknown` for all others. */
function simpleToken(code: number): number {
  switch (code) {
    case 34:
      return Token.string;
    case 44:
      return Token.comma;
    case 58:
      return Token.colon;
    case 91:
      return Token.openBracket;
    case 93:
      return Token.closeBracket;
    case 123:
      return Token.openBrace;
    case 125:
      return Token.closeBrace;
    default:
      return Token.unknown;
  }
}

/** Returns the end of the string that begins at an offset, `UNFINISHED` when it is rare or broken. */
function endOfPlainString(text: string, start: number): number {
  for (let offset = start + 1; ; offset++) {
    const code = text.charCodeAt(offset);
    if (code === 34) return offset + 1;
    if (code === 92) {
      offset++;
      if (!isSimpleEscape(text.charCodeAt(offset))) return UNFINISHED;
    } else if (!(code >= 32)) return UNFINISHED;
  }
}

/** Returns whether a character may follow a backslash alone: `"`, `/`, the backslash, `b`, `f`, `n`, `r`, `t`. */
function isSimpleEscape(code: number): boolean {
  switch (code) {
    case 34:
    case 47:
    case 92:
    case 98:
    case 102:
    case 110:
    case 114:
    case 116:
      return true;
    default:
      return false;
  }
}

interface TokenTable {
  readonly kinds: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

function allocate(size: number): TokenTable {
  return { kinds: new Uint8Array(size), starts: new Int32Array(size), ends: new Int32Array(size) };
}

function grow(table: TokenTable): TokenTable {
  const larger = allocate(table.kinds.length * 2);
  larger.kinds.set(table.kinds);
  larger.starts.set(table.starts);
  larger.ends.set(table.ends);
  return larger;
}
