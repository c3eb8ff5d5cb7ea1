import assert from "node:assert/strict";
import * as vscode from "vscode";
import { test } from "../testCase";
import { waitUntil } from "../waiting";
import {
  andPutBack,
  codeActionsAt,
  fileUri,
  findingsOf,
  openFile,
  ruleOf,
  untilFindings,
  withSettings,
} from "./workbench";

const PIPELINE = "pipeline/IngestWorkOrderExports.json";
const DATASET = "dataset/WorkOrderExportCsv.json";
const BULK = "pipeline/BulkCopyReadings.json";

function csvFindings(path: string): readonly vscode.Diagnostic[] {
  return findingsOf(fileUri(path)).filter((finding) => ruleOf(finding) === "csv-backslash-escape");
}

function untilCsvFindings(path: string, count: number): Promise<readonly vscode.Diagnostic[]> {
  const what = `${path} has ${count} findings of csv-backslash-escape`;
  return waitUntil(what, [vscode.languages.onDidChangeDiagnostics], () => {
    const found = csvFindings(path);
    return found.length === count ? found : undefined;
  });
}

test("a quick fix in the pipeline edits the dataset, cures both files, and is undone", async () => {
  await andPutBack([PIPELINE, DATASET], async () => {
    const dataset = await openFile(DATASET);
    await untilCsvFindings(DATASET, 1);
    const before = dataset.document.getText();
    await openFile(PIPELINE);
    const inPipeline = await untilCsvFindings(PIPELINE, 2);
    const finding = inPipeline.find(({ message }) => message.includes('"WorkOrderExportCsv"'));
    assert.ok(finding);
    const actions = await codeActionsAt(fileUri(PIPELINE), finding.range);
    const fix = actions.find(({ title }) => title.startsWith("Escape quotes by doubling them"));
    assert.ok(fix?.edit, "The fix is offered with its edit.");
    assert.deepEqual(
      fix.edit.entries().map(([uri]) => uri.path),
      [fileUri(DATASET).path],
    );
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    await untilCsvFindings(PIPELINE, 1);
    await openFile(DATASET);
    await untilCsvFindings(DATASET, 0);
    assert.notEqual(dataset.document.getText(), before);
    await vscode.commands.executeCommand("undo");
    await untilCsvFindings(DATASET, 1);
    assert.equal(dataset.document.getText(), before);
    await openFile(PIPELINE);
    await untilCsvFindings(PIPELINE, 2);
  });
});

test("saving applies the safe fixes, and those alone, when the user wants it", async () => {
  const settings = { "editor.codeActionsOnSave": { "source.fixAll.adfKusto": "explicit" } };
  await andPutBack([BULK], () =>
    withSettings(settings, async () => {
      const editor = await openFile(BULK);
      await untilFindings(BULK, ["parallel-copies-ignored", "lookup-row-limit"]);
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), "\n"));
      await vscode.commands.executeCommand("workbench.action.files.save");
      await untilFindings(BULK, ["lookup-row-limit"]);
      assert.equal(editor.document.isDirty, false);
      assert.doesNotMatch(editor.document.getText(), /parallelCopies/);
      assert.doesNotThrow(() => JSON.parse(editor.document.getText()));
    }),
  );
});
