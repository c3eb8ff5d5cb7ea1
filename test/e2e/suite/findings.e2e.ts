import assert from "node:assert/strict";
import * as vscode from "vscode";
import { test } from "../testCase";
import { waitUntil } from "../waiting";
import {
  closeAllEditors,
  codeActionsAt,
  extensionApi,
  fileUri,
  findingsOf,
  openFile,
  ruleOf,
  untilFindings,
} from "./workbench";

const LOOKUP = "pipeline/BulkCopyReadings.json";
const LOOKUP_RULES = ["parallel-copies-ignored", "lookup-row-limit"];
const CSV_PIPELINE = "pipeline/IngestWorkOrderExports.json";

test("findings appear in an opened file, each with its rule, the vendor's page and a severity", async () => {
  await openFile(LOOKUP);
  const found = await untilFindings(LOOKUP, LOOKUP_RULES);
  const finding = found.find((other) => ruleOf(other) === "lookup-row-limit");
  assert.ok(finding);
  assert.equal(finding.severity, vscode.DiagnosticSeverity.Warning);
  assert.match(finding.message, /keeps at most 5,000 rows/);
  assert.ok(typeof finding.code === "object");
  assert.match(finding.code.target.toString(true), /^https:\/\/learn\.microsoft\.com\/.*lookup-activity/);
  const unnecessary = found.find((other) => ruleOf(other) === "parallel-copies-ignored");
  assert.deepEqual(unnecessary?.tags, [vscode.DiagnosticTag.Unnecessary]);
  await closeAllEditors();
});

test("findings that rest on another file point at it", async () => {
  await openFile(CSV_PIPELINE);
  const related = await waitUntil(
    "a finding points at the dataset",
    [vscode.languages.onDidChangeDiagnostics],
    () => findingsOf(fileUri(CSV_PIPELINE)).find((finding) => ruleOf(finding) === "csv-backslash-escape"),
  );
  assert.match(related.relatedInformation?.[0]?.location.uri.path ?? "", /\/dataset\/\w+\.json$/);
  await closeAllEditors();
});

test("the status bar names the factory and counts the findings", async () => {
  const api = await extensionApi();
  await openFile(LOOKUP);
  await untilFindings(LOOKUP, LOOKUP_RULES);
  const events = [vscode.languages.onDidChangeDiagnostics, api.onDidChangeStatus];
  await waitUntil("the status bar shows the factory", events, () =>
    /^\$\(database\) contoso-telemetry: \d+ findings$/.test(api.statusText() ?? "") ? true : undefined,
  );
  await closeAllEditors();
});

test("a hover explains the finding", async () => {
  await openFile(LOOKUP);
  const found = await untilFindings(LOOKUP, LOOKUP_RULES);
  const [finding] = found.filter((other) => ruleOf(other) === "lookup-row-limit");
  assert.ok(finding);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    "vscode.executeHoverProvider",
    fileUri(LOOKUP),
    finding.range.start.translate(0, 1),
  );
  const text = hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === "string" ? content : content.value))
    .join("\n");
  assert.match(text, /5,000/);
  assert.match(text, /lookup-row-limit/);
  await closeAllEditors();
});

test("broken JSON is told once, by VS Code's own JSON support", async () => {
  const editor = await openFile(LOOKUP);
  await untilFindings(LOOKUP, LOOKUP_RULES);
  await editor.edit((edit) => edit.insert(new vscode.Position(1, 0), '"broken" "twice",\n'));
  const isError = ({ severity }: vscode.Diagnostic) => severity === vscode.DiagnosticSeverity.Error;
  await waitUntil("the mistake is told", [vscode.languages.onDidChangeDiagnostics], () =>
    vscode.languages.getDiagnostics(fileUri(LOOKUP)).find(isError),
  );
  await untilFindings(LOOKUP, LOOKUP_RULES);
  assert.deepEqual(
    findingsOf(fileUri(LOOKUP)).filter((finding) => ruleOf(finding) === "json-syntax"),
    [],
  );
  await closeAllEditors();
});

test("each finding offers the page of its rule, which opens as a preview", async () => {
  await openFile(LOOKUP);
  const found = await untilFindings(LOOKUP, LOOKUP_RULES);
  const finding = found.find((other) => ruleOf(other) === "lookup-row-limit");
  assert.ok(finding);
  const actions = await codeActionsAt(fileUri(LOOKUP), finding.range);
  const action = actions.find(({ title }) => title === "Open the documentation of lookup-row-limit");
  assert.ok(action?.command);
  await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
  await waitUntil("the page is shown", [vscode.window.tabGroups.onDidChangeTabs], () =>
    vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .find(({ label }) => label.includes("lookup-row-limit.md")),
  );
  await closeAllEditors();
});

test("all commands of the manifest exist", async () => {
  const commands = await vscode.commands.getCommands(true);
  const declared: readonly { command: string }[] = vscode.extensions.getExtension(
    "adf-kusto-lint.adf-kusto-lint",
  )?.packageJSON.contributes.commands;
  assert.ok(declared.length >= 4);
  assert.deepEqual(
    declared.map(({ command }) => command).filter((command) => !commands.includes(command)),
    [],
  );
});
