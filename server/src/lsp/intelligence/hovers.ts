import { type CancellationToken, type Hover, type HoverParams, MarkupKind } from "vscode-languageserver";
import { toRange } from "../conversion";
import type { Session } from "../session";
import { shownDocument } from "./shownDocument";

/** Returns what there is to say of a place in a document; `null` for nothing. */
export async function answerHover(
  { textDocument, position }: HoverParams,
  token: CancellationToken,
  session: Session,
): Promise<Hover | null> {
  const shown = await shownDocument(session, textDocument.uri, token);
  if (shown === undefined) return null;
  const { parts, findCatalogue, client } = session;
  const [{ hover }, catalogue] = await Promise.all([parts.loadIntelligence(), findCatalogue()]);
  const { content, lines } = shown;
  const options = {
    showsMessages: !client.showsDiagnosticsOnHover,
    ...(catalogue === undefined ? {} : { catalogue }),
  };
  const found = hover(content, lines.offsetAt(position), await shown.findings(), options);
  if (found === undefined) return null;
  return {
    contents: { kind: MarkupKind.Markdown, value: found.markdown },
    range: toRange(lines, found.span),
  };
}
