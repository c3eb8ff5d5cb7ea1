/**
 * The keywords of KQL that hold a hyphen and are one token nevertheless, by their first word, the longest first.
 * Anywhere else a hyphen is a minus.
 * https://github.com/microsoft/Kusto-Query-Language/blob/master/src/Kusto.Language/Syntax/SyntaxFacts.cs
 */
const HYPHENATED: ReadonlyMap<string, readonly string[]> = groupByFirstWord([
  "assert-schema",
  "granny-asc",
  "granny-desc",
  "graph-mark-components",
  "graph-match",
  "graph-shortest-paths",
  "graph-to-table",
  "graph-where-edges",
  "graph-where-nodes",
  "macro-expand",
  "make-graph",
  "make-series",
  "mv-apply",
  "mv-expand",
  "parse-kv",
  "parse-where",
  "partitioned-by",
  "project-away",
  "project-by-names",
  "project-keep",
  "project-rename",
  "project-reorder",
  "project-smart",
  "sample-distinct",
  "set-or-append",
  "set-or-replace",
  "top-hitters",
  "top-nested",
]);

const LETTER_OR_DIGIT = /[\p{L}\p{Nd}]/u;

/** Words of KQL that stand between operands or before one, so that no operator of a pipeline can follow them. */
const OPERAND_EXPECTING: ReadonlySet<string> = new Set([
  "and",
  "between",
  "by",
  "contains",
  "contains_cs",
  "default",
  "endswith",
  "endswith_cs",
  "from",
  "has",
  "has_all",
  "has_any",
  "has_cs",
  "hasprefix",
  "hasprefix_cs",
  "hassuffix",
  "hassuffix_cs",
  "in",
  "like",
  "likecs",
  "matches",
  "notcontains",
  "notlike",
  "of",
  "on",
  "or",
  "regex",
  "startswith",
  "startswith_cs",
  "step",
  "to",
  "with",
]);

/** Returns the keyword with hyphens that starts at `start`, where a word that ends at `end` stands. */
export function hyphenatedKeywordAt(text: string, start: number, end: number): string | undefined {
  if (text[end] !== "-") return undefined;
  const candidates = HYPHENATED.get(text.slice(start, end));
  return candidates?.find(
    (keyword) => text.startsWith(keyword, start) && !isWordCharacter(text, start + keyword.length),
  );
}

/** Returns whether a word such as `and`, `by` or `!has` has its operand behind it. */
export function expectsOperand(word: string): boolean {
  return OPERAND_EXPECTING.has(word.startsWith("!") ? word.slice(1) : word);
}

/** Returns whether a letter, a digit or an underscore stands at an offset. */
export function isWordCharacter(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  if (code < 128) return isAsciiWordCode(code);
  return LETTER_OR_DIGIT.test(text[offset] ?? "");
}

/** Returns how the lines of a text end, for a line that is added to it. */
export function lineEndOf(text: string): string {
  return text.includes("\r\n") ? "\r\n" : "\n";
}

/** Returns whether a line ends at an offset. */
export function isLineBreak(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  return code === 10 || code === 13 || code === 0x2028 || code === 0x2029;
}

function isAsciiWordCode(code: number): boolean {
  return (
    (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95
  );
}

function groupByFirstWord(keywords: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const keyword of [...keywords].sort((a, b) => b.length - a.length)) {
    const first = keyword.slice(0, keyword.indexOf("-"));
    const group = groups.get(first);
    if (group === undefined) groups.set(first, [keyword]);
    else group.push(keyword);
  }
  return groups;
}
