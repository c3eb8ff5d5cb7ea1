import assert from "node:assert/strict";
import * as vscode from "vscode";
import { waitUntil } from "../waiting";
import { openFile, ruleOf } from "./workbench";

const TEXT_EVENTS = [vscode.workspace.onDidChangeTextDocument, vscode.workspace.onDidSaveTextDocument];

/** Puts the cursor behind a text of a pipeline and opens the KQL there. */
export async function editKqlAt(path: string, text: string): Promise<vscode.TextEditor> {
  const editor = await openFile(path);
  const { document } = editor;
  const cursor = document.positionAt(document.getText().indexOf(text) + text.length);
  editor.selection = new vscode.Selection(cursor, cursor);
  await vscode.commands.executeCommand("adfKusto.editKql");
  return kqlEditor();
}

/** Waits for an editor of KQL in front. */
export function kqlEditor(): Promise<vscode.TextEditor> {
  const events = [vscode.window.onDidChangeActiveTextEditor, vscode.workspace.onDidOpenTextDocument];
  return waitUntil("a KQL document is shown", events, () => {
    const editor = vscode.window.activeTextEditor;
    return editor?.document.languageId === "adf-kql" ? editor : undefined;
  });
}

/** Adds text at the end of a document. */
export async function append(editor: vscode.TextEditor, text: string): Promise<void> {
  const { document } = editor;
  const end = document.positionAt(document.getText().length);
  assert.ok(await editor.edit((edit) => edit.insert(end, text)));
}

/** Waits until a document has a text. */
export function untilText(document: vscode.TextDocument, wanted: string): Promise<true> {
  return waitUntil(`${document.uri.path} reads ${JSON.stringify(wanted)}`, TEXT_EVENTS, () =>
    document.getText() === wanted ? true : undefined,
  );
}

/** Waits until a KQL document has diagnostics of these rules. */
export function untilRules(document: vscode.TextDocument, rules: readonly string[]): Promise<true> {
  const what = `${document.uri.path} has [${rules.join(", ")}]`;
  return waitUntil(what, [vscode.languages.onDidChangeDiagnostics], () => {
    const found = vscode.languages.getDiagnostics(document.uri).filter(isWatched).map(ruleOf);
    return found.join() === rules.join() ? true : undefined;
  });
}

/** Other rules may come to find something in these texts. */
function isWatched(diagnostic: vscode.Diagnostic): boolean {
  return ["lookup-row-limit", "edit-kql"].includes(ruleOf(diagnostic));
}
