import * as vscode from "vscode";
import type { LanguageServer } from "../languageServer";
import { PRODUCT } from "../names";
import { type KqlPlace, KqlPlacesRequest } from "./protocol";

const NOTHING_HERE = `${PRODUCT}: there is no query or command of Azure Data Explorer in this document.`;

/** Returns the KQL document of the query or command at the cursor, or of one chosen from a list. */
export async function choosePlace(server: LanguageServer): Promise<vscode.Uri | undefined> {
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
