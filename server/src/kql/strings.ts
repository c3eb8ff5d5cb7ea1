import type { Span } from "../text/span";
import type { Token } from "./lexer";

/** How a string literal is written. */
export interface StringShape {
  /** Its content in the text, quotes and prefixes not included; escapes as they stand. */
  readonly content: Span;
  /** Whether a `h` prefix keeps its content out of logs. */
  readonly isObfuscated: boolean;
  /** Whether a backslash stands for itself: a string with `@`, or a multi-line one. */
  readonly isVerbatim: boolean;
  readonly isClosed: boolean;
}

const MULTI_LINE_QUOTES: ReadonlySet<string> = new Set(["```", "~~~"]);

/**
 * Returns how a string token is written.
 *
 * https://learn.microsoft.com/kusto/query/scalar-data-types/string
 */
export function readStringShape(token: Token): StringShape {
  const { text } = token;
  const isObfuscated = text.startsWith("h") || text.startsWith("H");
  const prefix = isObfuscated ? 1 : 0;
  if (MULTI_LINE_QUOTES.has(text.slice(prefix, prefix + 3))) {
    return { ...shapeBetween(token, prefix, 3), isObfuscated, isVerbatim: true };
  }
  const isVerbatim = text[prefix] === "@";
  return { ...shapeBetween(token, prefix + (isVerbatim ? 1 : 0), 1), isObfuscated, isVerbatim };
}

/** Returns where the content of a string token stands in the text, without prefixes and quotes. */
export function stringContent(token: Token): Span {
  return readStringShape(token).content;
}

function shapeBetween(
  { text, start, end }: Token,
  open: number,
  width: number,
): Pick<StringShape, "content" | "isClosed"> {
  const quote = text.slice(open, open + width);
  const isClosed =
    text.length >= open + 2 * width && text.endsWith(quote) && !endsInEscape(text, open, width);
  const content = { start: start + open + width, end: isClosed ? end - width : end };
  return { content, isClosed };
}

/** A last quote that an odd number of backslashes stands before, or that is half of a doubled one, closes nothing. */
function endsInEscape(text: string, open: number, width: number): boolean {
  if (width > 1) return false;
  const last = text.length - 1;
  const escaping = text[open - 1] === "@" ? text[last] : "\\";
  let count = 0;
  while (last - 1 - count > open && text[last - 1 - count] === escaping) count++;
  return count % 2 === 1;
}
