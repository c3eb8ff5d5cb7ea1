import assert from "node:assert/strict";
import * as vscode from "vscode";
import { test } from "../testCase";
import { waitUntil } from "../waiting";
import { andPutBack, fileUri, openFile, ruleOf, withSettings } from "./workbench";

const PIPELINE = "pipeline/IngestFirmwareReports.json";
const SCHEMA = "tables.kql";
const QUERY_START = '"query": "';

test("a schema of the settings tells of tables and columns, also while it is edited", async () => {
  await andPutBack([PIPELINE, SCHEMA], () =>
    withSettings({ "adfKusto.kql.schema": SCHEMA }, async () => {
      const schema = await openFile(SCHEMA);
      const { document } = await openFile(PIPELINE);
      const start = document.positionAt(document.getText().indexOf(QUERY_START) + QUERY_START.length);
      await untilMessages([]);
      assert.ok((await labelsAt(start)).includes("OutdatedFirmware"));
      const hover = await hoverAt(start.translate(0, 1));
      assert.match(hover, /Table.*FirmwareReports.*`ReportedAt`: datetime.*tables\.kql/s);

      await replaceIn(schema.document, "Version: string", "Versio: string");
      await untilMessages(["Version", "Version"]);
      await replaceIn(schema.document, "Versio: string", "Version: string");
      await untilMessages([]);
    }),
  );
});

async function replaceIn(document: vscode.TextDocument, before: string, after: string): Promise<void> {
  const start = document.getText().indexOf(before);
  assert.ok(start >= 0);
  const edit = new vscode.WorkspaceEdit();
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + before.length));
  edit.replace(document.uri, range, after);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

/** Waits until these names, and no others, are unknown in the pipeline. */
function untilMessages(names: readonly string[]): Promise<true> {
  const what = `the unknown names are [${names.join()}]`;
  return waitUntil(what, [vscode.languages.onDidChangeDiagnostics], () => {
    const found = vscode.languages
      .getDiagnostics(fileUri(PIPELINE))
      .filter((diagnostic) => ruleOf(diagnostic) === "kql-syntax")
      .map(({ message }) => /^No column or variable is called "(\w+)" here/.exec(message)?.[1]);
    return found.join() === names.join() ? true : undefined;
  });
}

async function labelsAt(position: vscode.Position): Promise<readonly string[]> {
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    "vscode.executeCompletionItemProvider",
    fileUri(PIPELINE),
    position,
  );
  return items.map(({ label }) => (typeof label === "string" ? label : label.label));
}

async function hoverAt(position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    "vscode.executeHoverProvider",
    fileUri(PIPELINE),
    position,
  );
  const contents = hovers.flatMap((hover) => hover.contents);
  return contents.map((content) => (typeof content === "string" ? content : content.value)).join("\n");
}
