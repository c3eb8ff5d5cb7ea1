import type { MappedText } from "../../text/mappedText";
import type { Span } from "../../text/span";
import { replaceByOne } from "../stringLiteral";

/** A part of the first argument of `format`. */
export type FormatPart =
  /** Text, with `{{` and `}}` read as one brace. */
  | { readonly kind: "literal"; readonly text: MappedText; readonly span: Span }
  /** `{0}`: the place of an argument. */
  | {
      readonly kind: "item";
      readonly index: number;
      /** Whether it says how to write the argument, as in `{0:N2}`. */
      readonly isFormatted: boolean;
      readonly span: Span;
    };

const BRACE = /\{\{|\}\}|\{(\d{1,3})([,:][^{}]*)?\}|[{}]/g;

/**
 * Returns the parts of a format string in their order, with spans in its own offsets; `undefined` where its braces do
 * not fit.
 * https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-string#format
 */
export function readFormat(text: MappedText): readonly FormatPart[] | undefined {
  const parts: FormatPart[] = [];
  let offset = 0;
  const addLiteral = (start: number, end: number) => {
    if (end > start) parts.push({ kind: "literal", text: text.slice(start, end), span: { start, end } });
  };
  for (const match of text.text.matchAll(BRACE)) {
    const [written, index, format] = match;
    const span = { start: match.index, end: match.index + written.length };
    addLiteral(offset, span.start);
    offset = span.end;
    if (index !== undefined) {
      parts.push({ kind: "item", index: Number(index), isFormatted: format !== undefined, span });
    } else if (written.length === 2) parts.push({ kind: "literal", text: replaceByOne(text, span), span });
    else return undefined;
  }
  addLiteral(offset, text.text.length);
  return parts;
}
