import { likelyLevels } from "./closingBracket";
import { ContainerStack, type Margin } from "./containerStack";
import { type Mend, MendChooser } from "./mend";
import { mendQuotes } from "./requote";
import { TokenCursor } from "./tokenCursor";
import { TokenLines } from "./tokenLines";
import { countValueTokens, isCloser, isOpener, scalarKind, Token, type Tokens } from "./tokens";
import { type FlatTree, NONE, NodeKind, type OpenContainer, TreeBuilder } from "./tree";

/**
 * Builds a tree from a document that is not JSON, keeping each property in its own object as far as brackets,
 * commas and indentation tell. Linear in the text; never throws.
 *
 * Indentation proposes where a bracket is missing or one too many; a look ahead decides, so that a badly
 * indented document is read by its brackets.
 */
export function recoverTree(text: string, tokens: Tokens): FlatTree {
  return new RecoveringParser(text, mendQuotes(text, tokens)).parse();
}

class RecoveringParser {
  private readonly cursor: TokenCursor;
  private readonly lines: TokenLines;
  private readonly builder: TreeBuilder;
  private readonly containers: ContainerStack;
  private readonly chooser: MendChooser;

  constructor(
    private readonly text: string,
    tokens: Tokens,
  ) {
    this.cursor = new TokenCursor(text, tokens);
    this.lines = new TokenLines(text, tokens);
    // Each value or key makes at most one value and one container whose bracket is missing.
    this.builder = new TreeBuilder(text, 2 * countValueTokens(tokens));
    this.containers = new ContainerStack(this.builder);
    this.chooser = new MendChooser(tokens, this.builder.stack);
  }

  parse(): FlatTree {
    const { cursor, containers } = this;
    while (cursor.kind() !== Token.endOfFile) {
      const { top } = containers;
      if (top === undefined) this.readOutside();
      else if (isCloser(cursor.kind())) this.readCloser();
      else if (this.closeDedented(top)) continue;
      else if (top.isObject) this.readInObject();
      else this.readInArray(top);
    }
    return this.builder.finish(this.text.length);
  }

  private readOutside(): void {
    const { builder, containers, cursor } = this;
    if (!builder.isEmpty) {
      if (cursor.isKey() && builder.hasObjectRoot()) containers.reopenRoot(this.marginOf(0));
      else cursor.index++;
    } else if (cursor.isKey()) {
      this.openElement();
    } else if (isOpener(cursor.kind()) || (cursor.isValueStart() && cursor.kind(1) === Token.endOfFile)) {
      this.readValue(NONE, NONE);
    } else cursor.index++;
  }

  private readInObject(): void {
    const kind = this.cursor.kind();
    if (kind === Token.string || this.cursor.isKey()) this.readProperty();
    else if (isOpener(kind)) this.readUnnamed();
    else this.cursor.index++;
  }

  /** Reads a key, its colon and its value, each of which but the key may be missing. */
  private readProperty(): void {
    const { cursor } = this;
    const key = cursor.index;
    cursor.index++;
    const hasColon = cursor.kind() === Token.colon;
    if (hasColon) cursor.index++;
    if (isOpener(cursor.kind()) || (hasColon && cursor.isValueStart() && !cursor.isKey())) {
      this.readPropertyValue(key);
    } else if (hasColon && cursor.isKey()) this.readMissingValue(key);
    else this.addMissing(key);
  }

  /** Reads a property's value; one deeper on a line of its own may be an element of an array without its bracket. */
  private readPropertyValue(key: number): void {
    const { cursor } = this;
    const opened = isOpener(cursor.kind()) ? [cursor.kind() === Token.openBrace] : [];
    const from = cursor.index + 1;
    const apply = () => this.readValue(cursor.startOf(key), cursor.endOf(key));
    if (!this.isIndentedMore(this.lines.indentOf(key))) {
      apply();
      return;
    }
    const value = this.mend({ cost: 0, from, opened, apply });
    const element = this.mend({
      from,
      opened: [false, ...opened],
      apply: () => this.openValue(NodeKind.array, key),
    });
    this.chooser.applyBest([value, element], value);
  }

  /** A key behind a colon: either the value is not typed yet, or it is an object without its opening brace. */
  private readMissingValue(key: number): void {
    const missing = this.mend({ apply: () => this.addMissing(key) });
    const object = this.mend({ opened: [true], apply: () => this.openValue(NodeKind.object, key) });
    const isDeeper = this.isIndentedMore(this.lines.indentOf(key));
    this.chooser.applyBest(isDeeper ? [object, missing] : [missing, object], missing);
  }

  /** An opening bracket where a key belongs: something before it is not closed or not opened, or it is one too many. */
  private readUnnamed(): void {
    const { cursor, containers, chooser } = this;
    const start = cursor.startOf(cursor.index);
    const extra = this.mend({
      from: cursor.index + 1,
      opened: [cursor.kind() === Token.openBrace],
      apply: () => this.readValue(start, start),
    });
    const listed = this.mend({
      opened: [false],
      apply: () => containers.open(NodeKind.array, start, start, start, this.marginHere()),
    });
    const before = cursor.kind(-1);
    const inside = before === Token.comma || before === Token.openBrace ? [listed, extra] : [extra];
    const closed = containers.nearestLevel((_, isObject) => !isObject) - 1;
    if (closed < 0) {
      chooser.applyBest(inside, extra);
      return;
    }
    const element = this.mend({ closed, apply: () => containers.close(closed, cursor.endOfPrevious) });
    const isElement = before === Token.comma && !this.lines.isFirst(cursor.index);
    chooser.applyBest(isElement ? [element, ...inside] : [...inside, element], element);
  }

  private readInArray(top: OpenContainer): void {
    if (this.cursor.isKey()) this.readKeyInArray(top);
    else if (this.cursor.isValueStart()) this.readValue(NONE, NONE);
    else this.cursor.index++;
  }

  /** A key in an array: either the array misses its bracket, or the key's object misses its opening brace. */
  private readKeyInArray(top: OpenContainer): void {
    const { cursor, containers } = this;
    if (containers.isObjectAround(1) === undefined) {
      this.openElement();
      return;
    }
    const element = this.mend({ opened: [true], apply: () => this.openElement() });
    const ended = this.mend({ closed: 1, apply: () => containers.close(1, cursor.endOfPrevious) });
    const isLikeLast = top.lastChild !== NONE && this.builder.firstKeyOf(top.lastChild) === cursor.rawText();
    const isDeeper = this.isIndentedMore(containers.topMargin?.most ?? 0);
    const mends = isLikeLast || isDeeper ? [element, ended] : [ended, element];
    this.chooser.applyBest(mends, isLikeLast ? element : ended);
  }

  /** Closes the containers that the indentation of a line shows to have ended; tells whether it did. */
  private closeDedented(top: OpenContainer): boolean {
    const { cursor, containers } = this;
    const isMember = cursor.isKey() || isOpener(cursor.kind()) || !top.isObject;
    if (!isMember || !this.lines.isFirst(cursor.index)) return false;
    const indent = this.lines.indentOf(cursor.index);
    const closed = containers.nearestLevel((margin) => margin.most < indent) - 1;
    if (closed <= 0) return false;
    let hasClosed = false;
    const stay = this.mend({ cost: 0, apply: () => {} });
    const ended = this.mend({
      closed,
      apply: () => {
        containers.close(closed, cursor.endOfPrevious);
        hasClosed = true;
      },
    });
    this.chooser.applyBest([ended, stay], stay);
    return hasClosed;
  }

  private readCloser(): void {
    const { cursor, containers } = this;
    const isBrace = cursor.kind() === Token.closeBrace;
    const partner = containers.nearestLevel((_, isObject) => isObject === isBrace);
    const closing = (level: number) =>
      this.mend({
        cost: level === 1 && partner === 1 ? 0 : 1,
        from: cursor.index + 1,
        closed: level,
        apply: () => this.closeTo(level),
      });
    const levels = likelyLevels(cursor, this.lines, containers, partner);
    if (levels.length === 1) this.closeTo(partner);
    else this.chooser.applyBest(levels.map(closing), closing(partner));
  }

  /** Ends containers with the closing bracket at hand, the innermost of them without one of their own. */
  private closeTo(level: number): void {
    const { cursor, containers } = this;
    containers.close(level - 1, cursor.endOfPrevious);
    if (level > 0) containers.close(1, cursor.endOf(cursor.index));
    cursor.index++;
  }

  private readValue(keyStart: number, keyEnd: number): void {
    const { cursor } = this;
    const kind = cursor.kind();
    const start = cursor.startOf(cursor.index);
    const margin = this.marginOf(cursor.index);
    if (kind === Token.openBrace) this.containers.open(NodeKind.object, start, keyStart, keyEnd, margin);
    else if (kind === Token.openBracket)
      this.containers.open(NodeKind.array, start, keyStart, keyEnd, margin);
    else
      this.builder.add(
        scalarKind(kind) ?? NodeKind.invalid,
        start,
        cursor.endOf(cursor.index),
        keyStart,
        keyEnd,
      );
    cursor.index++;
  }

  private addMissing(key: number): void {
    const keyEnd = this.cursor.endOf(key);
    this.builder.add(NodeKind.missing, keyEnd, keyEnd, this.cursor.startOf(key), keyEnd);
  }

  /** Opens the value of a property, whose opening bracket is missing, behind the colon. */
  private openValue(kind: typeof NodeKind.object | typeof NodeKind.array, key: number): void {
    const { cursor } = this;
    const start = cursor.endOfPrevious;
    this.containers.open(kind, start, cursor.startOf(key), cursor.endOf(key), this.marginOf(key));
  }

  /** Opens an element or the root, whose opening brace is missing, at its first key. */
  private openElement(): void {
    const { cursor, containers } = this;
    containers.open(NodeKind.object, cursor.startOf(cursor.index), NONE, NONE, this.marginHere());
  }

  /** Returns a way to go on from the token at hand, with one mistake here. */
  private mend(way: Partial<Mend> & Pick<Mend, "apply">): Mend {
    return { cost: 1, from: this.cursor.index, closed: 0, opened: [], ...way };
  }

  /** Returns whether the token at hand begins a line that is indented more. */
  private isIndentedMore(indent: number): boolean {
    const { index } = this.cursor;
    return this.lines.isFirst(index) && this.lines.indentOf(index) > indent;
  }

  private marginOf(token: number): Margin {
    const indent = this.lines.indentOf(token);
    return { line: this.lines.lineOf(token), least: indent, most: indent };
  }

  /** Returns the margin of a container whose opening bracket is missing before the token at hand. */
  private marginHere(): Margin {
    const { index } = this.cursor;
    if (!this.lines.isFirst(index)) return this.marginOf(index);
    const outer = this.containers.topMargin?.most ?? -1;
    return { line: undefined, least: outer + 1, most: this.lines.indentOf(index) - 1 };
  }
}
