import { splitInterpolatedText } from "../../expression/interpolation";
import type { InterpolatedText, LiteralText } from "../../expression/value";
import type { JsonNode } from "../../json/node";
import { MappedText } from "../../text/mappedText";
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

/** An `@` at the start means itself there, which the strings of Data Factory write as `@@`. */
function withMeaningOfStart(text: string): MappedText {
  const whole = MappedText.verbatim(text, 0);
  if (!escapesStart(text)) return whole;
  const added = new MappedText("@", [{ offset: 0, length: 1, span: { start: 0, end: 0 } }], 0);
  return MappedText.join([added, whole], 0);
}
