import type { Span } from "../../text/span";
import type { SemanticToken } from "./token";

/** A decoded text that knows its places in the document. */
export interface PlacedText {
  readonly text: string;
  toDocument(span: Span): Span;
  /** Whether a computed part stands at an offset. */
  isHole?(offset: number): boolean;
}

/**
 * Yields the tokens of a decoded text with their places in the document.
 *
 * What stands in several pieces there becomes several tokens. JSON escapes, line breaks and computed parts are in none
 * of them: the colour of an escape says that it is one.
 */
export function* placeTokens(
  source: PlacedText,
  tokens: Iterable<SemanticToken>,
  document: string,
): Generator<SemanticToken> {
  for (const { span, type, modifiers } of tokens) {
    for (const place of placesOf(source, span, document)) yield { span: place, type, modifiers };
  }
}

function placesOf(source: PlacedText, span: Span, document: string): readonly Span[] {
  const whole = source.toDocument(span);
  const raw = document.slice(whole.start, whole.end);
  if (raw === source.text.slice(span.start, span.end) && !/[\n\r]/.test(raw)) {
    return whole.start < whole.end ? [whole] : [];
  }
  const places: Span[] = [];
  for (let offset = span.start; offset < span.end; offset++) {
    const place = source.toDocument({ start: offset, end: offset + 1 });
    if (source.isHole?.(offset) === true || isLeftOut(document, place)) continue;
    const last = places.at(-1);
    if (last?.end === place.start) places[places.length - 1] = { start: last.start, end: place.end };
    else places.push(place);
  }
  return places;
}

/** The longest escape but those of JSON, such as `''` or `@@`. */
const LONGEST_ESCAPE = 2;

function isLeftOut(document: string, { start, end }: Span): boolean {
  const first = document[start];
  const isEscape = first === "\\" && end - start > 1;
  // In the place of what an ARM template puts in, such as `{0}`, other text can be read.
  const isPutIn = end - start > LONGEST_ESCAPE;
  return start === end || isEscape || isPutIn || first === "\n" || first === "\r";
}
