import { isBlank, isLineBreak } from "./blanks";
import type { Tokens } from "./tokens";

const TAB = 9;
const TAB_WIDTH = 4;

/**
 * On which line each token stands, and by how many columns that line is indented. A tab counts as four: where tabs
 * and blanks are mixed, an editor with that width wrote most of them.
 */
export class TokenLines {
  private readonly lines: Int32Array;
  private readonly indents: Int32Array;

  /** Linear in the text. */
  constructor(text: string, tokens: Tokens) {
    this.lines = new Int32Array(tokens.count);
    this.indents = new Int32Array(tokens.count);
    let line = 0;
    let lineStart = 0;
    let end = 0;
    for (let token = 0; token < tokens.count; token++) {
      const start = tokens.starts[token] ?? 0;
      const previousLine = line;
      for (let offset = end; offset < start; offset++) {
        if (!isLineBreak(text.charCodeAt(offset))) continue;
        line++;
        lineStart = offset + 1;
      }
      this.lines[token] = line;
      this.indents[token] =
        line === previousLine && token > 0 ? (this.indents[token - 1] ?? 0) : indentAt(text, lineStart);
      end = tokens.ends[token] ?? end;
    }
  }

  /** Returns the number of the line that a token stands on; lines without tokens may count twice. */
  lineOf(token: number): number {
    return this.lines[token] ?? NaN;
  }

  /** Returns by how many columns the line that a token stands on is indented. */
  indentOf(token: number): number {
    return this.indents[token] ?? 0;
  }

  /** Returns whether a token is the first of its line. */
  isFirst(token: number): boolean {
    return token === 0 || this.lines[token] !== this.lines[token - 1];
  }
}

function indentAt(text: string, lineStart: number): number {
  let columns = 0;
  for (let offset = lineStart; ; offset++) {
    const code = text.charCodeAt(offset);
    if (!isBlank(code)) return columns;
    columns += code === TAB ? TAB_WIDTH : 1;
  }
}
