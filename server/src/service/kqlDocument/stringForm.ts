import { type AdfText, contentSpan } from "../../expression/value";
import { MappedText } from "../../text/mappedText";
import type { TextEdit } from "../../text/textEdit";
import type { ChangedText } from "./difference";
import { escapesStart, readPieces } from "./editorPieces";
import { type EditorText, EditorTextBuilder } from "./editorText";
import { editsFor, encodeText, lineEndOf, type WrittenPart } from "./rewriting";

/** `@@` before a hole at the start of a string is an `@`; an editor's text would read it as no hole. */
const AT_BEFORE_HOLE = "@@@{";
const AT_AS_HOLE = "@{'@'}";

/** Returns what an editor shows of a string with or without interpolations. */
export function showString(text: AdfText): EditorText {
  const builder = new EditorTextBuilder();
  const decoded = stringOf(text);
  const start = startOf(text, decoded.text);
  if (start.isAtBeforeHole) {
    builder.addShown(AT_AS_HOLE, decoded.toDocument({ start: start.length - 2, end: start.length }), 0);
  }
  builder.add(decoded.slice(start.length, decoded.text.length), 0);
  const pieces = readPieces(builder.text);
  return builder.finish(pieces.flatMap((piece) => (piece.kind === "hole" ? [piece.span] : [])));
}

/** Returns the edits that make of a string what an editor's text means, and leave alone what stayed the same. */
export function saveString(
  text: AdfText,
  shown: EditorText,
  { text: newText, kept }: ChangedText,
): readonly TextEdit[] {
  const decoded = stringOf(text);
  const lineEnd = lineEndOf(decoded.text);
  const parts: WrittenPart[] = [startPart(text, decoded, newText)];
  let added = "";
  for (let offset = 0; offset < newText.length; offset++) {
    const origin = shown.originOf(kept[offset] ?? -1);
    if (origin === undefined) {
      added += newText.charAt(offset);
      continue;
    }
    parts.push(encodeText(added, lineEnd), origin);
    added = "";
  }
  parts.push(encodeText(added, lineEnd));
  return editsFor(text.node.documentText, contentSpan(text), parts);
}

/** Returns the edits that write a string anew. */
export function rewriteString(text: AdfText, newText: string): readonly TextEdit[] {
  const written = startEscape(text, newText) + newText;
  return editsFor(text.node.documentText, contentSpan(text), [
    encodeText(written, lineEndOf(stringOf(text).text)),
  ]);
}

/** The string with the escape at its start, which `AdfText.decoded` no longer has. */
function stringOf(text: AdfText): MappedText {
  return text.node.text ?? MappedText.verbatim("", text.node.span.start);
}

/** Returns how long the part of a string is that an editor does not show as it stands. */
function startOf(
  text: AdfText,
  decoded: string,
): { readonly length: number; readonly isAtBeforeHole: boolean } {
  if (decoded.startsWith(AT_BEFORE_HOLE)) return { length: 2, isAtBeforeHole: true };
  const isEscaped = decoded.startsWith("@@") && decoded[2] !== "{";
  const isBracket = text.node.hasBracketExpressions && decoded.startsWith("[[");
  return { length: isEscaped || isBracket ? 1 : 0, isAtBeforeHole: false };
}

/** Returns what must stand before an editor's text to make it text. */
function startEscape(text: AdfText, newText: string): string {
  if (escapesStart(newText)) return "@";
  return text.node.hasBracketExpressions && newText.startsWith("[") ? "[" : "";
}

function startPart(text: AdfText, decoded: MappedText, newText: string): WrittenPart {
  const wanted = startEscape(text, newText);
  const { length } = startOf(text, decoded.text);
  const isThere = length === 1 && decoded.text[0] === wanted;
  return isThere ? decoded.toDocument({ start: 0, end: 1 }) : wanted;
}
