import { splitInterpolatedText } from "../../expression/interpolation";
import type { InterpolatedText, LiteralText } from "../../expression/value";
import type { JsonNode } from "../../json/node";
import { MappedText } from "../../text/mappedText";
import { type TextPart, TextWithHoles } from "../../text/textWithHoles";
import { escapesStart } from "./editorPieces";

/**
 * Returns an editor's text as a value of Data Factory whose places are those of the editor.
 *
 * @param node The JSON string that the editor shows.
 */
export function readEditorValue(text: string, node: JsonNode): LiteralText | InterpolatedText {
  const decoded = withMeaningOfStart(text);
  const base = { node, isExpressionObject: false, decoded, isShownAlone: true } as const;
  const parts = splitInterpolatedText(decoded);
  const [first = { kind: "literal", text: decoded }, ...others] = parts;
  if (first.kind === "literal" && others.length === 0) return { ...base, kind: "literal", text: first.text };
  return { ...base, kind: "interpolated", parts };
}

/** Returns an editor's text with each `@{…}` as one hole, also one that yields a text which is known. */
export function withWholeHoles(value: LiteralText | InterpolatedText): TextWithHoles<undefined> {
  const { decoded } = value;
  const span = decoded.toDocument({ start: 0, end: decoded.text.length });
  const parts = value.kind === "literal" ? [value] : value.parts;
  return new TextWithHoles(
    parts.map((part): TextPart<undefined> => {
      if (part.kind === "literal") return { kind: "literal", text: part.text };
      return { kind: "hole", span: decoded.toDocument(part.span), content: undefined };
    }),
    span,
  );
}

/** An `@` at the start means itself there, which the strings of Data Factory write as `@@`. */
function withMeaningOfStart(text: string): MappedText {
  const whole = MappedText.verbatim(text, 0);
  if (!escapesStart(text)) return whole;
  const added = new MappedText("@", [{ offset: 0, length: 1, span: { start: 0, end: 0 } }], 0);
  return MappedText.join([added, whole], 0);
}
