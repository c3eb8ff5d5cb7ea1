import type { VendorPage } from "../../adf/facts/pages";

/** What Markdown, in the dialect of editors, reads as more than text inside a line. */
const INLINE_SYNTAX = /[\\`*_[\]<>&~|]|:(?=\/\/)|(?<=\bwww)\.|(?<=\w)@/gi;
const BLANKS = /\s+/g;
const LONGEST_CODE = 200;

/** Returns text from a document as Markdown that shows it as it stands, on one line. */
export function escapeMarkdown(text: string): string {
  return text.replace(BLANKS, " ").replace(INLINE_SYNTAX, "\\$&");
}

/** Returns text from a document as a code span, on one line; a long one is cut. */
export function codeSpan(text: string): string {
  const line = shorten(text.replace(BLANKS, " ").trim());
  if (line === "") return "(empty)";
  const longestRun = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  if (longestRun === 0) return `\`${line}\``;
  const fence = "`".repeat(longestRun + 1);
  return `${fence} ${line} ${fence}`;
}

/** Returns a link to a page of the vendor. */
export function linkTo(page: Pick<VendorPage, "title" | "url">): string {
  return `[${page.title}](${page.url})`;
}

function shorten(text: string): string {
  const characters = text.slice(0, LONGEST_CODE * 2);
  const whole = [...characters];
  return whole.length <= LONGEST_CODE ? text : `${whole.slice(0, LONGEST_CODE).join("")}…`;
}
