import * as vscode from "vscode";
import type { LanguageServer } from "../languageServer";
import { PRODUCT } from "../names";
import { KQL_SCHEME, type KqlTexts } from "./kqlTexts";
import { type KqlPlace, KqlPlacesRequest } from "./protocol";

const NOTHING_HERE = `${PRODUCT}: there is no query or command of Azure Data Explorer in this document.`;

/** Opens a query or command beside the JSON: the one named, that at the cursor, or one chosen from a list. */
export async function editKql(server: LanguageServer, texts: KqlTexts, kqlUri: unknown): Promise<void> {
  const uri = typeof kqlUri === "string" ? vscode.Uri.parse(kqlUri) : await choose(server);
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

async function choose(server: LanguageServer): Promise<vscode.Uri | undefined> {
  const editor = vscode.window.activeTextEditor;
  const places = editor === undefined ? [] : await placesOf(server, editor.document);
  if (editor === undefined || places.length === 0) {
    await vscode.window.showInformationMessage(NOTHING_HERE);
    return undefined;
  }
  const [only, ...others] = places;
  const here = placeAt(server, places, editor.selection.active) ?? (others.length === 0 ? only : undefined);
  if (here !== undefined) return vscode.Uri.parse(here.uri);
  const items = places.map(({ title, uri }) => ({ label: title, uri }));
  const chosen = await vscode.window.showQuickPick(items, { placeHolder: "Which query or command?" });
  return chosen === undefined ? undefined : vscode.Uri.parse(chosen.uri);
}

async function placesOf(server: LanguageServer, document: vscode.TextDocument): Promise<readonly KqlPlace[]> {
  if (!/^jsonc?$/.test(document.languageId)) return [];
  const { client } = server;
  server.start();
  await client.start();
  const textDocument = client.code2ProtocolConverter.asTextDocumentIdentifier(document);
  return client.sendRequest(KqlPlacesRequest, { textDocument });
}

/** Returns the text of the innermost activity around a position. */
function placeAt(
  { client }: LanguageServer,
  places: readonly KqlPlace[],
  position: vscode.Position,
): KqlPlace | undefined {
  const { protocol2CodeConverter } = client;
  return places.findLast(({ activityRange }) =>
    protocol2CodeConverter.asRange(activityRange).contains(position),
  );
}
