import { encodeJsonString } from "../../text/jsonString";
import type { Span } from "../../text/span";
import type { TextEdit } from "../../text/textEdit";

/** A part of what is written: a stretch of the document that stays, or text as it shall stand in the document. */
export type WrittenPart = Span | string;

/** Returns the edits that leave of a region what the parts keep, in its order, with the new text between. */
export function editsFor(document: string, region: Span, parts: readonly WrittenPart[]): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let offset = region.start;
  let newText = "";
  const endAt = (end: number) => {
    if (document.slice(offset, end) !== newText) edits.push({ span: { start: offset, end }, newText });
    newText = "";
  };
  for (const part of parts) {
    if (typeof part === "string") {
      newText += part;
      continue;
    }
    // Characters that one escape stands for share its place.
    if (part.end <= offset) continue;
    endAt(part.start);
    offset = part.end;
  }
  endAt(region.end);
  return edits;
}

/** Returns an editor's text as raw content of a JSON string. */
export function encodeText(text: string, lineEnd: string): string {
  return encodeJsonString(lineEnd === "\n" ? text : text.replaceAll("\n", lineEnd));
}

/** Returns how the lines of a text end: like its first one. */
export function lineEndOf(text: string): string {
  return /\r\n|\r|\n/.exec(text)?.[0] ?? "\n";
}
