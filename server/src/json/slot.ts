import type { Span } from "../text/span";
import { type Gap, readGap, skipTrivia } from "./gap";
import type { JsonNode } from "./node";

/** What must be written around something new so that it has its comma on both sides. */
export interface Commas {
  /** Where one is missing before it; `undefined` where none is. */
  readonly before: number | undefined;
  readonly isMissingBehind: boolean;
}

/** A place for a key, empty or half typed. */
export interface KeySlot {
  readonly kind: "key";
  readonly object: JsonNode;
  /** What is replaced: the key as far as it is written, with its quotes. */
  readonly span: Span;
  /** The property whose key is being written; `undefined` for a new one. */
  readonly property: JsonNode | undefined;
  /** Whether a colon follows, and so only the key is to be written. */
  readonly hasColon: boolean;
  readonly commas: Commas;
}

/** A place for the value of a property. */
export interface ValueSlot {
  readonly kind: "value";
  readonly property: JsonNode;
  /** What is replaced: the value as far as it is written, with its quotes. */
  readonly span: Span;
  readonly commas: Commas;
}

/** A place for an element of an array. */
export interface ElementSlot {
  readonly kind: "element";
  readonly array: JsonNode;
  readonly span: Span;
  /** The element that is being written; `undefined` for a new one. */
  readonly element: JsonNode | undefined;
  readonly commas: Commas;
}

/** A place in JSON where something can be written. */
export type JsonSlot = KeySlot | ValueSlot | ElementSlot;

const WORD = /[\w$.-]/;

/**
 * Returns what can be written at an offset: a key, a value or an element, new or half typed; `undefined` in comments and
 * where nothing belongs. The span lies on one line, and the offset in it. Never throws, whatever the text.
 */
export function slotAt(root: JsonNode, offset: number): JsonSlot | undefined {
  const container = containerAt(root, offset);
  if (container === undefined) return undefined;
  let previous: JsonNode | undefined;
  let next: JsonNode | undefined;
  for (const child of container.children()) {
    const { start, end } = child.propertySpan;
    if (start < offset && offset < end) return slotInside(child, offset);
    // A word that touches the cursor is being written, a closed string or bracket is not.
    if (start < offset && offset === end && isOpenEnded(child)) return slotInside(child, offset);
    if (start >= offset) {
      next = child;
      break;
    }
    previous = child;
  }
  return slotBetween(container, previous, next, offset);
}

function containerAt(root: JsonNode, offset: number): JsonNode | undefined {
  let node = root.nodeAtOffset(offset);
  while (node !== undefined && !isInside(node, offset)) node = node.parent;
  return node;
}

function isInside(node: JsonNode, offset: number): boolean {
  if (node.kind !== "object" && node.kind !== "array") return false;
  const { start, end } = node.span;
  const isClosed = end - start > 1 && node.documentText[end - 1] === (node.kind === "object" ? "}" : "]");
  return start < offset && (offset < end || (!isClosed && offset === end));
}

/** Returns whether what is written last in a property could go on at its end. */
function isOpenEnded(node: JsonNode): boolean {
  switch (node.kind) {
    case "object":
    case "array":
      return false;
    case "missing":
      return true;
    case "string":
      return !isClosedString(node.documentText, node.span);
    default:
      return true;
  }
}

function slotInside(child: JsonNode, offset: number): JsonSlot | undefined {
  const { keySpan, span } = child;
  if (keySpan !== undefined && offset <= keySpan.end) return keySlot(child, keySpan, offset);
  if (child.kind === "object" || child.kind === "array" || offset < span.start) return undefined;
  return valueSlot(child, writtenSpan(child.documentText, span, offset));
}

function keySlot(property: JsonNode, keySpan: Span, offset: number): JsonSlot | undefined {
  const { parent, documentText } = property;
  if (parent === undefined) return undefined;
  const hasColon = documentText[skipTrivia(documentText, keySpan.end)] === ":";
  // Behind the closing quote of a complete key nothing is being typed.
  if (offset === keySpan.end && hasColon && isClosedString(documentText, keySpan)) return undefined;
  const span = writtenSpan(documentText, keySpan, offset);
  const isMissingBehind = !hasColon && needsCommaBehind(documentText, span.end, property.nextSibling);
  const before = commaBefore(parent, previousOf(property), span.start);
  if (before === span.start) return undefined;
  return { kind: "key", object: parent, span, property, hasColon, commas: { before, isMissingBehind } };
}

function valueSlot(node: JsonNode, span: Span): JsonSlot | undefined {
  const { parent, documentText } = node;
  if (parent === undefined) return undefined;
  const isMissingBehind =
    !isClosedString(documentText, node.span) && needsCommaBehind(documentText, span.end, node.nextSibling);
  const commas = { before: undefined, isMissingBehind };
  if (parent.kind === "array") return { kind: "element", array: parent, span, element: node, commas };
  return { kind: "value", property: node, span, commas };
}

/** Reads the gap between two neighbours. */
function slotBetween(
  container: JsonNode,
  previous: JsonNode | undefined,
  next: JsonNode | undefined,
  offset: number,
): JsonSlot | undefined {
  const text = container.documentText;
  const start = previous?.span.end ?? innerStart(container);
  const span = wordAround(text, offset, start, next?.propertySpan.start ?? text.length);
  const gap = readGap(text, { start, end: span.start });
  if (gap.comments.some((comment) => isInComment(text, comment, offset))) return undefined;
  if (hasOtherText(text, gap)) return undefined;
  const isMissingBehind = needsCommaBehind(text, span.end, next);
  if (previous?.kind === "missing" && gap.comma === undefined) {
    if (text[skipTrivia(text, start)] !== ":" || container.kind !== "object") return undefined;
    return { kind: "value", property: previous, span, commas: { before: undefined, isMissingBehind } };
  }
  const before = gap.comma === undefined && previous !== undefined ? previous.span.end : undefined;
  // Two values need something between them before one can say where the second begins.
  if (before === span.start) return undefined;
  const commas = { before, isMissingBehind };
  if (container.kind === "array")
    return { kind: "element", array: container, span, element: undefined, commas };
  return { kind: "key", object: container, span, property: undefined, hasColon: false, commas };
}

function innerStart({ documentText, kind, span }: JsonNode): number {
  // A bracket that is missing leaves the container to begin with its first member.
  return documentText[span.start] === (kind === "object" ? "{" : "[") ? span.start + 1 : span.start;
}

/** Returns whether more than comments, commas and the colon of a property without a value stands in a gap. */
function hasOtherText(text: string, { span, comments }: Gap): boolean {
  let offset = span.start;
  for (const { start, end } of [...comments, { start: span.end, end: span.end }]) {
    if (/[^\s,:]/.test(text.slice(offset, start))) return true;
    offset = end;
  }
  return false;
}

/** Returns the letters around an offset, between two borders. */
function wordAround(text: string, offset: number, from: number, to: number): Span {
  let start = offset;
  let end = offset;
  while (start > from && WORD.test(text[start - 1] ?? "")) start--;
  while (end < to && WORD.test(text[end] ?? "")) end++;
  return { start, end };
}

/** Returns how far a key or value is written: all of it, or up to the end of the word where its quote is not closed. */
function writtenSpan(text: string, span: Span, offset: number): Span {
  if (text[span.start] !== '"' || isClosedString(text, span)) return span;
  return { start: span.start, end: wordAround(text, offset, span.start, span.end).end };
}

function isClosedString(text: string, { start, end }: Span): boolean {
  if (text[start] !== '"' || end - start < 2 || text[end - 1] !== '"') return false;
  let backslashes = 0;
  while (text[end - 2 - backslashes] === "\\") backslashes++;
  return backslashes % 2 === 0;
}

function needsCommaBehind(text: string, end: number, next: JsonNode | undefined): boolean {
  return next !== undefined && text[skipTrivia(text, end)] !== ",";
}

function commaBefore(container: JsonNode, previous: JsonNode | undefined, start: number): number | undefined {
  if (previous === undefined) return undefined;
  const gap = readGap(container.documentText, { start: previous.span.end, end: start });
  return gap.comma === undefined ? previous.span.end : undefined;
}

function previousOf(node: JsonNode): JsonNode | undefined {
  let previous: JsonNode | undefined;
  for (const child of node.parent?.children() ?? []) {
    if (child.isSame(node)) return previous;
    previous = child;
  }
  return undefined;
}

function isInComment(text: string, comment: Span, offset: number): boolean {
  const isLine = text.startsWith("//", comment.start);
  return comment.start < offset && (offset < comment.end || (isLine && offset === comment.end));
}
