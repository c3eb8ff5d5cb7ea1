import assert from "node:assert/strict";
import * as vscode from "vscode";
import { test } from "../testCase";
import { waitUntil } from "../waiting";
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

test("a property of the JSON is completed with its value and its comma", () =>
  inQuery(async (editor) => {
    const place = positionBehind(editor.document, '"type": "Lookup",');
    await insert(editor, place, '\n                "onInact"');
    const cursor = positionBehind(editor.document, '"onInact');
    const item = (await itemsAt(cursor)).find(({ label }) => labelOf(label) === "onInactiveMarkAs");
    assert.ok(item?.documentation instanceof vscode.MarkdownString);
    assert.match(item.documentation.value, /\*\*Values:\*\* `Succeeded`, `Failed`, `Skipped`/);
    await acceptAt(editor, cursor, '"onInactiveMarkAs": "Succeeded",');
    assert.equal(
      JSON.parse(editor.document.getText()).properties.activities[0].onInactiveMarkAs,
      "Succeeded",
    );
  }));

test("a whole activity is completed in a list of activities, indented as the file is", () =>
  inQuery(async (editor) => {
    const place = positionBehind(editor.document, '"activities": [');
    await insert(editor, place, "\n            Unt");
    await acceptAt(editor, positionBehind(editor.document, "Unt"), '"type": "Until"');
    const { activities } = JSON.parse(editor.document.getText()).properties;
    assert.equal(activities[0].name, "Until");
    assert.equal(activities[1].name, "GetPartitions");
    assert.ok(
      editor.document
        .getText()
        .includes('\n                "typeProperties": {\n                    "expression": {'),
    );
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
  const isInserted = () => editor.edit((edit) => edit.insert(place, text));
  // The file was put back by the test before: reading it anew makes the editor refuse an edit of the old text.
  assert.ok((await isInserted()) || (await isInserted()) || (await isInserted()));
}

/** Chooses the first suggestion at a place, as a person does, and waits for what it writes. */
async function acceptAt(editor: vscode.TextEditor, place: vscode.Position, written: string): Promise<void> {
  editor.selection = new vscode.Selection(place, place);
  await vscode.commands.executeCommand("editor.action.triggerSuggest");
  const isWritten = () => (editor.document.getText().includes(written) ? true : undefined);
  const done = waitUntil(`${written} is written`, [vscode.workspace.onDidChangeTextDocument], isWritten);
  let isDone = false;
  const stop = () => {
    isDone = true;
  };
  done.then(stop, stop);
  // Nothing tells when the suggestions are shown; until then the command does nothing.
  while (!isDone) await vscode.commands.executeCommand("acceptSelectedSuggestion");
  await done;
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
