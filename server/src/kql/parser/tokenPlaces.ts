import type { Span } from "../../text/span";
import type { Token } from "../lexer";
import { readStringShape } from "../strings";
import type { KqlView } from "../view";

/** Finds places of a text among its tokens. */
export class TokenPlaces {
  private readonly tokens: readonly Token[];

  constructor(kql: KqlView<unknown>) {
    this.tokens = kql.tokens;
  }

  /**
   * Returns whether a hole is in a span, in a token that the span covers in part, or right beside it. With a hole
   * that may hold more than an operand, the tokens before and behind count too, blanks between them or not.
   */
  touchesHole(span: Span, looseHoles: ReadonlySet<number>): boolean {
    const from = this.indexBefore(span.start);
    for (let index = Math.max(0, from); index < this.tokens.length; index++) {
      const token = this.tokens[index];
      if (token === undefined) break;
      const isBeside = token.end < span.start || token.start > span.end;
      if (!isBeside && token.hasHole && (token.kind !== "string" || overlaps(token, span))) return true;
      if (isBeside && token.kind === "hole" && looseHoles.has(token.start)) return true;
      if (token.start > span.end) break;
    }
    return false;
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

function overlaps(token: Token, span: Span): boolean {
  return token.start < Math.max(span.end, span.start + 1) && span.start < token.end;
}
