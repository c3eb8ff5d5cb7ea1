import { MappedText } from "../text/mappedText";
import type { Span } from "../text/span";
import { endOfString } from "./lexer";
import { type ParseOptions, parseExpression } from "./parser";
import { replaceByOne } from "./stringLiteral";
import { ParsedExpression } from "./syntax";

/** A part of a text between its interpolations, with `@@` read as one `@`. */
export interface InterpolatedLiteral {
  readonly kind: "literal";
  readonly text: MappedText;
}

/** An expression inside a text. */
export interface Interpolation {
  readonly kind: "interpolation";
  /** The whole `@{…}`, in offsets of the decoded text. */
  readonly span: Span;
  readonly expression: ParsedExpression;
}

export type InterpolatedPart = InterpolatedLiteral | Interpolation;

const OPENING = "@{";
const ESCAPED_AT = "@@";

/**
 * Returns the literal and the computed parts of a decoded string that is no expression as a whole.
 *
 * `@@` at its start and `@@{` anywhere are escapes. An interpolation that is not closed reaches to the end.
 * https://learn.microsoft.com/azure/data-factory/control-flow-expression-language-functions#expressions
 */
export function splitInterpolatedText(text: MappedText, options?: ParseOptions): readonly InterpolatedPart[] {
  const parts: InterpolatedPart[] = [];
  let literal: MappedText[] = [];
  let offset = 0;
  const addEscape = (start: number) => {
    literal.push(text.slice(offset, start), replaceByOne(text, { start, end: start + ESCAPED_AT.length }));
    offset = start + ESCAPED_AT.length;
  };
  const endLiteral = (end: number) => {
    const joined = joinTexts(
      [...literal, text.slice(offset, end)],
      text.toDocument({ start: end, end }).start,
    );
    if (joined.text !== "") parts.push({ kind: "literal", text: joined });
    literal = [];
  };

  if (text.text.startsWith(ESCAPED_AT)) addEscape(0);
  for (;;) {
    const start = text.text.indexOf(OPENING, offset);
    if (start === -1) break;
    if (start > offset && text.text[start - 1] === "@") {
      addEscape(start - 1);
      continue;
    }
    endLiteral(start);
    const interpolation = readInterpolation(text, start, options);
    parts.push(interpolation);
    offset = interpolation.span.end;
  }
  endLiteral(text.text.length);
  return parts;
}

/** Joins texts without the empty ones; an empty result stands at `origin` of the document. */
export function joinTexts(texts: readonly MappedText[], origin: number): MappedText {
  const filled = texts.filter((text) => text.text !== "");
  const [first] = filled;
  return filled.length === 1 && first !== undefined ? first : MappedText.join(filled, origin);
}

function readInterpolation(text: MappedText, start: number, options?: ParseOptions): Interpolation {
  const contentStart = start + OPENING.length;
  const closing = findClosingBrace(text.text, contentStart);
  if (closing !== undefined) {
    const span = { start, end: closing + 1 };
    const expression = parseExpression(text, { start: contentStart, end: closing }, span, options);
    return { kind: "interpolation", span, expression };
  }
  const span = { start, end: text.text.length };
  const content = { start: contentStart, end: span.end };
  const { root } = parseExpression(text, content, span, options);
  const problem = { message: 'This "@{" is never closed.', span: { start, end: contentStart } };
  return { kind: "interpolation", span, expression: new ParsedExpression(text, content, root, [problem]) };
}

/**
 * Returns the offset of the brace that closes an interpolation. When a string literal inside is not closed, the
 * first brace of all is taken, so that a missing quote does not swallow the rest of the text.
 */
function findClosingBrace(text: string, start: number): number | undefined {
  let offset = start;
  while (offset < text.length) {
    const character = text[offset];
    if (character === "}") return offset;
    if (character !== "'") {
      offset++;
      continue;
    }
    const end = endOfString(text, offset, text.length);
    if (end === undefined) break;
    offset = end;
  }
  const first = text.indexOf("}", start);
  return first === -1 ? undefined : first;
}
