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
    const open = this.stack.slice(-MAX_OPEN).map((container) => container.isObject);
    let best = fallback;
    let fewest = Number.POSITIVE_INFINITY;
    for (const mend of mends) {
      const stack = [...open.slice(0, open.length - mend.closed), ...mend.opened];
      const mistakes = mend.cost + countMistakes(this.tokens, mend.from, stack);
      if (mistakes >= fewest) continue;
      fewest = mistakes;
      best = mend;
    }
    return best;
  }
}

/** Returns how many mistakes follow from a token on if just these containers are open; `stack` is used up. */
function countMistakes(tokens: Tokens, from: number, stack: boolean[]): number {
  const { kinds } = tokens;
  const end = Math.min(tokens.count, from + LOOK_AHEAD);
  let mistakes = 0;
  for (let index = from; index < end; index++) {
    const kind = kinds[index];
    if (kind === Token.endOfFile) mistakes += stack.length;
    else if (kind === Token.closeBrace || kind === Token.closeBracket) {
      mistakes += closeLike(stack, kind === Token.closeBrace);
    } else if (kind === Token.openBrace || kind === Token.openBracket) {
      mistakes += openLike(stack, kind === Token.openBrace, kinds[index - 1]);
    } else if (kind === Token.colon && stack.at(-1) === false) {
      mistakes++;
      stack.pop();
    }
  }
  return mistakes;
}

/** Closes the nearest container of a kind; returns 1 when others had to be closed with it or none was open. */
function closeLike(stack: boolean[], isObject: boolean): number {
  if (stack.at(-1) === isObject) {
    stack.pop();
    return 0;
  }
  const partner = nearest(stack, isObject);
  if (partner >= 0) stack.length = partner;
  return 1;
}

/** Opens a container; returns 1 when it cannot stand in the container that is open. */
function openLike(stack: boolean[], isObject: boolean, before: number | undefined): number {
  const isMisplaced = stack.length > 0 && stack.at(-1) !== (before === Token.colon);
  const array = isMisplaced && before === Token.comma ? nearest(stack, false) : -1;
  if (array >= 0) stack.length = array + 1;
  stack.push(isObject);
  return isMisplaced ? 1 : 0;
}

/** Returns the index of the innermost container of a kind, -1 when there is none near. */
function nearest(stack: readonly boolean[], isObject: boolean): number {
  const limit = Math.max(0, stack.length - SEARCH_DEPTH);
  for (let index = stack.length - 1; index >= limit; index--) if (stack[index] === isObject) return index;
  return -1;
}
