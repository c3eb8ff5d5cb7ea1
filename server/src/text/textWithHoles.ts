import { MappedText } from "./mappedText";
import type { Span } from "./span";

/** Stands in a text with holes for one hole: a single UTF-16 unit that is no letter, digit or blank. */
export const HOLE_CHARACTER = "\uFFFC";

/** A part of a text that an expression computes: known to exist, its content unknown. */
export interface Hole<Content> {
  /** Offset of the `HOLE_CHARACTER` in the text. */
  readonly offset: number;
  /** The expression in the document: `@{…}` whole in an interpolated string, else the expression alone. */
  readonly span: Span;
  /** What computes the hole. */
  readonly content: Content;
}

/** A literal part of a text with holes. */
export interface LiteralPart {
  readonly kind: "literal";
  readonly text: MappedText;
}

/** A computed part of a text with holes. */
export interface HolePart<Content> {
  readonly kind: "hole";
  readonly span: Span;
  readonly content: Content;
}

export type TextPart<Content> = LiteralPart | HolePart<Content>;

/**
 * Decoded text in which each computed part is one `HOLE_CHARACTER`.
 *
 * A document may hold that character itself: only offsets for which `isHole` is true are holes.
 */
export class TextWithHoles<Content> {
  readonly text: string;
  readonly holes: readonly Hole<Content>[];
  /** The text with the place of each character; a hole maps as a whole. */
  readonly mapped: MappedText;
  private readonly holeByOffset: ReadonlyMap<number, Hole<Content>>;

  /**
   * @param span The whole value in the document, the place of an empty text.
   */
  constructor(
    readonly parts: readonly TextPart<Content>[],
    readonly span: Span,
  ) {
    const holes: Hole<Content>[] = [];
    const pieces: MappedText[] = [];
    let length = 0;
    for (const part of parts) {
      if (part.kind === "hole") holes.push({ offset: length, span: part.span, content: part.content });
      const piece = part.kind === "hole" ? holePiece(part.span) : part.text;
      pieces.push(piece);
      length += piece.text.length;
    }
    this.mapped = MappedText.join(pieces, span.start);
    this.text = this.mapped.text;
    this.holes = holes;
    this.holeByOffset = new Map(holes.map((hole) => [hole.offset, hole]));
  }

  /** Returns whether a computed part stands at an offset of the text. */
  isHole(offset: number): boolean {
    return this.holeByOffset.has(offset);
  }

  /** Returns the hole at an offset of the text. */
  holeAt(offset: number): Hole<Content> | undefined {
    return this.holeByOffset.get(offset);
  }

  /** Returns whether a span of the text covers a computed part. */
  hasHole(span: Span): boolean {
    return this.holes.some((hole) => hole.offset >= span.start && hole.offset < span.end);
  }

  /** Returns the document span of a span of the text. */
  toDocument(span: Span): Span {
    return this.mapped.toDocument(span);
  }

  /** Returns the text's offset for a document offset, or `undefined` when the text has nothing there. */
  fromDocument(documentOffset: number): number | undefined {
    return this.mapped.fromDocument(documentOffset);
  }
}

function holePiece(span: Span): MappedText {
  return new MappedText(HOLE_CHARACTER, [{ offset: 0, length: 1, span }], span.start);
}
