import assert from "node:assert/strict";
import * as vscode from "vscode";
import { test } from "../testCase";
import { append, editKqlAt, untilRules, untilText } from "./kqlEditors";
import { andPutBack, fileUri, openFile } from "./workbench";

const BULK = "pipeline/BulkCopyReadings.json";
const QUERY = '"query": "Readings';
const BULK_KQL = "Readings\n| summarize Rows = count(), Last = max(ReadAt) by DeviceId";

test("completion, hover and signature help answer in the editor for KQL", async () => {
  await andPutBack([BULK], async () => {
    const editor = await editKqlAt(BULK, QUERY);
    const { document } = editor;
    await untilRules(document, ["lookup-row-limit"]);
    await append(editor, "\n| where '@{pipeline().");
    const members = await labelsAt(document, ".");
    assert.ok(members.includes("RunId"), members.join(", "));
    await append(editor, "RunId}' == strcat(\n| ");
    const operators = await labelsAt(document, "|");
    assert.ok(operators.includes("mv-expand"), operators.join(", "));
    const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      document.uri,
      new vscode.Position(1, 4),
    );
    const texts = hover?.contents.map((content) => (typeof content === "string" ? content : content.value));
    assert.match(texts?.join() ?? "", /`summarize Name = Aggregation by Column`/);
    const help = await vscode.commands.executeCommand<vscode.SignatureHelp | undefined>(
      "vscode.executeSignatureHelpProvider",
      document.uri,
      document.lineAt(2).range.end,
      "(",
    );
    assert.match(help?.signatures[0]?.label ?? "", /^strcat\(/);
  });
});

test("the editor for KQL formats its document, also by the command, which leaves the pipeline alone", async () => {
  await andPutBack([BULK], async () => {
    const editor = await editKqlAt(BULK, QUERY);
    for (const command of ["editor.action.formatDocument", "adfKusto.formatKql"]) {
      await append(editor, "|take   5");
      await vscode.commands.executeCommand(command);
      await untilText(editor.document, `${BULK_KQL}\n| take 5`);
      await vscode.commands.executeCommand("undo");
      await vscode.commands.executeCommand("undo");
      await untilText(editor.document, BULK_KQL);
    }
    const json = await vscode.workspace.openTextDocument(fileUri(BULK));
    assert.equal(json.isDirty, false);
  });
});

test("Format KQL lays out the query at the cursor of a pipeline, which stays unsaved", async () => {
  await andPutBack([BULK], async () => {
    const editor = await openFile(BULK);
    const { document } = editor;
    const before = document.getText();
    const start = document.positionAt(before.indexOf("| summarize Rows"));
    assert.ok(await editor.edit((edit) => edit.insert(start, "|where   Rows>1")));
    editor.selection = new vscode.Selection(start, start);
    await vscode.commands.executeCommand("adfKusto.formatKql");
    await untilText(
      document,
      before.replace("| summarize Rows", String.raw`| where Rows > 1\n| summarize Rows`),
    );
    assert.equal(document.isDirty, true);
  });
});

/** Asks for completions at the end of a document. */
async function labelsAt(document: vscode.TextDocument, typed: string): Promise<readonly string[]> {
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    "vscode.executeCompletionItemProvider",
    document.uri,
    document.positionAt(document.getText().length),
    typed,
  );
  return items.map(({ label }) => (typeof label === "string" ? label : label.label));
}
