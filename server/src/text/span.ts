/** A stretch of a document: UTF-16 offsets, `start` included, `end` excluded. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Returns whether `inner` lies in `outer`; touching its borders counts. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Returns whether two spans share at least one character. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Orders spans as a reader meets them: by start, then the shorter first. */
export function compareSpans(a: Span, b: Span): number {
  return a.start - b.start || a.end - b.end;
}
