const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** A place in a document as editors count it: both from 0, `character` in UTF-16 units. */
export interface LinePosition {
  readonly line: number;
  readonly character: number;
}

/**
 * Converts between offsets and lines of one text.
 *
 * A line ends with LF, CRLF or a lone CR, as the language server protocol counts them.
 * https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/#textDocuments
 */
export class LineIndex {
  private readonly lineStarts: readonly number[];

  constructor(private readonly text: string) {
    this.lineStarts = findLineStarts(text);
  }

  get lineCount(): number {
    return this.lineStarts.length;
  }

  /** Returns the position of an offset; an offset outside the text is moved to its nearest end. */
  positionAt(offset: number): LinePosition {
    const bounded = Math.min(Math.max(offset, 0), this.text.length);
    const line = lastAtMost(this.lineStarts, bounded);
    return { line, character: bounded - (this.lineStarts[line] ?? 0) };
  }

  /** Returns the offset of a position; a character beyond the line's end is moved to that end. */
  offsetAt(position: LinePosition): number {
    if (position.line < 0) return 0;
    const start = this.lineStarts[position.line];
    if (start === undefined) return this.text.length;
    return Math.min(start + Math.max(position.character, 0), this.lineEnd(position.line));
  }

  /** Returns the text of a line without its line end; the empty string for a line that does not exist. */
  lineText(line: number): string {
    const start = this.lineStarts[line];
    return start === undefined ? "" : this.text.slice(start, this.lineEnd(line));
  }

  private lineEnd(line: number): number {
    const next = this.lineStarts[line + 1];
    if (next === undefined) return this.text.length;
    const isCrLf =
      this.text.charCodeAt(next - 1) === LINE_FEED && this.text.charCodeAt(next - 2) === CARRIAGE_RETURN;
    return isCrLf ? next - 2 : next - 1;
  }
}

function findLineStarts(text: string): number[] {
  const starts = [0];
  // Found by the engine itself, many times faster than by looking at each character.
  let feed = text.indexOf("\n");
  let carriage = text.indexOf("\r");
  while (feed >= 0 || carriage >= 0) {
    const isFeed = carriage < 0 || (feed >= 0 && feed < carriage);
    const offset = isFeed ? feed : carriage;
    if (isFeed) feed = text.indexOf("\n", offset + 1);
    else carriage = text.indexOf("\r", offset + 1);
    if (isFeed || text.charCodeAt(offset + 1) !== LINE_FEED) starts.push(offset + 1);
  }
  return starts;
}

/** Returns the index of the last of the ascending `values` that is at most `wanted`, or 0. */
function lastAtMost(values: readonly number[], wanted: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((values[middle] ?? 0) <= wanted) low = middle;
    else high = middle - 1;
  }
  return low;
}
