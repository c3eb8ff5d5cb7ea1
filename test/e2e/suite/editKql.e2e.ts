import assert from "node:assert/strict";
import * as vscode from "vscode";
import { test } from "../testCase";
import { append, editKqlAt, kqlEditor, untilRules, untilText } from "./kqlEditors";
import { andPutBack, fileUri, findingsOf, openFile, ruleOf, untilFindings, withSettings } from "./workbench";

const BULK = "pipeline/BulkCopyReadings.json";
const BULK_RULES = ["parallel-copies-ignored", "lookup-row-limit"];
const BULK_KQL = "Readings\n| summarize Rows = count(), Last = max(ReadAt) by DeviceId";
const ROLLUPS = "pipeline/RefreshHourlyRollups.json";

test("Edit KQL opens the query at the cursor beside the pipeline, decoded", async () => {
  await andPutBack([BULK], async () => {
    const { document, viewColumn } = await editKqlAt(BULK, '"LoadedPerDevice",\n                "type": "Lo');
    assert.equal(document.getText(), BULK_KQL);
    assert.equal(document.uri.path, "/BulkCopyReadings/LoadedPerDevice.query.kql");
    assert.equal(viewColumn, vscode.ViewColumn.Two);
    await untilRules(document, ["lookup-row-limit"]);
  });
});

test("Edit KQL shows an expression's text with its holes", async () => {
  await andPutBack([ROLLUPS], async () => {
    const { document } = await editKqlAt(ROLLUPS, "@concat('Alarms | where");
    assert.equal(
      document.getText(),
      'Alarms | where SiteId startswith "@{pipeline().parameters.region}" | project SiteId, Code, RaisedAt',
    );
  });
});

test("a lens over each query and command opens it, unless the settings say otherwise", async () => {
  await andPutBack([BULK], async () => {
    await openFile(BULK);
    await untilFindings(BULK, BULK_RULES);
    const lenses = () =>
      vscode.commands.executeCommand<vscode.CodeLens[]>("vscode.executeCodeLensProvider", fileUri(BULK), 50);
    const [lens, ...others] = (await lenses()).filter(({ command }) => command?.title === "Edit KQL");
    assert.deepEqual(others, []);
    assert.ok(lens?.command);
    await vscode.commands.executeCommand(lens.command.command, ...(lens.command.arguments ?? []));
    assert.equal((await kqlEditor()).document.getText(), BULK_KQL);
    await withSettings({ "adfKusto.codeLens.editKql": false }, async () => {
      // The server asks for the setting anew with the first request after the change.
      const isGone = async () => (await lenses()).every(({ command }) => command?.title !== "Edit KQL");
      while (!(await isGone())) await new Promise((resolve) => setImmediate(resolve));
    });
  });
});

test("saving KQL edits the pipeline, which stays unsaved, and undoing there undoes it here", async () => {
  await andPutBack([BULK], async () => {
    const editor = await editKqlAt(BULK, '"query": "Readings');
    const json = await vscode.workspace.openTextDocument(fileUri(BULK));
    const before = json.getText();
    await append(editor, '\n| where Last > "\\\\"');
    assert.ok(await editor.document.save());
    assert.equal(editor.document.isDirty, false);
    assert.equal(json.isDirty, true);
    const after = before.replace('by DeviceId"', String.raw`by DeviceId\n| where Last > \"\\\\\""`);
    assert.notEqual(after, before);
    assert.equal(json.getText(), after);
    await openFile(BULK);
    await vscode.commands.executeCommand("undo");
    assert.equal(json.getText(), before);
    await untilText(editor.document, BULK_KQL);
  });
});

test("a KQL document is linted as if it were saved", async () => {
  await andPutBack([BULK], async () => {
    const editor = await editKqlAt(BULK, '"query": "Readings');
    await untilRules(editor.document, ["lookup-row-limit"]);
    await append(editor, "\n| take 10");
    await untilRules(editor.document, []);
    assert.ok(findingsOf(fileUri(BULK)).some((finding) => ruleOf(finding) === "lookup-row-limit"));
    assert.ok(await editor.document.save());
    await untilFindings(BULK, ["parallel-copies-ignored"]);
  });
});

test("KQL that cannot be saved says so, and the pipeline stays as it is", async () => {
  await andPutBack([BULK], async () => {
    const editor = await editKqlAt(BULK, '"query": "Readings');
    const json = await vscode.workspace.openTextDocument(fileUri(BULK));
    await append(editor, "\n| take @{item(}");
    await untilRules(editor.document, ["edit-kql"]);
    const text = new TextEncoder().encode(editor.document.getText());
    await assert.rejects(
      async () => vscode.workspace.fs.writeFile(editor.document.uri, text),
      /Line 3, column 14: This "\(" is never closed\./,
    );
    assert.equal(await editor.document.save(), false);
    assert.equal(editor.document.isDirty, true);
    assert.equal(json.isDirty, false);
    await vscode.commands.executeCommand("notifications.clearAll");
  });
});

test("KQL that was changed in the pipeline meanwhile is a conflict, even where its size is the same", async () => {
  await andPutBack([BULK], async () => {
    const editor = await editKqlAt(BULK, '"query": "Readings');
    const json = await vscode.workspace.openTextDocument(fileUri(BULK));
    await append(editor, "\n| take 10");
    const edit = new vscode.WorkspaceEdit();
    const start = json.positionAt(json.getText().indexOf("Readings\\n| summ"));
    edit.replace(json.uri, new vscode.Range(start, start.translate(0, "Readings".length)), "Writings");
    assert.ok(await vscode.workspace.applyEdit(edit));
    const changed = json.getText();
    assert.equal(await editor.document.save(), false);
    assert.equal(json.getText(), changed);
    assert.equal(editor.document.getText(), `${BULK_KQL}\n| take 10`);
    await vscode.commands.executeCommand("notifications.clearAll");
  });
});

test("KQL follows the pipeline while it is not edited", async () => {
  await andPutBack([BULK], async () => {
    const { document } = await editKqlAt(BULK, '"query": "Readings');
    const json = await openFile(BULK);
    const offset = json.document.getText().indexOf(" by DeviceId");
    await json.edit((edit) => edit.insert(json.document.positionAt(offset), String.raw`\n  `));
    await untilText(document, BULK_KQL.replace(" by DeviceId", "\n   by DeviceId"));
    assert.equal(document.isDirty, false);
  });
});

test("KQL whose activity was renamed is not saved, and says why", async () => {
  await andPutBack([BULK], async () => {
    const editor = await editKqlAt(BULK, '"query": "Readings');
    const json = await vscode.workspace.openTextDocument(fileUri(BULK));
    await append(editor, "\n| take 10");
    const edit = new vscode.WorkspaceEdit();
    const start = json.positionAt(json.getText().indexOf('LoadedPerDevice"'));
    edit.insert(json.uri, start, "Now");
    assert.ok(await vscode.workspace.applyEdit(edit));
    await untilRules(editor.document, ["edit-kql"]);
    const [problem] = vscode.languages.getDiagnostics(editor.document.uri);
    assert.match(problem?.message ?? "", /There is no query of activity "LoadedPerDevice"/);
    assert.equal(await editor.document.save(), false);
    await vscode.commands.executeCommand("notifications.clearAll");
  });
});
