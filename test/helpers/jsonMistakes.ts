import type { JsonNode } from "../../server/src/json/node";
import { scanTokens, Token } from "../../server/src/json/tokens";
import { rootOf } from "./jsonActivities";

/** A document with one mistake made in it. */
export interface Mistake {
  readonly label: string;
  /** Where in the sound document the mistake was made. */
  readonly offset: number;
  readonly text: string;
}

const OPENERS: ReadonlySet<number> = new Set([Token.openBrace, Token.openBracket]);
const CLOSERS: ReadonlySet<number> = new Set([Token.closeBrace, Token.closeBracket]);

/** Yields the document without each of its opening brackets. */
export function withoutEachOpener(text: string): Iterable<Mistake> {
  return replaceEach(text, bracketOffsets(text, OPENERS), () => "");
}

/** Yields the document without each of its closing brackets. */
export function withoutEachCloser(text: string): Iterable<Mistake> {
  return replaceEach(text, bracketOffsets(text, CLOSERS), () => "");
}

/** Yields the document with each of its closing brackets doubled. */
export function withEachCloserTwice(text: string): Iterable<Mistake> {
  return replaceEach(text, bracketOffsets(text, CLOSERS), (bracket) => bracket + bracket);
}

/** Yields the document with each of its closing brackets doubled on a line of its own. */
export function withEachCloserOnTwoLines(text: string): Iterable<Mistake> {
  return replaceEach(
    text,
    bracketOffsets(text, CLOSERS),
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
  for (const node of allNodes(rootOf(text))) {
    if (node.keySpan === undefined || node.key === undefined) continue;
    const { start, end } = node.keySpan;
    yield { label: node.pointer, offset: start, text: text.slice(0, start) + node.key + text.slice(end) };
  }
}

/** Yields the document cut off at each offset. */
export function* cutAtEachOffset(text: string): Generator<Mistake> {
  for (let offset = 0; offset < text.length; offset++) {
    yield { label: `cut at ${offset}`, offset, text: text.slice(0, offset) };
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
  offsets: readonly number[],
  replacement: (bracket: string, offset: number) => string,
): Generator<Mistake> {
  for (const offset of offsets) {
    const bracket = text.slice(offset, offset + 1);
    yield {
      label: `${bracket} at ${offset}`,
      offset,
      text: text.slice(0, offset) + replacement(bracket, offset) + text.slice(offset + 1),
    };
  }
}

function insertAt(text: string, offset: number, inserted: string): Mistake {
  return {
    label: `${JSON.stringify(inserted)} at ${offset}`,
    offset,
    text: text.slice(0, offset) + inserted + text.slice(offset),
  };
}

function bracketOffsets(text: string, kinds: ReadonlySet<number>): number[] {
  const tokens = scanTokens(text);
  const starts = [...tokens.starts.subarray(0, tokens.count)];
  return starts.filter((_, index) => kinds.has(tokens.kinds[index] ?? 0));
}

/** Returns the line break and the indentation of the line that holds an offset; nothing on the first line. */
function lineStartOf(text: string, offset: number): string {
  return /(?:\r\n|\n)[ \t]*(?=[^\r\n]*$)/.exec(text.slice(0, offset))?.[0] ?? "";
}
