import { printable } from "../displayText";

const LINE_END = /([\r\n]+)/;

/**
 * Returns a text for the log of a build, which shows it in a page or a terminal: characters that either would obey are
 * replaced. Line ends stay; commands in logs have escapes for them.
 */
export function controlsReplaced(text: string): string {
  return text
    .split(LINE_END)
    .map((part, index) => (index % 2 === 1 ? part : printable(part)))
    .join("");
}
