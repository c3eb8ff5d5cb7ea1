import type { JsonNode } from "../../server/src/json/node";
import { scanTokens, Token } from "../../server/src/json/tokens";
import type { Span } from "../../server/src/text/span";
import { rootOf } from "./jsonActivities";

/** A document with one mistake made in it. */
export interface Mistake {
  readonly label: string;
  /** Where in the sound document the mistake was made. */
  readonly offset: number;
  /** Whether everything behind the offset is missing. */
  readonly isCut: boolean;
  readonly text: string;
}

const OPENERS: ReadonlySet<number> = new Set([Token.openBrace, Token.openBracket]);
const CLOSERS: ReadonlySet<number> = new Set([Token.closeBrace, Token.closeBracket]);
const COMMAS: ReadonlySet<number> = new Set([Token.comma]);
const COLONS: ReadonlySet<number> = new Set([Token.colon]);
const STRINGS: ReadonlySet<number> = new Set([Token.string]);

/** Yields the document without each of its opening brackets. */
export function withoutEachOpener(text: string): Iterable<Mistake> {
  return replaceEach(text, tokensOf(text, OPENERS), () => "");
}

/** Yields the document with each of its opening brackets doubled. */
export function withEachOpenerTwice(text: string): Iterable<Mistake> {
  return replaceEach(text, tokensOf(text, OPENERS), (bracket) => bracket + bracket);
}

/** Yields the document without each of its closing brackets. */
export function withoutEachCloser(text: string): Iterable<Mistake> {
  return replaceEach(text, tokensOf(text, CLOSERS), () => "");
}

/** Yields the document with each of its closing brackets doubled. */
export function withEachCloserTwice(text: string): Iterable<Mistake> {
  return replaceEach(text, tokensOf(text, CLOSERS), (bracket) => bracket + bracket);
}

/** Yields the document without each of its commas. */
export function withoutEachComma(text: string): Iterable<Mistake> {
  return replaceEach(text, tokensOf(text, COMMAS), () => "");
}

/** Yields the document without each of its colons. */
export function withoutEachColon(text: string): Iterable<Mistake> {
  return replaceEach(text, tokensOf(text, COLONS), () => "");
}

/** Yields the document without the first, then without the last quote of each of its strings. */
export function* withoutEachQuote(text: string): Generator<Mistake> {
  yield* replaceEach(text, tokensOf(text, STRINGS), (string) => string.slice(1));
  yield* replaceEach(text, tokensOf(text, STRINGS), (string) => string.slice(0, -1));
}

/** Yields the document with each of its closing brackets doubled on a line of its own. */
export function withEachCloserOnTwoLines(text: string): Iterable<Mistake> {
  return replaceEach(
    text,
    tokensOf(text, CLOSERS),
    (bracket, offset) => bracket + lineStartOf(text, offset) + bracket,
  );
}

/** Yields the document with a text typed on a line of its own before each property and behind each last one. */
export function* withTypedAtEachProperty(text: string, typed: string): Generator<Mistake> {
  for (const node of allNodes(rootOf(text))) {
    if (node.keySpan === undefined) continue;
    const { start } = node.propertySpan;
    yield insertAt(text, start, typed + lineStartOf(text, start));
    if (node.nextSibling === undefined)
      yield insertAt(text, node.span.end, `,${lineStartOf(text, start)}${typed}`);
  }
}

/** Yields the document with each key out of its quotes. */
export function* withEachKeyUnquoted(text: string): Generator<Mistake> {
  for (const { keySpan, key } of allNodes(rootOf(text))) {
    if (keySpan !== undefined && key !== undefined) yield replaceAt(text, keySpan, key);
  }
}

/** Yields the document cut off in front of and inside each of its tokens. */
export function* cutAtEachToken(text: string): Generator<Mistake> {
  for (const { start, end } of tokensOf(text)) {
    for (const offset of new Set([start, (start + end) >> 1])) {
      yield { label: `cut at ${offset}`, offset, isCut: true, text: text.slice(0, offset) };
    }
  }
}

/** Yields a value and all values in it, in document order. */
export function* allNodes(root: JsonNode): Generator<JsonNode> {
  const pending = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    yield node;
    pending.push(...[...node.children()].reverse());
  }
}

function* replaceEach(
  text: string,
  spans: Iterable<Span>,
  replacement: (token: string, offset: number) => string,
): Generator<Mistake> {
  for (const span of spans) {
    yield replaceAt(text, span, replacement(text.slice(span.start, span.end), span.start));
  }
}

function insertAt(text: string, offset: number, inserted: string): Mistake {
  return replaceAt(text, { start: offset, end: offset }, inserted);
}

function replaceAt(text: string, { start, end }: Span, newText: string): Mistake {
  return {
    label: `${JSON.stringify(text.slice(start, end))} at ${start} made ${JSON.stringify(newText)}`,
    offset: start,
    isCut: false,
    text: text.slice(0, start) + newText + text.slice(end),
  };
}

/** Yields the spans of a sound document's tokens, of all or of some kinds. */
function* tokensOf(text: string, kinds?: ReadonlySet<number>): Generator<Span> {
  const tokens = scanTokens(text);
  for (let token = 0; token < tokens.count - 1; token++) {
    if (kinds !== undefined && !kinds.has(tokens.kinds[token] ?? 0)) continue;
    yield { start: tokens.starts[token] ?? 0, end: tokens.ends[token] ?? 0 };
  }
}

/** Returns the line break and the indentation of the line that holds an offset; nothing on the first line. */
function lineStartOf(text: string, offset: number): string {
  return /(?:\r\n|\n)[ \t]*(?=[^\r\n]*$)/.exec(text.slice(0, offset))?.[0] ?? "";
}
