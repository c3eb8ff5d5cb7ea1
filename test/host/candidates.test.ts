import assert from "node:assert/strict";
import { suite, test } from "node:test";
import {
  isFactoryFile,
  isFactoryPath,
  isJsonFile,
  isSearchedFolder,
  mayBeLooseFile,
} from "../../server/src/host/candidates";

suite("candidates", () => {
  test("leaves out folders that hold no sources or repeat an export", () => {
    const names = [
      "pipeline",
      ".git",
      "node_modules",
      "linkedTemplates",
      "PartialArmTemplates",
      "src",
      ".azure",
    ];
    assert.deepEqual(names.filter(isSearchedFolder), ["pipeline", "src", ".azure"]);
  });

  test("knows JSON files by their ending in any casing", () => {
    assert.deepEqual(["a.json", "A.JSON", ".json", "a.jsonl", "json"].filter(isJsonFile), [
      "a.json",
      "A.JSON",
    ]);
  });

  test("knows factory files by their place", () => {
    const places = [
      "/f/pipeline/A.json",
      "/f/Dataset/A.json",
      "/f/linkedService/A.json",
      "/f/integrationRuntime/A.json",
      "/f/export/ARMTemplateForFactory.json",
      "TemplateForWorkspace.json",
      "/f/Load.DataPipeline/pipeline-content.json",
    ];
    const otherPlaces = [
      "/f/pipelines/A.json",
      "/f/pipeline/deep/A.json",
      "/f/package.json",
      "/f/ARMTemplateParametersForFactory.json",
      "/f/Load/pipeline-content.json",
    ];
    assert.deepEqual([...places, ...otherPlaces].filter(isFactoryPath), places);
  });

  test("knows loose pipelines, templates, and Kusto datasets and linked services by their text", () => {
    const loose = [
      '{ "name": "P", "properties": { "activities": [] } }',
      '{ "resources": [{ "type": "Microsoft.DataFactory/factories/pipelines" }] }',
      '{ "resources": [{ "type": "microsoft.synapse/workspaces/pipelines" }] }',
      '{ "properties": { "type": "AzureDataExplorerTable", "typeProperties": {} } }',
      '{ "properties": { "type": "Kusto", "typeProperties": {} } }',
      '{ "properties": { "activities": [ { "name": ',
      '{ "properties": { "type": "AzureDataEXplorerTable", "typeProperties": {} } }',
      String.raw`{ "propert\u0069es": { "activit\u0069es": [] } }`,
      String.raw`{ "properties": { "type": "\u004Busto", "type\u0050roperties": {} } }`,
      String.raw`{ "r\u0065sources": [{ "type": "Microsoft.DataF\u0061ctory/factories" }] }`,
    ];
    for (const text of loose) {
      assert.equal(isFactoryFile("/src/some.json", text), true, text);
      assert.equal(mayBeLooseFile(Buffer.from(text)), true, text);
    }
  });

  test("takes no other JSON file for a factory's", () => {
    const others = [
      '{ "name": "adf-kusto-lint", "version": "0.1.0" }',
      '{ "resources": [{ "type": "Microsoft.Storage/storageAccounts" }] }',
      '{ "properties": { "type": "AzureBlob", "typeProperties": {} } }',
      '{ "activities": ["swimming"] }',
      String.raw`{ "properties": { "type": "Azur\u00e9\u0041", "typeProperties": {} } }`,
      "",
    ];
    for (const text of others) assert.equal(isFactoryFile("/src/some.json", text), false, text);
  });

  test("tells most other files by their bytes", () => {
    for (const text of ['{ "name": "adf-kusto-lint" }', '{ "properties": { "type": "AzureBlob" } }', ""])
      assert.equal(mayBeLooseFile(Buffer.from(text)), false, text);
  });

  test("takes no data file for a factory's because it lies in a folder called dataset", () => {
    assert.equal(isFactoryFile("/ml/dataset/train.json", '{"label": 1}\n{"label": 2}\n'), false);
    assert.equal(isFactoryFile("/ml/dataset/train.json", String.raw`{"label": "\u0041"}`), false);
    assert.equal(isFactoryFile("/f/dataset/Orders.json", '{ "name": "Orders", "properties": {} }'), true);
    assert.equal(isFactoryFile("/f/dataset/Orders.json", String.raw`{ "propert\u0069es": {} }`), true);
  });
});
