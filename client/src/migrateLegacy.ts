import * as vscode from "vscode";
import type { LanguageServer } from "./languageServer";
import { PRODUCT } from "./names";
import { MigrateLegacyRequest } from "./protocol";

/** Moves everything of the old data store Kusto in the factory of the document in front; VS Code shows it first. */
export async function migrateLegacy(server: LanguageServer): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (document === undefined) {
    await vscode.window.showInformationMessage(`${PRODUCT}: open a file of the factory first.`);
    return;
  }
  server.start();
  await server.client.start();
  const textDocument = server.client.code2ProtocolConverter.asTextDocumentIdentifier(document);
  const edit = await server.client.sendRequest(MigrateLegacyRequest, { textDocument });
  if (edit === null) {
    await vscode.window.showInformationMessage(
      `${PRODUCT}: nothing of the old data store Kusto is left here.`,
    );
    return;
  }
  const converted = await server.client.protocol2CodeConverter.asWorkspaceEdit(edit);
  await vscode.workspace.applyEdit(converted ?? new vscode.WorkspaceEdit());
}
