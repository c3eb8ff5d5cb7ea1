import * as vscode from "vscode";
import { DIAGNOSTIC_SOURCE } from "./protocol";

const PAGE = /^([a-z0-9-]+)\.md$/;

/** Shows the page of a rule: the one named, that of the finding at the cursor, or one chosen from a list. */
export async function openRuleDocumentation(extension: vscode.Uri, ruleId: unknown): Promise<void> {
  const folder = vscode.Uri.joinPath(extension, "server", "out", "docs");
  const known = await listPages(folder);
  const chosen = typeof ruleId === "string" ? ruleId : await choose(known);
  if (chosen === undefined) return;
  if (!known.includes(chosen)) {
    await vscode.window.showWarningMessage(`There is no rule "${chosen}".`);
    return;
  }
  const page = vscode.Uri.joinPath(folder, `${chosen}.md`);
  try {
    await vscode.commands.executeCommand("markdown.showPreview", page);
  } catch {
    // The Markdown support of VS Code may be switched off.
    await vscode.window.showTextDocument(page);
  }
}

async function choose(known: readonly string[]): Promise<string | undefined> {
  const found = rulesAtCursor();
  if (found.length === 1) return found[0];
  const placeHolder = found.length > 1 ? "Which of the findings here?" : "Which rule?";
  return vscode.window.showQuickPick(found.length > 1 ? found : known, { placeHolder });
}

/** Returns the rules with findings at the cursor, each once. */
function rulesAtCursor(): string[] {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return [];
  const found = vscode.languages
    .getDiagnostics(editor.document.uri)
    .filter(
      ({ source, range }) =>
        source === DIAGNOSTIC_SOURCE && range.intersection(editor.selection) !== undefined,
    )
    .map(({ code }) => (typeof code === "object" ? code.value : code))
    .filter((code) => typeof code === "string");
  return [...new Set(found)];
}

async function listPages(folder: vscode.Uri): Promise<string[]> {
  const entries = await vscode.workspace.fs.readDirectory(folder);
  return entries.map(([name]) => PAGE.exec(name)?.[1]).filter((id) => id !== undefined);
}
