import type { Span } from "../text/span";

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

/** Returns whether a line break stands between two offsets. */
export function hasLineBreak(text: string, start: number, end: number): boolean {
  for (let offset = start; offset < end; offset++) if (isLineBreak(text[offset])) return true;
  return false;
}

/** Returns the offset of the first character from `offset` on that is no blank, tab or line break. */
export function skipBlanks(text: string, offset: number): number {
  let next = offset;
  while (isBlank(text[next]) || isLineBreak(text[next])) next++;
  return next;
}

/** Returns the offset of the first character from `offset` on that is no blank, tab, line break or comment. */
export function skipTrivia(text: string, offset: number): number {
  let next = skipBlanks(text, offset);
  for (let end = endOfComment(text, next); end !== undefined; end = endOfComment(text, next)) {
    next = skipBlanks(text, end);
  }
  return next;
}

/** Returns the blanks that the line of an offset begins with. */
export function indentationOf(text: string, offset: number): string {
  let start = offset;
  while (start > 0 && !isLineBreak(text[start - 1])) start--;
  let end = start;
  while (end < offset && isBlank(text[end])) end++;
  return text.slice(start, end);
}

/** Returns the first line break from `offset` on, or else the first of the text, or else a line feed. */
export function lineBreakNear(text: string, offset: number): string {
  const found = /\r\n|\n|\r/.exec(text.slice(offset)) ?? /\r\n|\n|\r/.exec(text);
  return found?.[0] ?? "\n";
}

/** Returns where the last line break before an offset begins, or 0. */
export function lastLineBreak(text: string, offset: number): number {
  let start = offset - 1;
  while (start > 0 && !isLineBreak(text[start])) start--;
  return text[start] === "\n" && text[start - 1] === "\r" ? start - 1 : Math.max(start, 0);
}

function endOfComment(text: string, offset: number): number | undefined {
  if (text.startsWith("/*", offset)) {
    const end = text.indexOf("*/", offset + 2);
    return end === -1 ? text.length : end + 2;
  }
  if (!text.startsWith("//", offset)) return undefined;
  let end = offset;
  while (end < text.length && !isLineBreak(text[end])) end++;
  return end;
}

function isBlank(character: string | undefined): boolean {
  return character === " " || character === "\t";
}

function isLineBreak(character: string | undefined): boolean {
  return character === "\n" || character === "\r";
}
