import assert from "node:assert/strict";
import * as vscode from "vscode";
import { test } from "../testCase";
import { closeAllEditors, fileUri, openFile, untilFindings, withSettings } from "./workbench";

const PIPELINE = "pipeline/IngestWorkOrderExports.json";
const PIPELINE_RULES = ["csv-backslash-escape", "csv-backslash-escape", "parallel-copies-ignored"];
const CLUSTER = "linkedService/ContosoTelemetryCluster.json";
const MOST_RESOLVED = 50;

/** Opens the pipeline and waits for findings that need the whole factory. */
async function openPipeline(): Promise<vscode.TextDocument> {
  const { document } = await openFile(PIPELINE);
  await untilFindings(PIPELINE, PIPELINE_RULES);
  return document;
}

function lensesOf(path: string): Thenable<vscode.CodeLens[]> {
  return vscode.commands.executeCommand("vscode.executeCodeLensProvider", fileUri(path), MOST_RESOLVED);
}

async function titlesOf(path: string): Promise<readonly string[]> {
  return (await lensesOf(path)).map(({ command }) => command?.title ?? "");
}

async function hintsOf(document: vscode.TextDocument): Promise<readonly string[]> {
  const everything = new vscode.Range(0, 0, document.lineCount, 0);
  const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
    "vscode.executeInlayHintProvider",
    document.uri,
    everything,
  );
  return hints.map(({ label }) => String(label));
}

test("lenses and hints tell where a pipeline writes to, unless the settings say otherwise", async () => {
  const document = await openPipeline();
  const place = "telemetry on contosotelemetry.westeurope";
  const feeds = "Feeds table WorkOrders in database telemetry on cluster contosotelemetry.westeurope";
  const titles = await titlesOf(PIPELINE);
  assert.ok(titles.includes(feeds), titles.join("\n"));
  const hints = await hintsOf(document);
  assert.ok(
    hints.includes(`→ WorkOrders in ${place}`) && hints.includes("→ exports/workorders"),
    hints.join("\n"),
  );
  const off = { "adfKusto.codeLens.feeds": false, "adfKusto.inlayHints.references": false };
  await withSettings(off, async () => {
    // The server asks for the settings anew with the first request after the change.
    const isGone = async () =>
      !(await titlesOf(PIPELINE)).includes(feeds) &&
      !(await hintsOf(document)).some((hint) => hint.startsWith("→"));
    while (!(await isGone())) await new Promise((resolve) => setImmediate(resolve));
  });
  await closeAllEditors();
});

test("the lens over a linked service counts its pipelines and shows the references", async () => {
  await openPipeline();
  await openFile(CLUSTER);
  const lens = (await lensesOf(CLUSTER)).find(({ command }) => command?.title.startsWith("Used by"));
  assert.match(lens?.command?.title ?? "", /^Used by \d+ pipelines$/);
  assert.ok(lens?.command);
  await vscode.commands.executeCommand(lens.command.command, ...(lens.command.arguments ?? []));
  // The references have taken the keyboard: this command is known only where they are shown.
  await vscode.commands.executeCommand("closeReferenceSearch");
  await closeAllEditors();
});
