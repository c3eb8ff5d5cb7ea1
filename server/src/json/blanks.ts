/** Returns whether a character code is a blank or a tab. */
export function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

/** Returns whether a character code is a line feed or a carriage return. */
export function isLineBreak(code: number): boolean {
  return code === 10 || code === 13;
}

/** Returns the offset of the first character from `offset` on that is no blank, tab or line break. */
export function skipBlanks(text: string, offset: number): number {
  for (let next = offset; ; next++) {
    const code = text.charCodeAt(next);
    if (!isBlank(code) && !isLineBreak(code)) return next;
  }
}

/** Returns the offset of the first line break from `offset` on, or the end of the text. */
export function endOfLine(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && !isLineBreak(text.charCodeAt(end))) end++;
  return end;
}

/** Returns whether a line break stands between two offsets. */
export function hasLineBreak(text: string, start: number, end: number): boolean {
  for (let offset = start; offset < end; offset++) if (isLineBreak(text.charCodeAt(offset))) return true;
  return false;
}

/** Returns the blanks that the line of an offset begins with. */
export function indentationOf(text: string, offset: number): string {
  let start = offset;
  while (start > 0 && !isLineBreak(text.charCodeAt(start - 1))) start--;
  let end = start;
  while (end < offset && isBlank(text.charCodeAt(end))) end++;
  return text.slice(start, end);
}

/** Returns whether only blanks stand before an offset on its line. */
export function isFirstOnLine(text: string, offset: number): boolean {
  let start = offset;
  while (start > 0 && isBlank(text.charCodeAt(start - 1))) start--;
  return start === 0 || isLineBreak(text.charCodeAt(start - 1));
}

/** Returns where the last line break before an offset begins, or 0. */
export function lastLineBreak(text: string, offset: number): number {
  let start = offset - 1;
  while (start > 0 && !isLineBreak(text.charCodeAt(start))) start--;
  return text.startsWith("\r\n", start - 1) ? start - 1 : Math.max(start, 0);
}

/** Returns the first line break from `offset` on, or else the first of the text, or else a line feed. */
export function lineBreakNear(text: string, offset: number): string {
  for (const from of [offset, 0]) {
    const found = endOfLine(text, from);
    if (found < text.length) return text.startsWith("\r\n", found) ? "\r\n" : text.charAt(found);
  }
  return "\n";
}
