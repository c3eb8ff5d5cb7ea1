import type { Span } from "../../text/span";
import type { Token } from "../lexer";
import { readStringShape } from "../strings";
import type { KqlView } from "../view";
import type { FilledText } from "./holeFill";

const SEPARATORS: ReadonlySet<string> = new Set(["|", ";", "<|"]);

/** Finds places of a text among its tokens. */
export class TokenPlaces {
  private readonly tokens: readonly Token[];

  private readonly closerOf: ReadonlyMap<number, number>;
  private readonly openerOf: ReadonlyMap<number, number>;

  constructor({ lexed }: KqlView<unknown>) {
    this.tokens = lexed.tokens;
    this.closerOf = lexed.closerOf;
    this.openerOf = new Map([...lexed.closerOf].map(([opener, closer]) => [closer, opener]));
  }

  /**
   * Returns whether a hole is in a span, in a token that the span covers in part, or right beside it; or whether one
   * that may hold more than an operand stands in the same operator of a pipeline.
   */
  touchesHole(span: Span, looseHoles: FilledText["looseHoles"]): boolean {
    const from = Math.max(0, this.indexBefore(span.start));
    for (let index = from; index < this.tokens.length; index++) {
      const token = this.tokens[index];
      if (token === undefined || token.start > span.end) break;
      if (token.end < span.start || !token.hasHole) continue;
      if (token.kind !== "string" || overlaps(token, span)) return true;
    }
    if (looseHoles.size === 0) return false;
    for (const token of this.operatorAround(from)) if (hasLoose(token, looseHoles)) return true;
    return false;
  }

  /** Yields the tokens of the operator around one: up to `|`, `;` and `<|`, what stands in brackets left out. */
  private *operatorAround(index: number): Generator<Token> {
    for (let at = index; at >= 0; at = (this.openerOf.get(at) ?? at) - 1) {
      const token = this.tokens[at];
      if (token === undefined) break;
      // A word before a bracket says what is in it.
      if (this.closerOf.has(at)) yield* this.tokens.slice(Math.max(at - 1, 0), at);
      if (this.closerOf.has(at)) break;
      yield token;
      if (SEPARATORS.has(token.text)) break;
    }
    for (let at = index + 1; at < this.tokens.length; at = (this.closerOf.get(at) ?? at) + 1) {
      const token = this.tokens[at];
      if (token === undefined || SEPARATORS.has(token.text) || this.openerOf.has(at)) break;
      yield token;
    }
  }

  /**
   * Returns the span to show: of an unclosed string all of it, of something missing the last character before it,
   * since a span without characters is hardly seen.
   */
  visible(span: Span): Span {
    const before = this.tokens[this.indexBefore(span.start)];
    const unclosed = [before, this.tokens[this.indexBefore(span.start) + 1]].find(
      (token) => token?.kind === "string" && token.end >= span.start && !readStringShape(token).isClosed,
    );
    if (unclosed !== undefined) return { start: unclosed.start, end: unclosed.end };
    if (span.end > span.start || before === undefined) return span;
    return { start: before.end - 1, end: before.end };
  }

  /** Returns the index of the last token that starts before an offset; -1 for none. */
  private indexBefore(offset: number): number {
    let low = 0;
    let high = this.tokens.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.tokens[middle]?.start ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}

function hasLoose(token: Token, looseHoles: FilledText["looseHoles"]): boolean {
  if (!token.hasHole) return false;
  for (let offset = token.start; offset < token.end; offset++) if (looseHoles.has(offset)) return true;
  return false;
}

function overlaps(token: Token, span: Span): boolean {
  return token.start < Math.max(span.end, span.start + 1) && span.start < token.end;
}
