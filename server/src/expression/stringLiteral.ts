import { MappedText } from "../text/mappedText";
import type { Span } from "../text/span";
import { HOLE_CHARACTER } from "../text/textWithHoles";
import type { StringNode, UnknownNode } from "./syntax";

const DOUBLED_QUOTE = "''";

/** Returns the content of a string literal, given without its quotes, with `''` read as one quote. */
export function readStringLiteral(text: MappedText, content: Span): MappedText {
  const raw = text.text.slice(content.start, content.end);
  if (!raw.includes(DOUBLED_QUOTE)) return text.slice(content.start, content.end);

  const pieces: MappedText[] = [];
  let start = content.start;
  for (;;) {
    const doubled = text.text.indexOf(DOUBLED_QUOTE, start);
    if (doubled === -1 || doubled + DOUBLED_QUOTE.length > content.end) break;
    const end = doubled + DOUBLED_QUOTE.length;
    pieces.push(text.slice(start, doubled), replaceByOne(text, { start: doubled, end }));
    start = end;
  }
  pieces.push(text.slice(start, content.end));
  return MappedText.join(pieces, text.toDocument(content).start);
}

/** Returns what stands between the holes of a string literal, given without its quotes, and the holes. */
export function readBuiltString(text: MappedText, content: Span): readonly (StringNode | UnknownNode)[] {
  const parts: (StringNode | UnknownNode)[] = [];
  for (const { kind, span } of splitAtHoles(text.text, content)) {
    if (kind === "hole") parts.push({ kind: "unknown", span });
    else parts.push({ kind: "string", span, contentSpan: span, value: readStringLiteral(text, span) });
  }
  return parts;
}

/** Yields each hole of a part of a text, and what stands between them, in order; nothing that is empty. */
export function* splitAtHoles(
  text: string,
  { start, end }: Span,
): Generator<{ readonly kind: "literal" | "hole"; readonly span: Span }> {
  let offset = start;
  while (offset < end) {
    const found = text.indexOf(HOLE_CHARACTER, offset);
    const hole = found === -1 ? end : Math.min(found, end);
    if (hole > offset) yield { kind: "literal", span: { start: offset, end: hole } };
    if (hole < end) yield { kind: "hole", span: { start: hole, end: hole + 1 } };
    offset = hole + 1;
  }
}

/** Returns the first character of an escape such as `''` or `@@`, mapped to the whole escape. */
export function replaceByOne(text: MappedText, doubled: Span): MappedText {
  const span = text.toDocument(doubled);
  return new MappedText(text.text.charAt(doubled.start), [{ offset: 0, length: 1, span }], span.start);
}
