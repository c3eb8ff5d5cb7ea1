import type { Span } from "../../server/src/text/span";

/** A fixture without its marks, and where they stood. */
export interface MarkedText {
  readonly text: string;
  /** What stood between `«` and `»`, in order of their openings. */
  readonly spans: readonly Span[];
  /** Where each `$0` stood. */
  readonly cursors: readonly number[];
}

const MARK = /«|»|\$0/g;

/** Reads a fixture in which `«…»` marks a span and `$0` a cursor; throws when a mark has no partner. */
export function readMarks(marked: string): MarkedText {
  const spans: { start: number; end: number }[] = [];
  const open: number[] = [];
  const cursors: number[] = [];
  let text = "";
  let copied = 0;
  for (const match of marked.matchAll(MARK)) {
    text += marked.slice(copied, match.index);
    copied = match.index + match[0].length;
    if (match[0] === "$0") cursors.push(text.length);
    else if (match[0] === "«") open.push(spans.push({ start: text.length, end: text.length }) - 1);
    else {
      const span = spans[open.pop() ?? -1];
      if (span === undefined) throw new Error(`The mark » at ${match.index} has no « before it.`);
      span.end = text.length;
    }
  }
  if (open.length > 0) throw new Error("A mark « has no » behind it.");
  return { text: text + marked.slice(copied), spans, cursors };
}
