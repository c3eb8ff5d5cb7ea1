import * as vscode from "vscode";
import type { LanguageServer } from "../languageServer";
import { KQL_SCHEME, PRODUCT } from "../names";
import { choosePlace } from "./kqlPlaces";
import type { KqlTexts } from "./kqlTexts";

/** Opens a query or command beside the JSON: the one named, that at the cursor, or one chosen from a list. */
export async function editKql(server: LanguageServer, texts: KqlTexts, kqlUri: unknown): Promise<void> {
  const uri = typeof kqlUri === "string" ? vscode.Uri.parse(kqlUri) : await choosePlace(server);
  if (uri === undefined) return;
  const found = await texts.read(uri);
  if ("problem" in found) {
    await vscode.window.showErrorMessage(`${PRODUCT}: ${found.problem}`);
    return;
  }
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { viewColumn: columnOf(uri), preview: false });
}

/** Gives a KQL document its language, whatever its name suggests to VS Code. */
export async function setKqlLanguage(document: vscode.TextDocument): Promise<void> {
  if (document.uri.scheme !== KQL_SCHEME || document.languageId === KQL_SCHEME) return;
  await vscode.languages.setTextDocumentLanguage(document, KQL_SCHEME);
}

/** Returns where a document is shown already, else a place beside the editor in front. */
function columnOf(uri: vscode.Uri): vscode.ViewColumn {
  const group = vscode.window.tabGroups.all.find(({ tabs }) =>
    tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString()),
  );
  return group?.viewColumn ?? vscode.ViewColumn.Beside;
}
