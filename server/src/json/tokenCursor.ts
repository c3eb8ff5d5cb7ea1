import { isOpener, scalarKind, Token, type Tokens } from "./tokens";

/** A place among the tokens of a document that may be broken; beyond the last token it sees the end of the file. */
export class TokenCursor {
  /** The token to read next. */
  index = 0;

  constructor(
    private readonly text: string,
    private readonly tokens: Tokens,
  ) {}

  /** Returns the kind of the token `offset` tokens from here. */
  kind(offset = 0): number {
    return this.kindAt(this.index + offset);
  }

  /** Returns where a token begins. */
  startOf(token: number): number {
    return this.tokens.starts[token] ?? this.text.length;
  }

  /** Returns where a token ends. */
  endOf(token: number): number {
    return this.tokens.ends[token] ?? this.text.length;
  }

  /** Where the token before this one ends. */
  get endOfPrevious(): number {
    return this.index > 0 ? this.endOf(this.index - 1) : 0;
  }

  /** Returns the token `offset` tokens from here as it stands in the document. */
  rawText(offset = 0): string {
    return this.text.slice(this.startOf(this.index + offset), this.endOf(this.index + offset));
  }

  /** Returns whether a key with its colon stands `offset` tokens from here; a key without quotes counts. */
  isKey(offset = 0): boolean {
    const kind = this.kind(offset);
    return (kind === Token.string || kind === Token.unknown) && this.kind(offset + 1) === Token.colon;
  }

  /** Returns whether a value begins `offset` tokens from here; text that is no JSON counts. */
  isValueStart(offset = 0): boolean {
    const kind = this.kind(offset);
    return isOpener(kind) || kind === Token.unknown || scalarKind(kind) !== undefined;
  }

  /**
   * Returns whether the tokens behind this one can go on in a container: `true` for an object, `false` for an
   * array, `undefined` for the file around the root.
   */
  canGoOnIn(isObject: boolean | undefined): boolean {
    const next = this.kind(1);
    if (isObject === undefined) return next === Token.endOfFile;
    if (next === (isObject ? Token.closeBrace : Token.closeBracket)) return true;
    if (next !== Token.comma) return isObject && this.isKey(1);
    return isObject ? this.isKey(2) : this.isValueStart(2) && !this.isKey(2);
  }

  private kindAt(index: number): number {
    return index < this.tokens.count ? (this.tokens.kinds[index] ?? Token.endOfFile) : Token.endOfFile;
  }
}
