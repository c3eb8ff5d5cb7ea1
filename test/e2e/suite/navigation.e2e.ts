import assert from "node:assert/strict";
import * as vscode from "vscode";
import { test } from "../testCase";
import { waitUntil } from "../waiting";
import { andPutBack, closeAllEditors, fileUri, findingsOf, openFile } from "./workbench";

const PIPELINE = "pipeline/IngestWorkOrderExports.json";
const DATASET = "dataset/WorkOrderExportCsv.json";
const RENAMED = "dataset/WorkOrders.json";
const NAME = "WorkOrderExportCsv";

/** Returns where a text stands in a document. */
function positionOf(document: vscode.TextDocument, text: string): vscode.Position {
  const offset = document.getText().indexOf(text);
  assert.ok(offset >= 0, `${document.fileName} has no ${text}`);
  return document.positionAt(offset + 1);
}

function renameOf(document: vscode.TextDocument, name: string): Thenable<vscode.WorkspaceEdit> {
  return vscode.commands.executeCommand(
    "vscode.executeDocumentRenameProvider",
    document.uri,
    positionOf(document, NAME),
    name,
  );
}

async function exists(path: string): Promise<boolean> {
  return vscode.workspace.fs.stat(fileUri(path)).then(
    () => true,
    () => false,
  );
}

/** Waits until the pipeline's findings point at a file: the server knows that its reference leads there. */
function untilRelated(path: string): Promise<true> {
  return waitUntil(`${PIPELINE} leads to ${path}`, [vscode.languages.onDidChangeDiagnostics], () => {
    const related = findingsOf(fileUri(PIPELINE)).flatMap((found) => found.relatedInformation ?? []);
    return related.some(({ location }) => location.uri.path === fileUri(path).path) ? true : undefined;
  });
}

test("a name that the service would refuse is refused with the reason", async () => {
  const { document } = await openFile(PIPELINE);
  await untilRelated(DATASET);
  await assert.rejects(Promise.resolve(renameOf(document, "Work/Orders")), /is no valid name/);
  await closeAllEditors();
});

test("a dataset is renamed with its file and all references, in one step", async () => {
  await andPutBack([PIPELINE, DATASET], async () => {
    const { document } = await openFile(PIPELINE);
    await untilRelated(DATASET);
    const edit = await renameOf(document, "WorkOrders");
    assert.ok(await vscode.workspace.applyEdit(edit));
    await vscode.workspace.saveAll(false);
    try {
      assert.equal(await exists(DATASET), false);
      const dataset = await vscode.workspace.openTextDocument(fileUri(RENAMED));
      assert.match(dataset.getText(), /"name": "WorkOrders"/);
      assert.match(document.getText(), /"referenceName": "WorkOrders"/);
      assert.doesNotMatch(document.getText(), new RegExp(NAME));
      await untilRelated(RENAMED);
    } finally {
      await vscode.workspace.fs.delete(fileUri(RENAMED));
    }
  });
});
