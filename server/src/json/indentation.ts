import { LineIndex } from "../text/lineIndex";

/** Answers how lines of a text are indented. A tab counts as one column, like a blank. */
export class Indentation {
  private readonly lines: LineIndex;

  constructor(private readonly text: string) {
    this.lines = new LineIndex(text);
  }

  /** Returns the number of blanks before the first other character of the line that holds an offset. */
  at(offset: number): number {
    const start = this.lineStart(offset);
    let end = start;
    while (isBlank(this.text.charCodeAt(end))) end++;
    return end - start;
  }

  /** Returns the blanks themselves. */
  textAt(offset: number): string {
    const start = this.lineStart(offset);
    return this.text.slice(start, start + this.at(offset));
  }

  /** Returns whether only blanks stand before an offset on its line. */
  isFirstOnLine(offset: number): boolean {
    let index = offset - 1;
    while (index >= 0 && isBlank(this.text.charCodeAt(index))) index--;
    return index < 0 || isLineBreak(this.text.charCodeAt(index));
  }

  /** Returns whether no line break stands between two offsets, the smaller first. */
  isSameLine(from: number, to: number): boolean {
    return this.lineStart(to) <= from;
  }

  private lineStart(offset: number): number {
    return offset - this.lines.positionAt(offset).character;
  }
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

function isLineBreak(code: number): boolean {
  return code === 10 || code === 13;
}
