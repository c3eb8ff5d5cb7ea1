import { CodeLensRefreshRequest, InlayHintRefreshRequest } from "vscode-languageserver";
import { guardTask } from "../guard";
import type { Session } from "../session";

/** Lets the client ask again for what is shown between the text of documents, as far as it can be told to. */
export function refreshAnnotations({ connection, client, log }: Session): void {
  if (client.refreshesCodeLenses) {
    guardTask("Refreshing code lenses", log, () => connection.sendRequest(CodeLensRefreshRequest.type));
  }
  if (client.refreshesInlayHints) {
    guardTask("Refreshing inlay hints", log, () => connection.sendRequest(InlayHintRefreshRequest.type));
  }
}
