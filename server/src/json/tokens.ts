import { createScanner } from "jsonc-parser";
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
  unexpectedEndOfString: 2,
  unexpectedEndOfNumber: 3,
  invalidUnicode: 4,
  invalidEscapeCharacter: 5,
  invalidCharacter: 6,
} as const;

const BYTE_ORDER_MARK = 0xfeff;
const EXPECTED_CHARACTERS_PER_TOKEN = 6;

/** The tokens of a document without blanks and comments; the last one is always the end of the file. */
export interface Tokens {
  readonly count: number;
  readonly kinds: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** The first token that the scanner itself complained about. */
  readonly firstError: { readonly token: number; readonly scanError: number } | undefined;
}

/** Splits a document into tokens. A byte order mark at its start is skipped. Linear in the text. */
export function scanTokens(text: string): Tokens {
  const scanner = createScanner(text, true);
  if (text.charCodeAt(0) === BYTE_ORDER_MARK) scanner.setPosition(1);

  let table = allocate(Math.ceil(text.length / EXPECTED_CHARACTERS_PER_TOKEN) + 16);
  let firstError: Tokens["firstError"];
  let count = 0;
  for (;;) {
    const kind: number = scanner.scan();
    if (count === table.kinds.length) table = grow(table);
    table.kinds[count] = kind;
    table.starts[count] = scanner.getTokenOffset();
    table.ends[count] = scanner.getPosition();
    const scanError: number = scanner.getTokenError();
    if (scanError !== ScanError.none && firstError === undefined) firstError = { token: count, scanError };
    count++;
    if (kind === Token.endOfFile) return { ...table, count, firstError };
  }
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
