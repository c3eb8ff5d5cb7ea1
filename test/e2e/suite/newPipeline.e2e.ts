import assert from "node:assert/strict";
import * as vscode from "vscode";
import { test } from "../testCase";
import { waitUntil } from "../waiting";
import { closeAllEditors, extensionApi, fileUri } from "./workbench";

const COMMAND = "adfKusto.newPipeline";

const CREATED = ["linkedService/ScaffoldLake.json", "dataset/ScaffoldCsv.json", "pipeline/LoadScaffold.json"];

/** A CSV dataset on a new storage account, into a table that the factory has. */
const ANSWERS = {
  source: "ScaffoldCsv",
  lake: "ScaffoldLake",
  "lake-address": "https://contosoraw.dfs.core.windows.net",
  container: "raw",
  folder: "work orders",
  sink: "WorkOrdersTable",
  pipeline: "LoadScaffold",
};

function run(argument?: unknown): Thenable<readonly string[] | undefined> {
  return vscode.commands.executeCommand(COMMAND, argument);
}

/** The workspace has several factories: without it the command asks which one is meant. */
function factoryUri(): string {
  return fileUri("").toString().replace(/\/$/, "");
}

async function exists(path: string): Promise<boolean> {
  return vscode.workspace.fs.stat(fileUri(path)).then(
    () => true,
    () => false,
  );
}

async function existing(): Promise<readonly string[]> {
  const found = await Promise.all(CREATED.map(exists));
  return CREATED.filter((_, index) => found[index]);
}

function isCreated({ uri }: vscode.TextDocument): boolean {
  return CREATED.some((path) => fileUri(path).toString() === uri.toString());
}

async function removeCreated(): Promise<void> {
  await closeAllEditors();
  for (const path of await existing()) await vscode.workspace.fs.delete(fileUri(path));
}

/** The diagnostics of our source for a file, whatever their rule. */
function findingsIn(path: string): readonly string[] {
  const found = vscode.languages.getDiagnostics(fileUri(path)).filter(({ source }) => source === "adf-kusto");
  return found.map(({ message }) => message);
}

test("a new pipeline is created with what belongs to it, has no findings, and is undone in one step", async () => {
  try {
    const uris = await run({ factory: factoryUri(), scaffold: "csv-from-lake", answers: ANSWERS });
    assert.deepEqual(
      uris,
      CREATED.map((path) => fileUri(path).toString()),
    );
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.uri.toString(), fileUri("pipeline/LoadScaffold.json").toString());
    assert.deepEqual(
      vscode.workspace.textDocuments.filter(isCreated).filter(({ isDirty }) => isDirty),
      [],
    );
    assert.match(document?.getText() ?? "", /^\{\n\t"name": "LoadScaffold"/);
    await untilNothingIsFound();
    await vscode.commands.executeCommand("undo");
    assert.deepEqual(await existing(), []);
  } finally {
    await removeCreated();
  }
});

test("a new pipeline that is refused or given up leaves nothing behind", async () => {
  const before = await existing();
  await assert.rejects(
    Promise.resolve(
      run({
        factory: factoryUri(),
        scaffold: "csv-from-lake",
        answers: { ...ANSWERS, pipeline: "BulkCopyReadings" },
      }),
    ),
    /A pipeline named "BulkCopyReadings" exists already\./,
  );
  let isOver = false;
  const given = run({ factory: factoryUri() }).then((uris) => {
    isOver = true;
    return uris;
  });
  // Nothing tells when the first question is shown.
  while (!isOver) await vscode.commands.executeCommand("workbench.action.closeQuickOpen");
  assert.equal(await given, undefined);
  assert.deepEqual(await existing(), before);
});

/** Waits until the document in front was linted, and the new files have no findings. */
async function untilNothingIsFound(): Promise<void> {
  const api = await extensionApi();
  const events = [api.onDidChangeStatus, vscode.languages.onDidChangeDiagnostics];
  await waitUntil("nothing is found in the new files", events, () => {
    const isLinted = api.statusText()?.endsWith(": 0 findings") === true;
    return isLinted && CREATED.flatMap(findingsIn).length === 0 ? true : undefined;
  });
}
