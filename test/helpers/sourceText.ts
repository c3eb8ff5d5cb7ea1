const COMMENT_OR_STRING =
  /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\[\s\S]|[^`\\])*`/g;

/** Returns a source text with comments and strings replaced by a blank; approximate where a regular expression holds quotes. */
export function withoutCommentsAndStrings(text: string): string {
  return text.replace(COMMENT_OR_STRING, " ");
}

/** Returns a source text without its imports and without what it exports from elsewhere. */
export function withoutImports(text: string): string {
  return text.replace(/^(?:import\b[^;]*|export\b[^;=]*\bfrom\b[^;]*);/gm, "");
}

/** Returns the texts of a Markdown page's headings, those in code fences left out. */
export function headingsOf(page: string): readonly string[] {
  const withoutFences = page.replace(/^```[\s\S]*?^```/gm, "");
  return [...withoutFences.matchAll(/^#+ +(.+?) *$/gm)].map((match) => match[1] ?? "");
}
