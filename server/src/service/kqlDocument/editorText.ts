import type { MappedText } from "../../text/mappedText";
import type { Span } from "../../text/span";

/** What editors turn into their own line end, or into another character when they write it to a file. */
const REWRITTEN = /\r\n|\r|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const REPLACEMENT_CHARACTER = "\uFFFD";

/** Where one UTF-16 unit of an editor's text comes from. */
interface Origin {
  /** Its place in the document; empty for what stands only in the editor, such as the `@{` around an argument. */
  readonly span: Span;
  /** The part of the value that it belongs to, counted from 0. */
  readonly part: number;
}

/**
 * KQL as an editor shows it: decoded, every line end a line feed, each computed part as `@{…}`, the literal text
 * `@{` as `@@{`. Knows where each of its characters stands in the document.
 */
export class EditorText {
  constructor(
    readonly text: string,
    /** The computed parts, each with its `@{` and `}`. */
    readonly holes: readonly Span[],
    private readonly origins: readonly Origin[],
  ) {}

  /** Returns where a UTF-16 unit stands in the document; `undefined` for one that stands only in the editor. */
  originOf(offset: number): Span | undefined {
    const span = this.origins[offset]?.span;
    return span === undefined || span.start === span.end ? undefined : span;
  }

  /** Returns the part of the value that a UTF-16 unit belongs to; -1 for none. */
  partOf(offset: number): number {
    return this.origins[offset]?.part ?? -1;
  }

  /** Returns the place in the document of a span of this text. */
  toDocument({ start, end }: Span): Span {
    const before = this.origins[Math.min(start, this.origins.length) - 1]?.span.end;
    const from = this.origins[start]?.span.start ?? before ?? 0;
    return {
      start: from,
      end: Math.max(from, end > start ? (this.origins[end - 1]?.span.end ?? from) : from),
    };
  }

  /** Returns what shows a span of the document; empty where the editor shows nothing of it. */
  fromDocument({ start, end }: Span): Span {
    const from = this.countWhile(({ span }) => span.end <= start);
    const to = this.countWhile(({ span }) => span.start < end);
    return { start: from, end: Math.max(from, to) };
  }

  /** Returns how many units stand before the first for which the condition, true up to some unit, does not hold. */
  private countWhile(holds: (origin: Origin) => boolean): number {
    let low = 0;
    let high = this.origins.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const origin = this.origins[middle];
      if (origin !== undefined && holds(origin)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Puts together the text of an editor. */
export class EditorTextBuilder {
  private readonly pieces: string[] = [];
  private readonly origins: Origin[] = [];

  get length(): number {
    return this.origins.length;
  }

  get text(): string {
    return this.pieces.join("");
  }

  /** Adds text of the document, as an editor can hold it. */
  add(text: MappedText, part: number): void {
    let offset = 0;
    for (const match of text.text.matchAll(REWRITTEN)) {
      this.addVerbatim(text, { start: offset, end: match.index }, part);
      offset = match.index + match[0].length;
      const shown = match[0].startsWith("\r") ? "\n" : REPLACEMENT_CHARACTER;
      this.addUnits(shown, () => text.toDocument({ start: match.index, end: offset }), part);
    }
    this.addVerbatim(text, { start: offset, end: text.text.length }, part);
  }

  /** Adds text that stands for a span of the document, or, for an empty span, only in the editor. */
  addShown(shown: string, span: Span, part: number): void {
    this.addUnits(shown, () => span, part);
  }

  finish(holes: readonly Span[]): EditorText {
    return new EditorText(this.text, holes, this.origins);
  }

  private addVerbatim(text: MappedText, { start, end }: Span, part: number): void {
    this.addUnits(
      text.text.slice(start, end),
      (index) => text.toDocument({ start: start + index, end: start + index + 1 }),
      part,
    );
  }

  private addUnits(shown: string, spanAt: (index: number) => Span, part: number): void {
    this.pieces.push(shown);
    for (let index = 0; index < shown.length; index++) this.origins.push({ span: spanAt(index), part });
  }
}

/** Returns a text with half surrogate pairs replaced, which no file can hold. */
export function withoutLoneHalves(text: string): string {
  return text.replace(REWRITTEN, (found) => (found.startsWith("\r") ? found : REPLACEMENT_CHARACTER));
}

/** Returns a text with the line ends that editors show. */
export function withLineFeeds(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}
