import type { Span } from "../text/span";
import type { TextWithHoles } from "../text/textWithHoles";
import { lexKql, type Token } from "./lexer";

/** The tokens of a KQL text, with the knowledge which bracket closes which. */
export interface KqlTokens {
  /** The text that was read: what all offsets count in. */
  readonly source: TextWithHoles<unknown>;
  /** All but the comments. */
  readonly tokens: readonly Token[];
  readonly comments: readonly Token[];
  /** By the index of an opening bracket: the index of the one that closes it; the number of tokens when none does. */
  readonly closerOf: ReadonlyMap<number, number>;
  /** Whether every bracket has its partner. */
  readonly isBalanced: boolean;
  /** Whether the data of an `.ingest inline` command follows the tokens. */
  readonly hasInlineData: boolean;
}

/** A stretch of a list of tokens: indexes, `from` included, `to` excluded. */
export interface TokenRange {
  readonly from: number;
  readonly to: number;
}

const CLOSERS: ReadonlyMap<string, string> = new Map([
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
]);
const CLOSING: ReadonlySet<string> = new Set(CLOSERS.values());

/** Lexes a text and pairs its brackets. The data of an `.ingest inline` command is not KQL and left out. */
export function readTokens(source: TextWithHoles<unknown>): KqlTokens {
  const { tokens: all, comments } = lexKql(source);
  const dataStart = startOfInlineData(all);
  const tokens = dataStart === undefined ? all : all.filter((token) => token.start < dataStart);
  return {
    source,
    tokens,
    comments: dataStart === undefined ? comments : comments.filter((comment) => comment.start < dataStart),
    ...pairBrackets(tokens),
    hasInlineData: dataStart !== undefined,
  };
}

/**
 * Yields the indexes of the tokens of a range that no bracket of the range encloses. Of a bracketed group that is
 * its opening bracket alone.
 */
export function* topLevelOf(kql: KqlTokens, range: TokenRange): Generator<number> {
  let index = range.from;
  while (index < range.to) {
    yield index;
    index = (kql.closerOf.get(index) ?? index) + 1;
  }
}

/** Returns the parts of a range between those top-level tokens that are the separator, empty parts among them. */
export function splitAt(kql: KqlTokens, range: TokenRange, separator: string): readonly TokenRange[] {
  const parts: TokenRange[] = [];
  let { from } = range;
  for (const index of topLevelOf(kql, range)) {
    if (!isPunctuation(kql.tokens[index], separator)) continue;
    parts.push({ from, to: index });
    from = index + 1;
  }
  parts.push({ from, to: range.to });
  return parts;
}

/** Returns the index of the first top-level token of a range that is this word or punctuation. */
export function findTopLevel(kql: KqlTokens, range: TokenRange, text: string): number | undefined {
  for (const index of topLevelOf(kql, range)) {
    const token = kql.tokens[index];
    if (token?.text === text && (token.kind === "identifier" || token.kind === "punctuation")) return index;
  }
  return undefined;
}

/** Returns what stands between the bracket at `index` and its partner; up to the end of the text if that is missing. */
export function insideBrackets(kql: KqlTokens, index: number): TokenRange {
  return { from: index + 1, to: kql.closerOf.get(index) ?? index + 1 };
}

/** Returns whether a token is this punctuation. */
export function isPunctuation(token: Token | undefined, text: string): boolean {
  return token?.kind === "punctuation" && token.text === text;
}

/** Returns whether a token is this word, letter case counting as it does in KQL. */
export function isWord(token: Token | undefined, text: string): boolean {
  return token?.kind === "identifier" && token.text === text;
}

/** Returns whether a token is this word of a management command, whose letter case does not count. */
export function isCommandWord(token: Token | undefined, text: string): boolean {
  return token?.kind === "identifier" && token.text.toLowerCase() === text;
}

/** Returns the span from the first to the last token of a range; `undefined` for an empty one. */
export function spanOf(kql: KqlTokens, range: TokenRange): Span | undefined {
  const first = kql.tokens[range.from];
  const last = kql.tokens[range.to - 1];
  if (range.from >= range.to || first === undefined || last === undefined) return undefined;
  return { start: first.start, end: last.end };
}

/**
 * Returns the start of the data of `.ingest inline`, which stands behind `<|` or in brackets: `… table T [1,a]`.
 * https://learn.microsoft.com/kusto/management/data-ingestion/ingest-inline
 */
function startOfInlineData(tokens: readonly Token[]): number | undefined {
  const [dot, verb, mode] = tokens;
  if (!isPunctuation(dot, ".") || !isCommandWord(verb, "ingest") || !isCommandWord(mode, "inline"))
    return undefined;
  for (const [index, token] of tokens.entries()) {
    if (isPunctuation(token, "<|")) return token.end;
    // A name in brackets, `['my table']`, stands right behind `table`.
    if (isPunctuation(token, "[") && !isCommandWord(tokens[index - 1], "table")) return token.start;
  }
  return undefined;
}

/** A closing bracket of the wrong kind pairs with nothing. */
function pairBrackets(tokens: readonly Token[]): Pick<KqlTokens, "closerOf" | "isBalanced"> {
  const closerOf = new Map<number, number>();
  const open: { readonly index: number; readonly closer: string }[] = [];
  let isBalanced = true;
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== "punctuation") continue;
    const closer = CLOSERS.get(token.text);
    if (closer !== undefined) open.push({ index, closer });
    if (!CLOSING.has(token.text)) continue;
    const opener = open.at(-1);
    if (opener?.closer === token.text) {
      closerOf.set(opener.index, index);
      open.pop();
    } else isBalanced = false;
  }
  for (const { index } of open) closerOf.set(index, tokens.length);
  return { closerOf, isBalanced: isBalanced && open.length === 0 };
}
