import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { csvColumnsByPosition as rule } from "../../server/src/rules/csv-columns-by-position";
import { copyInto, dataset } from "../helpers/builders";
import { checkRule, type Files, lintFiles } from "../helpers/rules";

const MESSAGE =
  'Copy "Copy" reads delimited text without column names and maps nothing, so columns land in Azure Data Explorer by ' +
  "position, and a changed file shifts them without an error. Map each column by its ordinal, name an ingestion " +
  'mapping, or set "firstRowAsHeader" to true for files that have a header.';
const SOURCE = '{ "type": "DelimitedTextSource" }';

const load = (isMarked: boolean, sink = "", rest = "") =>
  copyInto(`{ "type": "AzureDataExplorerSink"${sink} }`, SOURCE, rest).replace(
    '"Input"',
    isMarked ? '«"Input"»' : '"Input"',
  );

const reported = (typeProperties: string, sink = "", rest = ""): Files => ({
  "pipeline/Load.json": load(true, sink, rest),
  "dataset/Input.json": dataset("Input", "DelimitedText", typeProperties),
});

const silent = (typeProperties: string, sink = "", rest = ""): Files => ({
  "pipeline/Load.json": load(false, sink, rest),
  "dataset/Input.json": dataset("Input", "DelimitedText", typeProperties),
});

const HEADERLESS = '{ "firstRowAsHeader": false }';
const EXPRESSION = '{ "value": "@pipeline().parameters.x", "type": "Expression" }';

suite("csv-columns-by-position", () => {
  test("reports a dataset without a header, set or by default", () => {
    for (const properties of [
      "{}",
      HEADERLESS,
      '{ "firstRowAsHeader": "false" }',
      '{ "firstRowAsHeader": null }',
    ]) {
      checkRule(rule, reported(properties), [MESSAGE]);
    }
  });

  test("reports a translator that maps nothing", () => {
    for (const translator of [
      '{ "type": "TabularTranslator", "typeConversion": true }',
      '{ "type": "TabularTranslator", "mappings": [] }',
      "null",
    ]) {
      checkRule(rule, reported(HEADERLESS, "", `"translator": ${translator}`), [MESSAGE]);
    }
  });

  test("reports a mapping name that was left empty, and other ingestion properties", () => {
    checkRule(rule, reported(HEADERLESS, ', "ingestionMappingName": ""'), [MESSAGE]);
    checkRule(rule, reported(HEADERLESS, ', "additionalProperties": { "ignoreFirstRecord": true }'), [
      MESSAGE,
    ]);
  });

  test("compares type names without regard to case", () => {
    const files = reported(HEADERLESS);
    checkRule(
      rule,
      {
        "pipeline/Load.json": (files["pipeline/Load.json"] ?? "").replace(
          "AzureDataExplorerSink",
          "azuredataexplorersink",
        ),
        "dataset/Input.json": dataset("Input", "delimitedtext", HEADERLESS),
      },
      [MESSAGE],
    );
  });

  test("reports an inline dataset, on its type", () => {
    const source = `{ "type": "DelimitedTextSource", "datasetSettings": { "type": «"DelimitedText"», "typeProperties": ${HEADERLESS} } }`;
    checkRule(rule, copyInto('{ "type": "AzureDataExplorerSink" }', source), [MESSAGE]);
  });

  test("points at the setting in the dataset", () => {
    const [finding] = lintFiles(rule, silent(HEADERLESS));
    assert.deepEqual(
      finding?.related.map(({ path, message }) => `${path}: ${message}`),
      ["dataset/Input.json: The files have no row of column names by this dataset."],
    );
  });

  test("stays silent for files with a header", () => {
    checkRule(rule, silent('{ "firstRowAsHeader": true }'));
    checkRule(rule, silent('{ "firstRowAsHeader": "True" }'));
  });

  test("stays silent for explicit mappings, in the older forms too", () => {
    for (const mapping of [
      '"mappings": [{ "source": { "ordinal": 1 }, "sink": { "name": "Id" } }]',
      '"columnMappings": "Prop_0: Id"',
      '"columnMappings": { "Prop_0": "Id" }',
      '"schemaMapping": { "Prop_0": "Id" }',
    ]) {
      checkRule(rule, silent(HEADERLESS, "", `"translator": { "type": "TabularTranslator", ${mapping} }`));
    }
  });

  test("stays silent for an ingestion mapping in any place", () => {
    checkRule(rule, silent(HEADERLESS, ', "ingestionMappingName": "Orders"'));
    checkRule(rule, silent(HEADERLESS, ', "ingestionMappingAsJson": "[]"'));
    checkRule(rule, silent(HEADERLESS, ', "additionalProperties": { "csvMappingReference": "Orders" }'));
    checkRule(
      rule,
      silent(HEADERLESS, ', "additionalProperties": "{\\"ingestionMappingReference\\":\\"Orders\\"}"'),
    );
  });

  test("stays silent where an expression decides", () => {
    checkRule(rule, silent(`{ "firstRowAsHeader": ${EXPRESSION} }`));
    checkRule(rule, silent('{ "firstRowAsHeader": "@dataset().header" }'));
    checkRule(rule, silent(HEADERLESS, `, "ingestionMappingName": ${EXPRESSION}`));
    checkRule(rule, silent(HEADERLESS, ', "ingestionMappingName": "@{item().table}_mapping"'));
    checkRule(rule, silent(HEADERLESS, `, "additionalProperties": ${EXPRESSION}`));
    checkRule(rule, silent(HEADERLESS, "", `"translator": ${EXPRESSION}`));
    checkRule(
      rule,
      silent(HEADERLESS, "", `"translator": { "type": "TabularTranslator", "mappings": ${EXPRESSION} }`),
    );
  });

  test("stays silent where a template computes the dataset", () => {
    checkRule(rule, silent("\"[parameters('input')]\""));
  });

  test("stays silent for other datasets, other sinks, and datasets outside the factory", () => {
    checkRule(rule, { "pipeline/Load.json": load(false), "dataset/Input.json": dataset("Input", "Parquet") });
    checkRule(rule, {
      "pipeline/Load.json": copyInto('{ "type": "AzureSqlSink" }', SOURCE),
      "dataset/Input.json": dataset("Input", "DelimitedText"),
    });
    checkRule(rule, load(false));
  });
});
