import type { CodeLens } from "vscode-languageserver";
import type { AdfDocument } from "../../adf/document";
import { toRange } from "../conversion";
import type { Session } from "../session";
import { kqlUriOf } from "./kqlUris";

/** Returns a lens over each query and command that opens it in an editor of its own, where the client can do that. */
export async function editKqlLenses(
  { client, parts }: Session,
  document: AdfDocument,
  documentUri: string,
): Promise<CodeLens[]> {
  const command = client.editKqlCommand;
  if (command === undefined) return [];
  const { kqlTexts } = await parts.loadIntelligence();
  return kqlTexts.kqlPlaces(document).map(({ span, address }) => ({
    range: toRange(document.lines, span),
    command: { title: "Edit KQL", command, arguments: [kqlUriOf({ documentUri, address })] },
  }));
}
