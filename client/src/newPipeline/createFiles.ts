import * as vscode from "vscode";
import {
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type FileEvent,
  type WorkspaceEdit,
} from "vscode-languageclient/node";
import type { LanguageServer } from "../languageServer";
import { PRODUCT } from "../names";
import type { ScaffoldResult } from "./protocol";

type Creation = Exclude<ScaffoldResult, { readonly problem: string }>;

/**
 * Creates the files of a new pipeline in one step that can be undone, opens the pipeline, and tells what was made and what
 * is left to fill in. Returns the files' URIs. Throws when the editor refuses, and then nothing is made.
 */
export async function createFiles(
  { client }: LanguageServer,
  { edit, created, placeholders }: Creation,
): Promise<readonly string[]> {
  const toUri = (uri: string) => client.protocol2CodeConverter.asUri(uri);
  if (!(await vscode.workspace.applyEdit(withContents(edit, toUri)))) {
    throw new Error(`${PRODUCT}: the files could not be created. Nothing was changed.`);
  }
  // The watcher tells it too, but later: until then the pipeline would refer to what the server does not know.
  const changes = created.map(({ uri }): FileEvent => ({ uri, type: FileChangeType.Created }));
  await client.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
  const uris = created.map(({ uri }) => toUri(uri));
  const pipeline = uris.at(-1);
  if (pipeline !== undefined) await vscode.window.showTextDocument(pipeline, { preview: false });
  tell(`${PRODUCT}: created ${listed(created.map(({ path }) => path))}.${advice(placeholders)}`);
  return uris.map((uri) => uri.toString());
}

/**
 * Returns the edit with the texts as contents of the files: as edits of texts they would leave unsaved documents behind,
 * and VS Code forgets how to undo those that are shown nowhere.
 */
function withContents(edit: WorkspaceEdit, toUri: (uri: string) => vscode.Uri): vscode.WorkspaceEdit {
  const changes = edit.documentChanges ?? [];
  const texts = new Map<string, string>();
  for (const change of changes) {
    if (!("textDocument" in change)) continue;
    const text = change.edits.map((part) => ("newText" in part ? part.newText : "")).join("");
    texts.set(change.textDocument.uri, text);
  }
  const creation = new vscode.WorkspaceEdit();
  for (const change of changes) {
    if (!("kind" in change) || change.kind !== "create") continue;
    const contents = new TextEncoder().encode(texts.get(change.uri) ?? "");
    creation.createFile(toUri(change.uri), { contents });
  }
  return creation;
}

/** The message stays until it is read; nobody has to wait for that. */
function tell(message: string): void {
  vscode.window.showInformationMessage(message).then(undefined, () => {
    // The window is closing.
  });
}

function advice(placeholders: readonly string[]): string {
  return placeholders.length === 0 ? "" : ` Fill in ${listed(placeholders)}.`;
}

function listed(parts: readonly string[]): string {
  const [last, ...others] = [...parts].reverse();
  return others.length === 0 ? (last ?? "") : `${others.reverse().join(", ")} and ${last}`;
}
