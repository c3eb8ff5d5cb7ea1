import type { Span } from "../../text/span";
import type { KqlTokens } from "../tokens";
import { type Fill, fillForHole } from "./fillForHole";
import { HoleContexts } from "./holeContexts";

/** A KQL text whose holes are filled with text that the parser accepts in their places. */
export interface FilledText {
  /** What the parser gets. */
  readonly text: string;
  /** Returns where a stretch of the filled text stands in the text with holes; a half-covered hole counts whole. */
  readonly toSource: (span: Span) => Span;
  /** How far the holes reach that may hold more than an operand, by their offsets in the text with holes. */
  readonly looseHoles: ReadonlyMap<number, Fill["reach"]>;
}

interface FilledHole {
  /** Offset in the text with holes, where a hole has one character. */
  readonly source: number;
  /** Offsets in the filled text. */
  readonly start: number;
  readonly end: number;
}

/** Fills the holes of a text, each by what stands around it. */
export function fillHoles(kql: KqlTokens): FilledText {
  const { source } = kql;
  const holes: FilledHole[] = [];
  const looseHoles = new Map<number, Fill["reach"]>();
  const contexts = new HoleContexts(kql);
  const pieces: string[] = [];
  let copied = 0;
  let length = 0;
  for (const { offset } of source.holes) {
    const fill = fillForHole(contexts.at(offset));
    pieces.push(source.text.slice(copied, offset), fill.text);
    const start = length + offset - copied;
    length = start + fill.text.length;
    holes.push({ source: offset, start, end: length });
    copied = offset + 1;
    if (fill.reach !== "none") looseHoles.set(offset, fill.reach);
  }
  pieces.push(source.text.slice(copied));
  return {
    text: pieces.join(""),
    looseHoles,
    toSource: ({ start, end }) => ({
      start: toSourceOffset(holes, start, "start"),
      end: toSourceOffset(holes, Math.max(start, end), "end"),
    }),
  };
}

/** An offset inside a fill is moved to the border of the hole that the span covers whole then. */
function toSourceOffset(holes: readonly FilledHole[], offset: number, side: keyof Span): number {
  let low = 0;
  let high = holes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((holes[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  const before = holes[low - 1];
  const at = holes[low];
  if (at?.start === offset) return at.source;
  if (before === undefined) return offset;
  if (offset < before.end) return side === "start" ? before.source : before.source + 1;
  return before.source + 1 + (offset - before.end);
}
