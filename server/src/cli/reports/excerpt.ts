import type { AdfDocument } from "../../adf/document";
import type { Span } from "../../text/span";
import { type Cell, cellsOf } from "../displayText";

/** A line of a document as it is shown, and a line of marks to be put under it. */
export interface Excerpt {
  readonly text: string;
  readonly marks: string;
}

const ELLIPSIS = "…";
/** How much of a line is shown before a span that does not fit. */
const CONTEXT_BEFORE = 12;

/** Returns the first line of a span, without its indentation and cut to a width around the span. */
export function excerptOf(document: AdfDocument, span: Span, width: number): Excerpt {
  const start = document.lines.positionAt(span.start);
  const end = document.lines.positionAt(span.end);
  const line = document.lines.lineText(start.line).trimEnd();
  const lastMarked = end.line === start.line ? end.character : line.length;
  return cutAround(line, { start: start.character, end: lastMarked }, width);
}

function cutAround(line: string, marked: Span, width: number): Excerpt {
  // A template may be one line of megabytes: only what can be shown is cut into characters.
  const from = atCharacter(line, Math.max(0, marked.start - 2 * width));
  const to = atCharacter(line, Math.min(line.length, marked.start + 2 * width));
  const indentation = from > 0 ? 0 : line.length - line.trimStart().length;
  const first = Math.max(from, Math.min(indentation, marked.start));
  const cells = cellsOf(line.slice(first, Math.max(first, to)));
  const inLine = { start: marked.start - first, end: marked.end - first };
  const shown = chooseCells(cells, inLine, width);
  const before = first > indentation || shown.low > 0 ? ELLIPSIS : "";
  const after = shown.high < cells.length || to < line.length ? ELLIPSIS : "";
  const visible = cells.slice(shown.low, shown.high);
  const widthBefore = before.length + totalWidth(visible.filter((cell) => cell.start < inLine.start));
  const markedWidth = totalWidth(visible.filter((cell) => isMarked(cell, inLine)));
  return {
    text: `${before}${visible.map((cell) => cell.text).join("")}${after}`,
    marks: `${" ".repeat(widthBefore)}${"^".repeat(Math.max(1, markedWidth))}`,
  };
}

/** Returns which cells fit: a little before the span, the span, what follows, and then what is before. */
function chooseCells(cells: readonly Cell[], marked: Span, width: number): { low: number; high: number } {
  if (totalWidth(cells) <= width - 2 * ELLIPSIS.length) return { low: 0, high: cells.length };
  const firstMarked = cells.findIndex((cell) => cell.start >= marked.start);
  const start = firstMarked < 0 ? cells.length : firstMarked;
  let low = Math.max(0, start - CONTEXT_BEFORE);
  let high = low;
  let left = width - 2 * ELLIPSIS.length;
  const fits = (index: number) => (cells[index]?.width ?? Number.POSITIVE_INFINITY) <= left;
  while (fits(high)) left -= cells[high++]?.width ?? 0;
  while (fits(low - 1)) left -= cells[--low]?.width ?? 0;
  return { low, high };
}

function isMarked(cell: Cell, marked: Span): boolean {
  return cell.start >= marked.start && cell.start < marked.end;
}

function totalWidth(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0);
}

/** Moves an offset out of the middle of a surrogate pair. */
function atCharacter(line: string, offset: number): number {
  const code = line.charCodeAt(offset);
  return offset > 0 && code >= 0xdc00 && code <= 0xdfff ? offset - 1 : offset;
}
