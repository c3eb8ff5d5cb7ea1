import { compareSpans, type Span } from "./span";

/** A replacement of one stretch of a document; an empty span inserts, an empty text removes. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/**
 * Returns the text with all edits made. Edits count in offsets of the text as given and may come in any
 * order; insertions at one place keep their order.
 *
 * @throws RangeError when two edits overlap or one lies outside the text: a mistake of the caller's.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort((a, b) => compareSpans(a.span, b.span));
  const pieces: string[] = [];
  let offset = 0;
  for (const { span, newText } of ordered) {
    if (span.start < offset || span.end < span.start || span.end > text.length) {
      throw new RangeError(`Edit ${span.start}–${span.end} overlaps another or leaves the text.`);
    }
    pieces.push(text.slice(offset, span.start), newText);
    offset = span.end;
  }
  pieces.push(text.slice(offset));
  return pieces.join("");
}
