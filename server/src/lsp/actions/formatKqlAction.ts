import { type CodeAction, CodeActionKind, type CodeActionParams } from "vscode-languageserver";
import type { AdfDocument } from "../../adf/document";
import { contains } from "../../text/span";
import { toSpan } from "../conversion";
import { kqlUriOf } from "../kqlEditor/kqlUris";
import type { Session } from "../session";

const TITLE = "Format KQL";

/** Offers to format the query or command at hand; the client's command says why it cannot be. */
export async function offerFormatKql(
  document: AdfDocument,
  { textDocument, range }: CodeActionParams,
  { client, parts }: Session,
): Promise<readonly CodeAction[]> {
  const command = client.formatKqlCommand;
  if (command === undefined || document.kustoTexts.length === 0) return [];
  const wanted = toSpan(document.lines, range);
  const { kqlTexts } = await parts.loadIntelligence();
  return kqlTexts
    .kqlPlaces(document)
    .filter(({ span }) => contains(span, wanted))
    .map(({ address }) => {
      const uri = kqlUriOf({ documentUri: textDocument.uri, address });
      return {
        title: TITLE,
        kind: CodeActionKind.RefactorRewrite,
        command: { title: TITLE, command, arguments: [uri] },
      };
    });
}
