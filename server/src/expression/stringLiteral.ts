import { MappedText } from "../text/mappedText";
import type { Span } from "../text/span";

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

/** Returns the first character of an escape such as `''` or `@@`, mapped to the whole escape. */
export function replaceByOne(text: MappedText, doubled: Span): MappedText {
  const span = text.toDocument(doubled);
  return new MappedText(text.text.charAt(doubled.start), [{ offset: 0, length: 1, span }], span.start);
}
