import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { suite, test } from "node:test";
import { legacyKustoStore } from "../../server/src/rules/legacy-kusto-store";
import { migrateLegacy } from "../../server/src/service/migrateLegacy";
import { applyEdits } from "../../server/src/text/textEdit";
import { pipeline } from "../helpers/builders";
import { type Files, factoryOf, lintFiles } from "../helpers/rules";

const SAMPLE = "test/factories/contoso-telemetry";

const FILES: Files = {
  "pipeline/Load.json": pipeline(
    `{
  "name": "Purge",
  "type": "KustoCommand",
  "linkedServiceName": { "referenceName": "Old", "type": "LinkedServiceReference" },
  "typeProperties": { "commandType": "Control", "command": ".show tables" }
}`,
    `{
  "name": "Copy",
  "type": "Copy",
  "typeProperties": { "source": { "type": "KustoSource" }, "sink": { "type": "KustoSink" } },
  "inputs": [{ "referenceName": "Table", "type": "DatasetReference" }],
  "outputs": [{ "referenceName": "Table", "type": "DatasetReference" }]
}`,
  ),
  "dataset/Table.json": `{ "name": "Table", "properties": { "type": "KustoTable", "linkedServiceName": { "referenceName": "Old", "type": "LinkedServiceReference" }, "typeProperties": { "table": "T" } } }`,
  "linkedService/Old.json": `{ "name": "Old", "properties": { "type": "Kusto", "typeProperties": { "endpoint": "https://c" } } }`,
  "linkedService/Other.json": `{ "name": "Other", "properties": { "type": "AzureBlobFS", "typeProperties": {} } }`,
};

/** Returns the files after the migration. */
function migrate(files: Files): Files {
  const changed = migrateLegacy(factoryOf(files)).map(({ path, edits }) => [
    path,
    applyEdits(files[path] ?? "", edits),
  ]);
  return { ...files, ...Object.fromEntries(changed) };
}

suite("migrateLegacy", () => {
  test("renames every type and drops what the new activity does not have", () => {
    const renamed = (path: string, ...changes: readonly (readonly [string, string])[]) =>
      changes.reduce((text, [from, to]) => text.replace(from, to), FILES[path] ?? "");
    assert.deepEqual(migrate(FILES), {
      ...FILES,
      "pipeline/Load.json": renamed(
        "pipeline/Load.json",
        ["KustoCommand", "AzureDataExplorerCommand"],
        ['"commandType": "Control", ', ""],
        ["KustoSource", "AzureDataExplorerSource"],
        ["KustoSink", "AzureDataExplorerSink"],
      ),
      "dataset/Table.json": renamed("dataset/Table.json", ["KustoTable", "AzureDataExplorerTable"]),
      "linkedService/Old.json": renamed("linkedService/Old.json", ['"Kusto"', '"AzureDataExplorer"']),
    });
  });

  test("gives each file once, in the order of the paths, and only those that change", () => {
    assert.deepEqual(
      migrateLegacy(factoryOf(FILES)).map(({ path }) => path),
      ["dataset/Table.json", "linkedService/Old.json", "pipeline/Load.json"],
    );
  });

  test("gives nothing for a factory without legacy artefacts, and after a migration", () => {
    assert.deepEqual(migrateLegacy(factoryOf(migrate(FILES))), []);
    assert.deepEqual(migrateLegacy(factoryOf({})), []);
  });

  test("leaves no finding in the sample factory, and every file readable", () => {
    const paths = ["pipeline", "dataset", "linkedService"].flatMap((folder) =>
      readdirSync(`${SAMPLE}/${folder}`).map((name) => `${folder}/${name}`),
    );
    const files = Object.fromEntries(paths.map((path) => [path, readFileSync(`${SAMPLE}/${path}`, "utf8")]));
    assert.notEqual(lintFiles(legacyKustoStore, files).length, 0);
    const migrated = migrate(files);
    assert.deepEqual(lintFiles(legacyKustoStore, migrated), []);
    for (const text of Object.values(migrated)) assert.doesNotThrow(() => JSON.parse(text));
  });
});
