import type { Span } from "../text/span";
import { endOfLine, hasLineBreak, skipBlanks } from "./blanks";

/** What stands between two neighbours in a container: blanks, comments, a comma. */
export interface Gap {
  readonly span: Span;
  /** Where the first comma outside comments stands. */
  readonly comma: number | undefined;
  readonly comments: readonly Span[];
}

/** Reads what stands between two offsets that lie outside values. */
export function readGap(text: string, span: Span): Gap {
  const comments: Span[] = [];
  let comma: number | undefined;
  for (let offset = span.start; offset < span.end; ) {
    const commentEnd = endOfComment(text, offset);
    if (commentEnd !== undefined) {
      comments.push({ start: offset, end: commentEnd });
      offset = commentEnd;
      continue;
    }
    if (comma === undefined && text[offset] === ",") comma = offset;
    offset++;
  }
  return { span, comma, comments };
}

/** Returns where the last comma or comment of a gap ends, or where the gap begins when it has none. */
export function contentEnd(gap: Gap): number {
  const comma = gap.comma === undefined ? gap.span.start : gap.comma + 1;
  return Math.max(comma, gap.comments.at(-1)?.end ?? 0);
}

/**
 * Returns where a line ends behind a value: behind the comments that follow `from` on its line, or `from`
 * itself when more than comments follow there.
 */
export function endOfLineTail(text: string, gap: Gap, from: number): number {
  let end = from;
  for (const comment of gap.comments) {
    if (comment.start < from) continue;
    if (hasLineBreak(text, end, comment.start)) break;
    end = comment.end;
  }
  return hasLineBreak(text, end, skipBlanks(text, end)) ? end : from;
}

/** Returns whether a comment that ends with its line is the last thing before an offset. */
export function isBehindLineComment(text: string, gap: Gap, offset: number): boolean {
  const last = gap.comments.at(-1);
  return last !== undefined && last.end === offset && text.startsWith("//", last.start);
}

/** Returns the offset of the first character from `offset` on that is no blank, tab, line break or comment. */
export function skipTrivia(text: string, offset: number): number {
  let next = skipBlanks(text, offset);
  for (let end = endOfComment(text, next); end !== undefined; end = endOfComment(text, next)) {
    next = skipBlanks(text, end);
  }
  return next;
}

function endOfComment(text: string, offset: number): number | undefined {
  if (text[offset] !== "/") return undefined;
  if (text[offset + 1] === "/") return endOfLine(text, offset);
  if (text[offset + 1] !== "*") return undefined;
  const end = text.indexOf("*/", offset + 2);
  return end === -1 ? text.length : end + 2;
}
