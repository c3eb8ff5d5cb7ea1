import { MappedText } from "../../server/src/text/mappedText";
import { type TextPart, TextWithHoles } from "../../server/src/text/textWithHoles";

/** Builds KQL with holes from text in which `⟦…⟧` stands for each; that text is the document. */
export function kqlText(marked: string): TextWithHoles<string> {
  const parts: TextPart<string>[] = [];
  let offset = 0;
  for (const match of marked.matchAll(/⟦([^⟧]*)⟧/gu)) {
    const end = match.index + match[0].length;
    parts.push(literal(marked.slice(offset, match.index), offset));
    parts.push({ kind: "hole", span: { start: match.index, end }, content: match[1] ?? "" });
    offset = end;
  }
  parts.push(literal(marked.slice(offset), offset));
  return new TextWithHoles(parts, { start: 0, end: marked.length });
}

function literal(text: string, start: number): TextPart<string> {
  return { kind: "literal", text: MappedText.verbatim(text, start) };
}
