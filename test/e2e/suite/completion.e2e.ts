import assert from "node:assert/strict";
import * as vscode from "vscode";
import { test } from "../testCase";
import { andPutBack, fileUri, openFile, untilFindings } from "./workbench";

const PIPELINE = "pipeline/BulkCopyReadings.json";
const RULES = ["parallel-copies-ignored", "lookup-row-limit"];
const QUERY_START = '"query": "';

test("completion offers KQL and expressions inside strings, and nothing of them elsewhere", () =>
  inQuery(async (editor, start) => {
    await insert(editor, start, "Readings | ");
    const operators = await labelsAt(start.translate(0, "Readings | ".length), "|");
    assert.ok(operators.includes("mv-expand"), operators.join(", "));
    await insert(editor, start, "@{pipeline().");
    const members = await labelsAt(start.translate(0, "@{pipeline().".length), ".");
    assert.ok(members.includes("RunId") && members.includes("TriggerTime"), members.join(", "));
    const outside = await labelsAt(positionBehind(editor.document, '"activities"'));
    assert.ok(!outside.includes("mv-expand") && !outside.includes("toUpper"), outside.join(", "));
  }));

test("a chosen function is written with the cursor between its brackets", () =>
  inQuery(async (editor, start) => {
    await insert(editor, start, "@{toUp");
    const place = start.translate(0, "@{toUp".length);
    const found = await itemsAt(place);
    const item = found.find(({ label }) => labelOf(label) === "toUpper");
    assert.ok(item?.insertText instanceof vscode.SnippetString);
    assert.equal(item.insertText.value, "toUpper($0)");
    assert.match(String(item.detail), /^toUpper\(text\)/);
  }));

test("signature help shows the argument at the cursor", () =>
  inQuery(async (editor, start) => {
    const call = "print bin(now(), ";
    await insert(editor, start, call);
    const help = await vscode.commands.executeCommand<vscode.SignatureHelp | undefined>(
      "vscode.executeSignatureHelpProvider",
      fileUri(PIPELINE),
      start.translate(0, call.length),
      ",",
    );
    assert.equal(help?.signatures[0]?.label, "bin(value, roundTo)");
    assert.equal(help?.activeParameter, 1);
  }));

/** Opens a pipeline and puts it back as it was: an editor may save by itself what a test has written. */
function inQuery(body: (editor: vscode.TextEditor, start: vscode.Position) => Promise<void>): Promise<void> {
  return andPutBack([PIPELINE], async () => {
    const editor = await openFile(PIPELINE);
    await untilFindings(PIPELINE, RULES);
    await body(editor, positionBehind(editor.document, QUERY_START));
  });
}

function positionBehind(document: vscode.TextDocument, text: string): vscode.Position {
  const offset = document.getText().indexOf(text);
  assert.ok(offset >= 0, `${text} is not in the file.`);
  return document.positionAt(offset + text.length);
}

async function insert(editor: vscode.TextEditor, place: vscode.Position, text: string): Promise<void> {
  assert.ok(await editor.edit((edit) => edit.insert(place, text)));
}

async function itemsAt(place: vscode.Position, typed?: string): Promise<readonly vscode.CompletionItem[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    "vscode.executeCompletionItemProvider",
    fileUri(PIPELINE),
    place,
    typed,
  );
  return list.items;
}

async function labelsAt(place: vscode.Position, typed?: string): Promise<readonly string[]> {
  return (await itemsAt(place, typed)).map(({ label }) => labelOf(label));
}

function labelOf(label: string | vscode.CompletionItemLabel): string {
  return typeof label === "string" ? label : label.label;
}
