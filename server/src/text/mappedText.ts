import type { Span } from "./span";

/**
 * A run of decoded text and the run of the document that it was decoded from.
 *
 * Runs of equal length map character by character; any other run (an escape such as `\u0041`)
 * maps as a whole.
 */
export interface MappedRun {
  /** Offset in the decoded text. */
  readonly offset: number;
  /** Length in the decoded text. */
  readonly length: number;
  /** Where the run stands in the document. */
  readonly span: Span;
  /** Set for a run that maps as a whole although both lengths may be equal by chance. */
  readonly isWhole?: true;
}

/**
 * Decoded text that knows where in the document each of its characters stands.
 *
 * The runs are ascending, cover the decoded text without gaps, and may leave gaps in the document
 * (a text put together from several string literals).
 */
export class MappedText {
  constructor(
    /** The decoded text. */
    readonly text: string,
    private readonly runs: readonly MappedRun[],
    /** Where an empty text stands in the document. */
    private readonly origin: number,
  ) {}

  /** Returns a text that stands in the document as it is, from offset `start` on. */
  static verbatim(text: string, start: number): MappedText {
    const end = start + text.length;
    return new MappedText(
      text,
      text === "" ? [] : [{ offset: 0, length: text.length, span: { start, end } }],
      start,
    );
  }

  /** Returns a text of which every character stands for a whole span of the document that is written in another way. */
  static whole(text: string, span: Span): MappedText {
    const runs: readonly MappedRun[] =
      text === "" ? [] : [{ offset: 0, length: text.length, span, isWhole: true }];
    return new MappedText(text, runs, span.start);
  }

  /** Joins texts in the order given; they may stand anywhere in the document. */
  static join(parts: readonly MappedText[], origin: number): MappedText {
    const runs: MappedRun[] = [];
    let text = "";
    for (const part of parts) {
      for (const run of part.runs) runs.push({ ...run, offset: run.offset + text.length });
      text += part.text;
    }
    return new MappedText(text, runs, parts[0]?.origin ?? origin);
  }

  /**
   * Returns the document span of a span of the decoded text. A half-covered escape counts whole;
   * offsets outside the text are moved to its nearest end.
   */
  toDocument(span: Span): Span {
    const start = this.startInDocument(span.start);
    if (span.end <= span.start) return { start, end: start };
    return { start, end: Math.max(start, this.endInDocument(span.end)) };
  }

  /** Returns the decoded offset whose character covers a document offset, or `undefined` when none does. */
  fromDocument(documentOffset: number): number | undefined {
    for (const [index, run] of this.runs.entries()) {
      if (documentOffset < run.span.start || documentOffset > run.span.end) continue;
      if (isVerbatim(run)) return run.offset + (documentOffset - run.span.start);
      if (documentOffset < run.span.end) return run.offset;
      // Several runs may stand for one place, which ends with the last of them.
      const next = this.runs[index + 1];
      if (next === undefined || next.span.start >= documentOffset) return run.offset + run.length;
    }
    return this.runs.length === 0 && documentOffset === this.origin ? 0 : undefined;
  }

  /** Returns a part of this text, mapped to the same places; offsets outside are moved to its nearest end. */
  slice(from: number, to: number): MappedText {
    const start = Math.max(from, 0);
    const end = Math.max(to, start);
    const runs: MappedRun[] = [];
    for (let index = this.runIndexAt(start); index < this.runs.length; index++) {
      const run = this.runs[index];
      if (run === undefined || run.offset >= end) break;
      const cut = cutRun(run, start, end);
      if (cut !== undefined) runs.push(cut);
    }
    return new MappedText(this.text.slice(start, end), runs, this.startInDocument(start));
  }

  private startInDocument(offset: number): number {
    const run = this.runs[this.runIndexAt(offset)];
    if (run === undefined) return this.origin;
    const inside = offset - run.offset;
    if (inside >= run.length) return run.span.end;
    return isVerbatim(run) ? run.span.start + Math.max(inside, 0) : run.span.start;
  }

  private endInDocument(offset: number): number {
    const run = this.runs[this.runIndexAt(offset - 1)];
    if (run === undefined) return this.origin;
    const inside = offset - run.offset;
    return isVerbatim(run) ? run.span.start + Math.min(Math.max(inside, 0), run.length) : run.span.end;
  }

  /** Returns the index of the run that holds a decoded offset; the last run for an offset beyond the end. */
  private runIndexAt(offset: number): number {
    let low = 0;
    let high = this.runs.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.runs[middle]?.offset ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function isVerbatim(run: MappedRun): boolean {
  return run.isWhole === undefined && run.length === run.span.end - run.span.start;
}

/** Returns the part of a run between two decoded offsets, counted from the first of them. */
function cutRun(run: MappedRun, start: number, end: number): MappedRun | undefined {
  const from = Math.max(run.offset, start);
  const to = Math.min(run.offset + run.length, end);
  if (from >= to) return undefined;
  const span = isVerbatim(run)
    ? { start: run.span.start + (from - run.offset), end: run.span.start + (to - run.offset) }
    : run.span;
  const [offset, length] = [from - start, to - from];
  // Written out, since copying is most of the cost of cutting.
  return run.isWhole === true ? { offset, length, span, isWhole: true } : { offset, length, span };
}
