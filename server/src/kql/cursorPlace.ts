import type { Span } from "../text/span";
import { type Enclosure, enclosureAt, type KqlCall } from "./enclosure";
import type { Token } from "./lexer";
import { readStringShape } from "./strings";
import { isCommandWord, isPunctuation, isWord, type KqlTokens } from "./tokens";
import { expectsOperand, isLineBreak, isWordCharacter } from "./words";

/**
 * What can be written at a place of a KQL text.
 *
 * `statement`: a statement, or a table to begin a query with. `operator`: behind a `|`. `verb`: behind the dot of a
 * command. `option`: behind `set`. `plugin`: behind `evaluate`. `chart`: behind `render`. `operand`: a value.
 * `joint`: behind a value, a word that goes on.
 */
export type KqlPlaceKind =
  | "statement"
  | "operator"
  | "verb"
  | "option"
  | "plugin"
  | "chart"
  | "operand"
  | "joint";

/** A place of a KQL text, in offsets of the text with holes. */
export interface KqlPlace {
  readonly kind: KqlPlaceKind;
  /** The word that the cursor stands in; empty for none. */
  readonly word: Span;
  /** The operator that the place is part of, or the first word of a statement that is none yet. */
  readonly owner: Token | undefined;
  readonly isInOperator: boolean;
  readonly call: KqlCall | undefined;
  /** Whether nothing stands before the word in the text. */
  readonly isFirst: boolean;
}

/**
 * Returns what can be written at an offset, by what stands before it. `undefined` in comments, strings and numbers,
 * behind the dot of a path, beside a computed part of a name, and where a new name is to be written.
 */
export function kqlPlaceAt(kql: KqlTokens, offset: number): KqlPlace | undefined {
  if (kql.comments.some(({ start, end }) => start < offset && offset <= end)) return undefined;
  const { text } = kql.source;
  const index = kql.tokens.findLastIndex(({ start }) => start < offset);
  const token = kql.tokens[index];
  if (token !== undefined && token.end >= offset && isUnfit(token, offset)) return undefined;
  const start = startOfWord(kql, offset);
  const before = kql.tokens.findLastIndex(({ end }) => end <= start);
  // What the word is glued to, such as the computed part of a name, is part of it.
  if (token !== undefined && token.start < start && token.end > start) return undefined;
  const kind = kindAt(kql, before);
  if (kind === undefined) return undefined;
  const enclosure = enclosureAt(kql, before + 1);
  return {
    kind: kind === "argument" ? argumentKind(kql, before, enclosure) : kind,
    word: { start, end: endOfWord(text, offset) },
    owner: kql.tokens[enclosure.from],
    isInOperator: enclosure.isOperator,
    call: enclosure.call,
    isFirst: before === -1,
  };
}

/** Returns the call around an offset of a KQL text; inside a string too, `undefined` in comments. */
export function kqlCallAt(kql: KqlTokens, offset: number): KqlCall | undefined {
  if (kql.comments.some(({ start, end }) => start < offset && offset <= end)) return undefined;
  return enclosureAt(kql, kql.tokens.findLastIndex(({ end }) => end <= offset) + 1).call;
}

function isUnfit(token: Token, offset: number): boolean {
  switch (token.kind) {
    case "number":
    case "timespan":
    case "directive":
      return true;
    case "string":
      return token.end > offset || !readStringShape(token).isClosed;
    default:
      return false;
  }
}

/** A hyphen belongs to a word only where operators and verbs stand; elsewhere it is a minus. */
function startOfWord(kql: KqlTokens, offset: number): number {
  const { text, isHole } = { text: kql.source.text, isHole: (at: number) => kql.source.isHole(at) };
  let start = offset;
  while (start > 0 && isWordCharacter(text, start - 1) && !isHole(start - 1)) start--;
  if (text[start - 1] === "!" && start < offset) start--;
  let hyphenated = start;
  while (hyphenated > 0 && (isWordCharacter(text, hyphenated - 1) || text[hyphenated - 1] === "-")) {
    hyphenated--;
  }
  if (hyphenated === start) return start;
  const before = kql.tokens.findLastIndex(({ end }) => end <= hyphenated);
  const kind = kindAt(kql, before);
  return kind === "operator" || kind === "verb" ? hyphenated : start;
}

function endOfWord(text: string, offset: number): number {
  let end = offset;
  while (isWordCharacter(text, end)) end++;
  return end;
}

/** Returns what follows a token, by that token and those before it. */
function kindAt(
  kql: KqlTokens,
  before: number,
): Exclude<KqlPlaceKind, "operand" | "joint"> | "argument" | undefined {
  const token = kql.tokens[before];
  if (token === undefined || isPunctuation(token, ";")) return "statement";
  if (isPunctuation(token, "<|")) return isInlineData(kql) ? undefined : "statement";
  if (isPunctuation(token, "|")) return "operator";
  // An `@` begins a string, or an expression of Data Factory.
  if (isPunctuation(token, "@")) return undefined;
  if (isPunctuation(token, ".")) return canBeginCommand(kql, before) ? "verb" : undefined;
  const previous = kql.tokens[before - 1];
  const beginsStatement = previous === undefined || isPunctuation(previous, ";");
  if (isPunctuation(previous, "|")) {
    if (isWord(token, "evaluate")) return "plugin";
    if (isWord(token, "render")) return "chart";
    if (isWord(token, "as")) return undefined;
  }
  if (beginsStatement && isWord(token, "set")) return "option";
  if (beginsStatement && isWord(token, "let")) return undefined;
  return "argument";
}

function isInlineData(kql: KqlTokens): boolean {
  return isCommandWord(kql.tokens[1], "ingest") && isCommandWord(kql.tokens[2], "inline");
}

function canBeginCommand(kql: KqlTokens, dot: number): boolean {
  const previous = kql.tokens[dot - 1];
  if (previous === undefined || isPunctuation(previous, ";") || isPunctuation(previous, "<|")) return true;
  const { start } = kql.tokens[dot] ?? previous;
  for (let offset = previous.end; offset < start; offset++) {
    if (isLineBreak(kql.source.text, offset)) return true;
  }
  return false;
}

function argumentKind(kql: KqlTokens, before: number, { from, isOperator, call }: Enclosure): KqlPlaceKind {
  const token = kql.tokens[before];
  // An opening bracket that holds a query of its own begins a statement.
  const isBracket = isPunctuation(token, "(") || isPunctuation(token, "{");
  if (before < from && !isOperator && isBracket) return "statement";
  const isOperatorName =
    before === from && (isOperator || call === undefined) && token?.kind === "identifier";
  if (isOperatorName) return isOperator || HEADS_WITH_VALUES.has(token.text) ? "operand" : "joint";
  switch (token?.kind) {
    case "identifier":
      return expectsOperand(token.text) ? "operand" : "joint";
    case "punctuation":
      return [")", "]", "}"].includes(token.text) ? "joint" : "operand";
    default:
      return "joint";
  }
}

/** Words at the head of a query that a value follows. */
const HEADS_WITH_VALUES: ReadonlySet<string> = new Set(["print", "range", "union", "search", "find"]);
