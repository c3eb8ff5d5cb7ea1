import { countMistakesAhead } from "./continuation";
import { Indentation } from "./indentation";
import { scalarKind, Token, type Tokens } from "./tokens";
import { type FlatTree, NONE, NodeKind, type OpenContainer, TreeBuilder } from "./tree";

/** How many open containers a closing bracket looks through for its partner; keeps hostile depth linear. */
const PARTNER_SEARCH_DEPTH = 256;
/** How often a document may be read ahead to weigh two mends; beyond that the nearest bracket is taken. */
const MAX_READS_AHEAD = 100;

/**
 * Builds a tree from a document that is not JSON, keeping each property in its own object as far as brackets,
 * commas and indentation tell. Linear in the text; never throws.
 *
 * A missing bracket shows where the indentation of a closing one fits an outer container, or where what follows
 * cannot stand in the container that is open; one too many shows where closing would leave what follows in a
 * container that cannot hold it.
 */
export function recoverTree(text: string, tokens: Tokens): FlatTree {
  return new RecoveringParser(text, tokens).parse();
}

class RecoveringParser {
  private index = 0;
  private readsAhead = 0;
  private readonly builder: TreeBuilder;
  private readonly indentation: Indentation;

  constructor(
    private readonly text: string,
    private readonly tokens: Tokens,
  ) {
    // Each token makes at most one value; a key without one makes a missing value.
    this.builder = new TreeBuilder(text, tokens.count + 1);
    this.indentation = new Indentation(text);
  }

  parse(): FlatTree {
    while (this.kindAt(this.index) !== Token.endOfFile) {
      const top = this.builder.top;
      if (top === undefined) this.readOutside();
      else if (top.isObject) this.readInObject();
      else this.readInArray(top);
    }
    return this.builder.finish(this.text.length);
  }

  private readOutside(): void {
    if (this.builder.isEmpty) {
      if (this.isValueStart(this.index)) this.readValue(NONE, NONE);
      else this.index++;
      return;
    }
    if (this.isKey(this.index) && this.builder.hasObjectRoot()) this.builder.reopenRoot();
    else this.index++;
  }

  private readInObject(): void {
    const kind = this.kindAt(this.index);
    if (isCloser(kind)) this.readCloser(kind);
    else if (this.isKey(this.index) && this.closeDedented()) return;
    else if (kind === Token.string || this.isKey(this.index)) this.readProperty();
    else if (kind === Token.openBrace && this.hasOpenArray()) this.closeToArray();
    else if (kind === Token.openBrace || kind === Token.openBracket)
      this.readValue(this.startAt(), this.startAt());
    else this.index++;
  }

  /** Reads a key, its colon and its value, each of which but the key may be missing. */
  private readProperty(): void {
    const keyStart = this.startAt();
    const keyEnd = this.tokens.ends[this.index] ?? keyStart;
    this.index++;
    const hasColon = this.kindAt(this.index) === Token.colon;
    if (hasColon) this.index++;
    const isOpener = isOpenBracket(this.kindAt(this.index));
    const hasValue = isOpener || (hasColon && this.isValueStart(this.index) && !this.isKey(this.index));
    if (hasValue) this.readValue(keyStart, keyEnd);
    else this.builder.add(NodeKind.missing, keyEnd, keyEnd, keyStart, keyEnd);
  }

  private readInArray(top: OpenContainer): void {
    const kind = this.kindAt(this.index);
    if (isCloser(kind)) this.readCloser(kind);
    else if (this.isKey(this.index)) this.readKeyInArray(top);
    else if (this.isValueStart(this.index)) this.readValue(NONE, NONE);
    else this.index++;
  }

  /** A key in an array: either the array misses its bracket, or the key's object misses its opening brace. */
  private readKeyInArray(top: OpenContainer): void {
    if (this.closeDedented()) return;
    const key = this.text.slice(this.startAt(), this.tokens.ends[this.index]);
    const isNextElement = top.lastChild !== NONE && this.builder.firstKeyOf(top.lastChild) === key;
    if (isNextElement) this.builder.open(NodeKind.object, this.startAt(), NONE, NONE);
    else this.builder.close(this.endOfPrevious());
  }

  private readValue(keyStart: number, keyEnd: number): void {
    const kind = this.kindAt(this.index);
    const start = this.startAt();
    if (kind === Token.openBrace) this.builder.open(NodeKind.object, start, keyStart, keyEnd);
    else if (kind === Token.openBracket) this.builder.open(NodeKind.array, start, keyStart, keyEnd);
    else {
      const end = this.tokens.ends[this.index] ?? start;
      this.builder.add(scalarKind(kind) ?? NodeKind.invalid, start, end, keyStart, keyEnd);
    }
    this.index++;
  }

  private readCloser(kind: number): void {
    const levels = this.levelsToClose(kind === Token.closeBrace);
    for (let level = 1; level < levels; level++) this.builder.close(this.endOfPrevious());
    if (levels > 0) this.builder.close(this.tokens.ends[this.index] ?? 0);
    this.index++;
  }

  /** Returns how many containers the closing bracket at hand ends; 0 for one too many. */
  private levelsToClose(isBrace: boolean): number {
    const aligned = this.alignedLevel(isBrace);
    if (aligned > 0) return aligned;
    const partner = this.partnerLevel(isBrace);
    if (partner === 0) return 0;
    if (this.fits(this.containerAbove(partner), this.index + 1)) return partner;
    return this.fits(this.containerAbove(0), this.index + 1) && this.isBetterIgnored(partner) ? 0 : partner;
  }

  /** Returns whether fewer mistakes follow when the bracket at hand is left out than when it closes its partner. */
  private isBetterIgnored(partner: number): boolean {
    if (++this.readsAhead > MAX_READS_AHEAD) return true;
    const open = this.builder.stack.map((container) => container.isObject);
    const ignored = 1 + countMistakesAhead(this.tokens, this.index + 1, open);
    const closed =
      (partner > 1 ? 1 : 0) + countMistakesAhead(this.tokens, this.index + 1, open.slice(0, -partner));
    return ignored <= closed;
  }

  /** Closes the containers that a key's indentation shows to have ended, down to an object; tells whether it did. */
  private closeDedented(): boolean {
    const start = this.startAt();
    if (!this.indentation.isFirstOnLine(start)) return false;
    const indent = this.indentation.at(start);
    const level = this.nearestLevel(
      (container) => this.indentation.at(this.builder.startOf(container.node)) < indent,
    );
    if (level <= 1 || this.containerAbove(level - 1)?.isObject !== true) return false;
    for (let closed = 1; closed < level; closed++) this.builder.close(this.endOfPrevious());
    return true;
  }

  /** Returns the level of the nearest container whose line is indented like the line that this bracket begins. */
  private alignedLevel(isBrace: boolean): number {
    const start = this.startAt();
    if (!this.indentation.isFirstOnLine(start)) return 0;
    const indent = this.indentation.at(start);
    return this.nearestLevel(
      (container) =>
        container.isObject === isBrace &&
        this.indentation.at(this.builder.startOf(container.node)) === indent &&
        !this.indentation.isSameLine(this.builder.startOf(container.node), start),
    );
  }

  private partnerLevel(isBrace: boolean): number {
    return this.nearestLevel((container) => container.isObject === isBrace);
  }

  /** Returns how far above the top the nearest matching container stands, counting the top as 1; 0 for none. */
  private nearestLevel(matches: (container: OpenContainer) => boolean): number {
    const { stack } = this.builder;
    const limit = Math.min(stack.length, PARTNER_SEARCH_DEPTH);
    for (let level = 1; level <= limit; level++) {
      const container = stack[stack.length - level];
      if (container !== undefined && matches(container)) return level;
    }
    return 0;
  }

  private hasOpenArray(): boolean {
    return this.nearestLevel((container) => !container.isObject) > 0;
  }

  private closeToArray(): void {
    while (this.builder.top?.isObject === true) this.builder.close(this.endOfPrevious());
  }

  private containerAbove(level: number): OpenContainer | undefined {
    return this.builder.stack[this.builder.stack.length - 1 - level];
  }

  /** Returns whether the tokens from `index` on can go on in a container; `undefined` is the file around the root. */
  private fits(container: OpenContainer | undefined, index: number): boolean {
    const first = this.kindAt(index);
    if (container === undefined) return first === Token.endOfFile;
    if (first === (container.isObject ? Token.closeBrace : Token.closeBracket)) return true;
    if (first !== Token.comma) return container.isObject && this.isKey(index);
    const next = index + 1;
    return container.isObject ? this.isKey(next) : this.isValueStart(next) && !this.isKey(next);
  }

  /** Returns whether a key with its colon stands at a token; a key without quotes counts. */
  private isKey(index: number): boolean {
    const kind = this.kindAt(index);
    return (kind === Token.string || kind === Token.unknown) && this.kindAt(index + 1) === Token.colon;
  }

  private isValueStart(index: number): boolean {
    const kind = this.kindAt(index);
    return isOpenBracket(kind) || kind === Token.unknown || scalarKind(kind) !== undefined;
  }

  private kindAt(index: number): number {
    return index < this.tokens.count ? (this.tokens.kinds[index] ?? Token.endOfFile) : Token.endOfFile;
  }

  private startAt(): number {
    return this.tokens.starts[this.index] ?? this.text.length;
  }

  private endOfPrevious(): number {
    return this.index > 0 ? (this.tokens.ends[this.index - 1] ?? 0) : 0;
  }
}

function isOpenBracket(kind: number): boolean {
  return kind === Token.openBrace || kind === Token.openBracket;
}

function isCloser(kind: number): boolean {
  return kind === Token.closeBrace || kind === Token.closeBracket;
}
