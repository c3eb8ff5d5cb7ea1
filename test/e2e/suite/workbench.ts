import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { ExtensionApi } from "../../../client/src/extension";
import { waitUntil } from "../waiting";

/** The source of our diagnostics. */
const SOURCE = "adf-kusto";

/** The rules that the tests look at; not all, so that a new rule does not change what they expect. */
const RULES: ReadonlySet<string> = new Set([
  "csv-backslash-escape",
  "json-syntax",
  "lookup-row-limit",
  "parallel-copies-ignored",
]);

/** The id of the extension under test. */
const EXTENSION_ID = "adf-kusto-lint.adf-kusto-lint";

/** Returns a file of the workspace. */
export function fileUri(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, "No folder is open.");
  return vscode.Uri.joinPath(folder.uri, path);
}

/** Opens a file of the workspace in an editor. */
export async function openFile(path: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(fileUri(path));
  return vscode.window.showTextDocument(document, { preview: false });
}

/** Returns the diagnostics of those rules in a file. */
export function findingsOf(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter((found) => found.source === SOURCE && RULES.has(ruleOf(found)));
}

/** Returns the rule that a diagnostic is of. */
export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === "object" ? code.value : code);
}

/** Waits until a file has findings of these rules, in document order, and no others. */
export async function untilFindings(
  path: string,
  rules: readonly string[],
): Promise<readonly vscode.Diagnostic[]> {
  const uri = fileUri(path);
  const wanted = [...rules].sort().join(", ");
  return waitUntil(`${path} has the findings [${wanted}]`, [vscode.languages.onDidChangeDiagnostics], () => {
    const found = findingsOf(uri);
    return found.map(ruleOf).sort().join(", ") === wanted ? found : undefined;
  });
}

/** Returns what the extension under test offers to tests. */
export async function extensionApi(): Promise<ExtensionApi> {
  const extension = vscode.extensions.getExtension<ExtensionApi>(EXTENSION_ID);
  assert.ok(extension, "The extension is not installed.");
  return extension.activate();
}

/** Returns the code actions that are offered for a stretch of a file, with their edits. */
export function codeActionsAt(
  uri: vscode.Uri,
  range: vscode.Range,
  kind = vscode.CodeActionKind.QuickFix.value,
): Thenable<readonly vscode.CodeAction[]> {
  const MOST_RESOLVED = 20;
  return vscode.commands.executeCommand("vscode.executeCodeActionProvider", uri, range, kind, MOST_RESOLVED);
}

/** Runs a test that changes files or settings, and puts them back as they were. */
export async function andPutBack(paths: readonly string[], body: () => Promise<void>): Promise<void> {
  const before = await Promise.all(paths.map((path) => vscode.workspace.fs.readFile(fileUri(path))));
  try {
    await body();
  } finally {
    await closeAllEditors();
    for (const [index, path] of paths.entries()) {
      const bytes = before[index];
      if (bytes !== undefined) await vscode.workspace.fs.writeFile(fileUri(path), bytes);
    }
  }
}

/** Runs a test under other settings of the workspace. */
export async function withSettings(
  settings: Readonly<Record<string, unknown>>,
  body: () => Promise<void>,
): Promise<void> {
  const { Workspace } = vscode.ConfigurationTarget;
  const configuration = vscode.workspace.getConfiguration();
  try {
    for (const [name, value] of Object.entries(settings)) {
      await configuration.update(name, value, Workspace);
    }
    await body();
  } finally {
    for (const name of Object.keys(settings)) await configuration.update(name, undefined, Workspace);
  }
}

/** Closes all editors without saving. */
export async function closeAllEditors(): Promise<void> {
  for (const editor of vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs)) {
    if (editor.isDirty) {
      const { input } = editor;
      if (input instanceof vscode.TabInputText) await vscode.window.showTextDocument(input.uri);
      await vscode.commands.executeCommand("workbench.action.files.revert");
    }
  }
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
}
