import type { CancellationToken, CodeLens, CodeLensParams } from "vscode-languageserver";
import { toRange } from "../conversion";
import type { Session } from "../session";
import { pathOfUri } from "../uris";
import { kqlUriOf } from "./kqlUris";

/** Returns a lens over each query and command that opens it in an editor of its own. */
export async function answerCodeLenses(
  { linter, client, parts }: Session,
  { textDocument }: CodeLensParams,
  token: CancellationToken,
): Promise<CodeLens[]> {
  const command = client.editKqlCommand;
  const linted = await linter.lint(pathOfUri(textDocument.uri), token);
  const document = linted?.analysis?.document;
  if (command === undefined || document === undefined || linted?.settings.codeLens.editKql !== true)
    return [];
  const { kqlTexts } = await parts.loadIntelligence();
  return kqlTexts.kqlPlaces(document).map(({ span, address }) => ({
    range: toRange(document.lines, span),
    command: {
      title: "Edit KQL",
      command,
      arguments: [kqlUriOf({ documentUri: textDocument.uri, address })],
    },
  }));
}
