import type { Span } from "../text/span";
import type { TextEdit } from "../text/textEdit";
import type { AdfText } from "./adfText";
import { encodeInTemplate } from "./template/encode";
import { encodeFor } from "./value";

/**
 * Returns the edit that puts decoded text in a place of a value, escaped for what the value is written in: JSON, and
 * the literals of an ARM template. `undefined` where a template has no literal there.
 *
 * @param place In the document; empty for text that is added.
 */
export function editAt(text: AdfText, place: Span, added: string): TextEdit | undefined {
  const newText =
    text.kind === "template" ? encodeInTemplate(text.node, place, added) : encodeFor(text, added);
  return newText === undefined ? undefined : { span: place, newText };
}
