/** A piece of text that a terminal shows as one character. */
export interface Cell {
  readonly text: string;
  /** How many columns it takes. */
  readonly width: number;
  /** Where it begins in the text, in UTF-16 units. */
  readonly start: number;
}

const REPLACEMENT = "\uFFFD";

/**
 * What a terminal would obey instead of showing it: control characters, changes of the writing direction, halves
 * of a pair. Text of a document may hold any of them.
 */
const UNPRINTABLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be found.
  /[\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

const WIDE =
  /^(?:\p{Emoji_Presentation}|.\uFE0F|[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|[\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}])/u;
const WITHOUT_WIDTH = /^[\p{Mark}\p{Default_Ignorable_Code_Point}]+$/u;
const ASCII = /^[\x20-\x7E\t]*$/;
const TAB = "  ";

/** Returns a text that a terminal shows and does not obey. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, REPLACEMENT);
}

/** Returns a line, cut into what a terminal shows as one character each; a tab becomes two blanks. */
export function cellsOf(line: string): readonly Cell[] {
  if (ASCII.test(line)) {
    return Array.from(line, (text, start) =>
      text === "\t" ? { text: TAB, width: TAB.length, start } : { text, width: 1, start },
    );
  }
  return Array.from(new Intl.Segmenter().segment(line), ({ segment, index }) => {
    const text = segment === "\t" ? TAB : printable(segment);
    return { text, width: segment === "\t" ? TAB.length : widthOfCharacter(text), start: index };
  });
}

/** Returns how many columns a terminal needs for a text. */
export function widthOf(text: string): number {
  if (ASCII.test(text)) return text.length;
  return cellsOf(text).reduce((width, cell) => width + cell.width, 0);
}

/** Returns a text in lines that are no wider than asked, broken at blanks; a longer word has a line of its own. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  let lineWidth = 0;
  for (const word of text.split(/\s+/).filter((part) => part !== "")) {
    const wordWidth = widthOf(word);
    if (line !== "" && lineWidth + 1 + wordWidth > width) {
      lines.push(line);
      line = "";
    }
    lineWidth = line === "" ? wordWidth : lineWidth + 1 + wordWidth;
    line = line === "" ? word : `${line} ${word}`;
  }
  return line === "" ? lines : [...lines, line];
}

function widthOfCharacter(text: string): number {
  if (WITHOUT_WIDTH.test(text)) return 0;
  return WIDE.test(text) ? 2 : 1;
}
