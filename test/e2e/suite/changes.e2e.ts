import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import * as vscode from "vscode";
import { test } from "../testCase";
import { waitUntil } from "../waiting";
import {
  andPutBack,
  closeAllEditors,
  extensionApi,
  fileUri,
  findingsOf,
  openFile,
  untilFindings,
  withSettings,
} from "./workbench";

const PIPELINE = "pipeline/IngestWorkOrderExports.json";
const PIPELINE_RULES = ["csv-backslash-escape", "csv-backslash-escape", "parallel-copies-ignored"];
const DATASET = "dataset/WorkOrderExportCsv.json";
const BULK = "pipeline/BulkCopyReadings.json";
const BULK_RULES = ["parallel-copies-ignored", "lookup-row-limit"];

test("a changed setting takes effect at once", async () => {
  await openFile(BULK);
  await untilFindings(BULK, BULK_RULES);
  await withSettings({ "adfKusto.rules": { "lookup-row-limit": "off" } }, async () => {
    await untilFindings(BULK, ["parallel-copies-ignored"]);
  });
  await untilFindings(BULK, BULK_RULES);
  await withSettings({ "adfKusto.enable": false }, async () => {
    await untilFindings(BULK, []);
  });
  await untilFindings(BULK, BULK_RULES);
  await closeAllEditors();
});

test("a file changed outside the editor changes the findings of those that depend on it", async () => {
  await andPutBack([DATASET], async () => {
    await openFile(PIPELINE);
    await untilFindings(PIPELINE, PIPELINE_RULES);
    const file = fileUri(DATASET).fsPath;
    const text = await readFile(file, "utf8");
    await writeFile(file, text.replace('"escapeChar": "\\\\"', '"escapeChar": "\\""'));
    await untilFindings(PIPELINE, PIPELINE_RULES.slice(1));
    await writeFile(file, text);
    await untilFindings(PIPELINE, PIPELINE_RULES);
  });
});

test("unopened files are linted when the settings say so", async () => {
  await withSettings({ "adfKusto.lintWorkspace": true }, async () => {
    await untilFindings(BULK, BULK_RULES);
    await openFile(BULK);
    await untilFindings(BULK, BULK_RULES);
    await closeAllEditors();
    await untilFindings(BULK, BULK_RULES);
  });
  await untilFindings(BULK, []);
});

test("a killed server comes back, and the findings with it", async () => {
  const api = await extensionApi();
  await openFile(BULK);
  await untilFindings(BULK, BULK_RULES);
  const before = await api.serverProcessId();
  process.kill(before, "SIGKILL");
  await waitUntil("the findings are gone with the server", [vscode.languages.onDidChangeDiagnostics], () =>
    findingsOf(fileUri(BULK)).length === 0 ? true : undefined,
  );
  await untilFindings(BULK, BULK_RULES);
  assert.notEqual(await api.serverProcessId(), before);
  await closeAllEditors();
});

test("the server is started anew on request", async () => {
  const api = await extensionApi();
  await openFile(BULK);
  await untilFindings(BULK, BULK_RULES);
  const before = await api.serverProcessId();
  await vscode.commands.executeCommand("adfKusto.restartServer");
  await untilFindings(BULK, BULK_RULES);
  assert.notEqual(await api.serverProcessId(), before);
  await closeAllEditors();
});

test("the whole factory is linted on request", async () => {
  await openFile(BULK);
  await untilFindings(BULK, BULK_RULES);
  // The command ends when its message is closed.
  const command = vscode.commands.executeCommand("adfKusto.lintFactory");
  await untilFindings(PIPELINE, PIPELINE_RULES);
  await untilFindings(DATASET, ["csv-backslash-escape"]);
  await openFile(PIPELINE);
  await untilFindings(PIPELINE, PIPELINE_RULES);
  await vscode.commands.executeCommand("notifications.clearAll");
  await command;
  await closeAllEditors();
});
