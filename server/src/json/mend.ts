import { Token, type Tokens } from "./tokens";
import type { OpenContainer } from "./tree";

/** Tokens looked at for one answer; far enough to meet the brackets around any activity. */
const LOOK_AHEAD = 20_000;
/** How often a document may be read ahead; keeps hostile documents linear. */
const MAX_CHOICES = 100;
/** How many open containers are searched for a partner while reading ahead. */
const SEARCH_DEPTH = 64;
/** How many open containers take part in a choice; those further out close behind what is looked at. */
const MAX_OPEN = 1_000;
/** How many containers a mend opens at most. */
const MOST_OPENED = 2;

/** One way to go on reading a broken document. */
export interface Mend {
  /** How many mistakes it takes the document to hold at this place. */
  readonly cost: 0 | 1;
  /** The token to go on from. */
  readonly from: number;
  /** How many of the open containers have ended there. */
  readonly closed: number;
  /** What is open there besides, outermost first: whether each is an object. */
  readonly opened: readonly boolean[];
  readonly apply: () => void;
}

/** Chooses between ways to mend a document: the fewer mistakes follow, the likelier is the mend. */
export class MendChooser {
  private choices = 0;
  private reader: ReaderAhead | undefined;

  /** @param stack The open containers, outermost first, as they stand when a choice is made. */
  constructor(
    private readonly tokens: Tokens,
    private readonly stack: readonly OpenContainer[],
  ) {}

  /** Applies the likeliest mend, the first of equals; `fallback` once the document has cost too much. */
  applyBest(mends: readonly Mend[], fallback: Mend): void {
    this.choices++;
    if (this.choices > MAX_CHOICES) fallback.apply();
    else this.likeliest(mends, fallback).apply();
  }

  private likeliest(mends: readonly Mend[], fallback: Mend): Mend {
    this.reader ??= new ReaderAhead(this.tokens);
    const open = this.stack.slice(-MAX_OPEN).map((container) => container.isObject);
    let best = fallback;
    let fewest = Number.POSITIVE_INFINITY;
    for (const mend of mends) {
      const stack = [...open.slice(0, open.length - mend.closed), ...mend.opened];
      const mistakes = mend.cost + this.reader.countMistakes(mend.from, stack);
      if (mistakes >= fewest) continue;
      fewest = mistakes;
      best = mend;
    }
    return best;
  }
}

/** Counts the mistakes that follow a place in a document. */
class ReaderAhead {
  /** The containers that are open, outermost first: 1 for an object, 0 for an array. */
  private readonly stack = new Uint8Array(MAX_OPEN + LOOK_AHEAD + MOST_OPENED);
  private depth = 0;

  constructor(private readonly tokens: Tokens) {}

  /** Returns how many mistakes follow from a token on if just these containers are open. */
  countMistakes(from: number, open: readonly boolean[]): number {
    this.stack.set(open.map(Number));
    this.depth = open.length;
    const { kinds } = this.tokens;
    const end = Math.min(this.tokens.count, from + LOOK_AHEAD);
    let mistakes = 0;
    for (let index = from; index < end; index++) {
      const kind = kinds[index];
      if (kind === Token.closeBrace) mistakes += this.close(1);
      else if (kind === Token.closeBracket) mistakes += this.close(0);
      else if (kind === Token.openBrace) mistakes += this.open(1, kinds[index - 1]);
      else if (kind === Token.openBracket) mistakes += this.open(0, kinds[index - 1]);
      else if (kind === Token.colon && this.depth > 0 && this.stack[this.depth - 1] === 0) {
        mistakes++;
        this.depth--;
      } else if (kind === Token.endOfFile) mistakes += this.depth;
    }
    return mistakes;
  }

  /** Closes the nearest container of a kind; returns 1 when others had to be closed with it or none was open. */
  private close(kind: number): number {
    const partner = this.nearest(kind);
    const isTop = partner >= 0 && partner === this.depth - 1;
    if (partner >= 0) this.depth = partner;
    return isTop ? 0 : 1;
  }

  /** Opens a container; returns 1 when it cannot stand in the container that is open. */
  private open(kind: number, before: number | undefined): number {
    const needed = before === Token.colon ? 1 : 0;
    const isMisplaced = this.depth > 0 && this.stack[this.depth - 1] !== needed;
    const array = isMisplaced && before === Token.comma ? this.nearest(0) : -1;
    if (array >= 0) this.depth = array + 1;
    this.stack[this.depth++] = kind;
    return isMisplaced ? 1 : 0;
  }

  /** Returns the place of the innermost container of a kind, -1 when there is none near. */
  private nearest(kind: number): number {
    const limit = Math.max(0, this.depth - SEARCH_DEPTH);
    for (let index = this.depth - 1; index >= limit; index--) if (this.stack[index] === kind) return index;
    return -1;
  }
}
