import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { sinkTableMissing as rule } from "../../server/src/rules/sink-table-missing";
import { copyInto, copyIntoKusto, dataset } from "../helpers/builders";
import { checkRule, type Files, lintFiles } from "../helpers/rules";

const MESSAGE =
  'Copy "Copy" writes into dataset "Events", which names no table, so it will fail. Set "table" in the dataset.';
const SOURCE = '{ "type": "ParquetSource" }';

const load = (isMarked: boolean) =>
  copyIntoKusto(SOURCE).replace('"Events"', isMarked ? '«"Events"»' : '"Events"');

const factory = (typeProperties: string, isReported = true): Files => ({
  "pipeline/Load.json": load(isReported),
  "dataset/Events.json": dataset("Events", "AzureDataExplorerTable", typeProperties),
});

suite("sink-table-missing", () => {
  test("reports the reference to a dataset without a table", () => {
    checkRule(rule, factory("{}"), [MESSAGE]);
  });

  test("reports a table left empty", () => {
    for (const table of ['""', '"  "', "null", '{ "value": "", "type": "Expression" }']) {
      checkRule(rule, factory(`{ "table": ${table} }`), [MESSAGE]);
    }
  });

  test("compares type names without regard to case", () => {
    checkRule(
      rule,
      {
        "pipeline/Load.json": copyInto('{ "type": "azuredataexplorersink" }', SOURCE).replace(
          '"Events"',
          '«"Events"»',
        ),
        "dataset/Events.json": dataset("Events", "azureDataExplorerTABLE"),
      },
      [MESSAGE],
    );
  });

  test("points at the dataset", () => {
    const [finding] = lintFiles(rule, factory("{}", false));
    assert.deepEqual(
      finding?.related.map(({ path, message }) => `${path}: ${message}`),
      ['dataset/Events.json: "table" is missing here.'],
    );
  });

  test("stays silent for a table by name or by expression", () => {
    checkRule(rule, factory('{ "table": "Events" }', false));
    checkRule(rule, factory('{ "table": "@dataset().table" }', false));
    checkRule(rule, factory('{ "table": "Events_@{dataset().day}" }', false));
    checkRule(rule, factory('{ "table": { "value": "@dataset().table", "type": "Expression" } }', false));
    checkRule(rule, factory('{ "table": "@concat(\'Events_\', dataset().day)" }', false));
  });

  test("reads a table that stands straight under properties", () => {
    checkRule(rule, {
      "pipeline/Load.json": load(false),
      "dataset/Events.json":
        '{ "name": "Events", "properties": { "type": "AzureDataExplorerTable", "table": "Events" } }',
    });
  });

  test("stays silent where a template computes the dataset", () => {
    checkRule(rule, {
      "pipeline/Load.json": load(false),
      "dataset/Events.json":
        '{ "name": "Events", "properties": { "type": "AzureDataExplorerTable", "typeProperties": "[parameters(\'events\')]" } }',
    });
  });

  test("stays silent for a source's dataset, which needs no table", () => {
    checkRule(rule, {
      "pipeline/Load.json": copyInto('{ "type": "ParquetSink" }', '{ "type": "AzureDataExplorerSource" }'),
      "dataset/Input.json": dataset("Input", "AzureDataExplorerTable"),
    });
  });

  test("stays silent for datasets of other types and outside the factory", () => {
    checkRule(rule, {
      "pipeline/Load.json": load(false),
      "dataset/Events.json": dataset("Events", "Parquet"),
    });
    checkRule(rule, load(false));
  });
});
