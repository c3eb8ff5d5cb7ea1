import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { csvBackslashEscape as rule } from "../../server/src/rules/csv-backslash-escape";
import { copyInto, copyIntoKusto, dataset, kustoCommand, pipeline } from "../helpers/builders";
import { checkFix, checkRule, type Files, lintFiles } from "../helpers/rules";

const TITLE = 'Escape quotes by doubling them: "escapeChar": "\\""';
const MAY =
  "escapes with a backslash, but files for Azure Data Explorer usually double their quotes (RFC 4180), which copy " +
  '"Copy" may then misread. Set "escapeChar" to a double quote.';
const FAILS =
  'escapes with a backslash, and command "Ingest" ingests what copy "Export" writes: Azure Data Explorer expects ' +
  'doubled quotes (RFC 4180), so ingestion fails. Set "escapeChar" to a double quote.';

const csv = (typeProperties: string) => dataset("Input", "DelimitedText", typeProperties);
const BACKSLASH = '{ "escapeChar": «"\\\\"», "quoteChar": "\\"" }';

/** A copy of CSV into Azure Data Explorer and its dataset, whose reference is marked. */
const loaded = (typeProperties: string, mark = true): Files => ({
  "dataset/Input.json": csv(typeProperties),
  "pipeline/Load.json": copyIntoKusto('{ "type": "DelimitedTextSource" }').replace(
    '"Input"',
    mark ? '«"Input"»' : '"Input"',
  ),
});

/** A copy that writes CSV, and a command that may ingest it. */
const written = (
  command: string,
  dependsOn = '"dependsOn": [{ "activity": "Export", "dependencyConditions": ["Succeeded"] }]',
) =>
  pipeline(
    `{
  "name": "Export",
  "type": "Copy",
  "typeProperties": { "source": { "type": "AzureSqlSource" }, "sink": { "type": "DelimitedTextSink" } },
  "inputs": [{ "referenceName": "Orders", "type": "DatasetReference" }],
  "outputs": [{ "referenceName": "Input", "type": "DatasetReference" }]
}`,
    kustoCommand(command, "Ingest", dependsOn),
  );

const ingesting = (command: string, dependsOn?: string): Files => ({
  "dataset/Input.json": csv('{ "escapeChar": "\\\\", "quoteChar": "\\"" }'),
  "pipeline/Load.json": written(command, dependsOn),
});

const INGEST = `".ingest into table Orders ('https://lake/orders.csv')"`;

suite("csv-backslash-escape", () => {
  test("reports both sides of a copy into Azure Data Explorer", () => {
    checkRule(rule, loaded(BACKSLASH), [`Dataset "Input" ${MAY}`, `Dataset "Input" ${MAY}`]);
  });

  test("is a warning in the dataset and information in the pipeline, each pointing at the other", () => {
    const found = lintFiles(rule, loaded('{ "escapeChar": "\\\\" }', false));
    assert.deepEqual(
      found.map(({ severity }) => severity),
      ["warning", "information"],
    );
    assert.deepEqual(
      found.map(({ related }) => related.map(({ path, message }) => `${path}: ${message}`)),
      [
        ['pipeline/Load.json: Copy "Copy" reads it here.'],
        ["dataset/Input.json: The escape character is set here."],
      ],
    );
  });

  test("reports an absent escape character, on the key of the type properties", () => {
    const text = (mark: boolean) =>
      csv('{ "columnDelimiter": "," }').replace(
        '"typeProperties"',
        mark ? '«"typeProperties"»' : '"typeProperties"',
      );
    checkRule(rule, { ...loaded("{}"), "dataset/Input.json": text(true) }, [
      `Dataset "Input" ${MAY.replace("a backslash,", 'a backslash, the default while "escapeChar" is absent,')}`,
      `Dataset "Input" ${MAY.replace("a backslash,", 'a backslash, the default while "escapeChar" is absent,')}`,
    ]);
  });

  test("reports a dataset once, however many copies use it", () => {
    const files = loaded('{ "escapeChar": "\\\\" }', false);
    const more = { ...files, "pipeline/Again.json": files["pipeline/Load.json"] ?? "" };
    assert.deepEqual(
      lintFiles(rule, more).map(({ path, related }) => `${path} ${related.length}`),
      ["dataset/Input.json 2", "pipeline/Load.json 1", "pipeline/Again.json 1"],
    );
  });

  test("reports both sides of a file that a command behind the copy ingests", () => {
    checkRule(
      rule,
      {
        "dataset/Input.json": csv(BACKSLASH),
        "pipeline/Load.json": written(INGEST).replace('"Input"', '«"Input"»'),
      },
      [`Dataset "Input" ${FAILS}`, `Dataset "Input" ${FAILS}`],
    );
  });

  test("reports an ingestion whose format is CSV by name", () => {
    assert.equal(
      lintFiles(rule, ingesting(`".ingest async into table T ('x') with (format='csv')"`)).length,
      2,
    );
  });

  test("stays silent for another format, a computed one, and inline data", () => {
    checkRule(rule, ingesting(`".ingest into table T ('x') with (format='parquet')"`));
    checkRule(rule, ingesting(`".ingest into table T ('x') with (format='@{variables('f')}')"`));
    checkRule(rule, ingesting('".ingest inline into table T <| 1,2"'));
  });

  test("stays silent for a command that does not wait for the copy", () => {
    checkRule(rule, ingesting(INGEST, '"dependsOn": []'));
  });

  test("follows dependencies through other activities and containers", () => {
    const text = pipeline(
      `{
  "name": "Each",
  "type": "ForEach",
  "typeProperties": {
    "activities": [
      {
        "name": "Export",
        "type": "Copy",
        "typeProperties": { "source": { "type": "AzureSqlSource" }, "sink": { "type": "DelimitedTextSink" } },
        "outputs": [{ "referenceName": "Input", "type": "DatasetReference" }]
      }
    ]
  }
}`,
      '{ "name": "Pause", "type": "Wait", "dependsOn": [{ "activity": "each" }], "typeProperties": {} }',
      kustoCommand(INGEST, "Ingest", '"dependsOn": [{ "activity": "Pause" }]'),
    );
    assert.equal(lintFiles(rule, { ...ingesting(INGEST), "pipeline/Load.json": text }).length, 2);
  });

  test("stays silent for doubled quotes, for no quotes, and where an expression decides", () => {
    const expression = '{ "value": "@dataset().e", "type": "Expression" }';
    checkRule(rule, loaded('{ "escapeChar": "\\"", "quoteChar": "\\"" }', false));
    checkRule(rule, loaded('{ "escapeChar": "\\\\", "quoteChar": "" }', false));
    checkRule(rule, loaded(`{ "escapeChar": ${expression} }`, false));
    checkRule(rule, loaded(`{ "quoteChar": ${expression} }`, false));
  });

  test("stays silent for a dataset that nothing loads into Azure Data Explorer", () => {
    checkRule(rule, {
      "dataset/Input.json": csv('{ "escapeChar": "\\\\" }'),
      "pipeline/Load.json": copyInto('{ "type": "AzureSqlSink" }', '{ "type": "DelimitedTextSource" }'),
    });
  });

  test("reports an inline dataset once", () => {
    const source =
      '{ "type": "DelimitedTextSource", "datasetSettings": { "type": "DelimitedText", "typeProperties": { "escapeChar": «"\\\\"» } } }';
    checkRule(rule, copyIntoKusto(source), [`The delimited text of copy "Copy" ${MAY}`]);
  });

  test("edits the dataset from the dataset and from the pipeline", () => {
    const fixed = { "dataset/Input.json": csv('{ "escapeChar": "\\"", "quoteChar": "\\"" }') };
    checkFix(rule, loaded('{ "escapeChar": "\\\\", "quoteChar": "\\"" }', false), TITLE, fixed);
    const { "pipeline/Load.json": load = "", "dataset/Input.json": input = "" } = loaded(
      '{ "escapeChar": "\\\\" }',
      false,
    );
    checkFix(rule, { "pipeline/Load.json": load, "dataset/Input.json": input }, TITLE, fixed);
  });

  test("takes null for absent, and reads an Expression object", () => {
    const message = MAY.replace("backslash,", 'backslash, the default while "escapeChar" is absent,');
    checkRule(rule, loaded('{ "escapeChar": «null» }'), [
      `Dataset "Input" ${message}`,
      `Dataset "Input" ${message}`,
    ]);
    const object = '{ "escapeChar": { "value": «"\\\\"», "type": "Expression" } }';
    checkRule(rule, loaded(object), [`Dataset "Input" ${MAY}`, `Dataset "Input" ${MAY}`]);
    checkRule(rule, loaded("null", false));
  });
});
