import * as vscode from "vscode";

/**
 * Selects in a document what a refactoring left to fill in, such as `<container>`, so that typing replaces it.
 * Whatever else the arguments are, nothing happens.
 */
export async function selectPlaceholders(uri: unknown, placeholders: unknown): Promise<void> {
  if (typeof uri !== "string" || !Array.isArray(placeholders)) return;
  const editor = await vscode.window.showTextDocument(vscode.Uri.parse(uri));
  const [first] = placeholders;
  if (typeof first !== "string" || first === "") return;
  const selections = placesOf(first, editor.document);
  const [shown] = selections;
  if (shown === undefined) return;
  editor.selections = selections;
  editor.revealRange(shown, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

function placesOf(text: string, document: vscode.TextDocument): vscode.Selection[] {
  const found: vscode.Selection[] = [];
  const content = document.getText();
  for (
    let offset = content.indexOf(text);
    offset >= 0;
    offset = content.indexOf(text, offset + text.length)
  ) {
    found.push(new vscode.Selection(document.positionAt(offset), document.positionAt(offset + text.length)));
  }
  return found;
}
