import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { Analysis } from "../../server/src/factory/analysis";
import { inlayHints } from "../../server/src/service/inlayHints";
import { copyInto, copyIntoKusto, dataset, kustoCommand, kustoLookup, pipeline } from "../helpers/builders";
import { type Files, factoryOf, PIPELINE_PATH } from "../helpers/rules";

const ALL = { references: true, defaults: true };
const SOURCE = '{ "type": "AzureDataExplorerSource", "query": "T" }';
const CSV_LOCATION = `{ "location": { "type": "AzureBlobFSLocation", "fileSystem": "raw", "folderPath": "/exports/2024/", "fileName": "roster.csv" } }`;

const FACTORY: Files = {
  "linkedService/Cluster.json": `{ "name": "Cluster", "properties": { "type": "AzureDataExplorer", "typeProperties":
    { "endpoint": "https://plant.westeurope.kusto.windows.net", "database": "telemetry" } } }`,
  "dataset/Events.json": dataset("Events", "AzureDataExplorerTable", '{ "table": "Events" }').replace(
    '"Lake"',
    '"Cluster"',
  ),
  "dataset/Input.json": dataset("Input", "DelimitedText", CSV_LOCATION),
};
const PLACE = "telemetry on plant.westeurope";

/** Returns the text with the hints in it, each in `⟨…⟩`, and nothing but the lines that have one. */
function show(text: string, files: Files = FACTORY, options = ALL, path = PIPELINE_PATH): readonly string[] {
  let shown = text;
  for (const { offset, label } of hintsOf(text, files, options, path).toReversed()) {
    shown = `${shown.slice(0, offset)}⟨${label}⟩${shown.slice(offset)}`;
  }
  return shown
    .split("\n")
    .filter((line) => line.includes("⟨"))
    .map((line) => line.trim());
}

function hintsOf(text: string, files: Files = FACTORY, options = ALL, path = PIPELINE_PATH) {
  return inlayHints(analysisOf(text, files, path), { start: 0, end: text.length }, options);
}

function analysisOf(text: string, files: Files = FACTORY, path = PIPELINE_PATH): Analysis {
  const factory = factoryOf({ ...files, [path]: text });
  const document = factory.document(path);
  assert.ok(document);
  return new Analysis(document, factory, "kusto");
}

suite("inlay hints: what references resolve to", () => {
  test("both ends of a copy, behind the comma", () => {
    assert.deepEqual(show(copyIntoKusto('{ "type": "DelimitedTextSource" }')), [
      `"inputs": [{ "referenceName": "Input",⟨→ raw/exports/2024/roster.csv⟩ "type": "DatasetReference" }],`,
      `"outputs": [{ "referenceName": "Events",⟨→ Events in ${PLACE}⟩ "type": "DatasetReference" }]`,
    ]);
  });

  test("what a query reads, without the table that plays no part in it", () => {
    const lookup = show(kustoLookup('"T"'), FACTORY, { ...ALL, defaults: false });
    assert.deepEqual(lookup, [
      `"dataset": { "referenceName": "Events",⟨→ ${PLACE}⟩ "type": "DatasetReference" },`,
    ]);
  });

  test("a linked service, of a command and of a dataset", () => {
    const options = { ...ALL, defaults: false };
    assert.deepEqual(show(pipeline(kustoCommand('".clear table T data"')), FACTORY, options), [
      `"linkedServiceName": { "referenceName": "Cluster",⟨→ ${PLACE}⟩ "type": "LinkedServiceReference" },`,
    ]);
    const last = `{ "type": "LinkedServiceReference", "referenceName": "Cluster" }`;
    const text = (FACTORY["dataset/Events.json"] ?? "").replace(/\{ "referenceName": "Cluster".*?\}/, last);
    assert.deepEqual(show(text, FACTORY, options, "dataset/Events.json"), [
      `"linkedServiceName": { "type": "LinkedServiceReference", "referenceName": "Cluster"⟨→ ${PLACE}⟩ },`,
    ]);
  });

  test("with the values that are passed, and parts that are not known left out or as …", () => {
    const parameters = `"parameters": { "folder": {}, "file": { "defaultValue": "all.csv" } }`;
    const location = `{ "location": { "container": "raw", "folderPath": { "value": "@dataset().folder", "type": "Expression" },
      "fileName": "@{dataset().file}" } }`;
    const files = { ...FACTORY, "dataset/Input.json": dataset("Input", "Json", location, parameters) };
    const copy = copyIntoKusto('{ "type": "JsonSource" }');
    const inputOf = (text: string) => show(text, files)[0]?.match(/⟨(.*)⟩/)?.[1];
    assert.equal(inputOf(copy), "→ raw/…/all.csv");
    const passing = copy.replace('"Input", ', '"Input", "parameters": { "folder": "@item().folder" }, ');
    assert.equal(inputOf(passing), "→ raw/@{item().folder}/all.csv");
    const { "linkedService/Cluster.json": _, ...without } = FACTORY;
    assert.deepEqual(
      show(copy, without).map((line) => line.match(/⟨(.*)⟩/)?.[1]),
      ["→ raw/exports/2024/roster.csv", "→ Events"],
    );
    assert.deepEqual(show(copy, {}), []);
  });

  test("with what hovering says as their explanation", () => {
    const [, output] = hintsOf(copyIntoKusto('{ "type": "DelimitedTextSource" }'));
    assert.match(
      output?.tooltip ?? "",
      /^\*\*Dataset\*\* `Events`\n\n- Type: `AzureDataExplorerTable`\n- Table: `Events`/,
    );
  });

  test("not in activities that have nothing to do with Azure Data Explorer", () => {
    assert.deepEqual(show(copyInto('{ "type": "JsonSink" }', '{ "type": "DelimitedTextSource" }')), []);
    assert.deepEqual(show(FACTORY["dataset/Input.json"] ?? "", FACTORY, ALL, "dataset/Input.json"), []);
  });

  test("not before all files of the factory are known", () => {
    const text = copyIntoKusto('{ "type": "DelimitedTextSource" }');
    const analysis = analysisOf(text);
    analysis.factory.isComplete = false;
    assert.deepEqual(inlayHints(analysis, { start: 0, end: text.length }, ALL), []);
  });
});

suite("inlay hints: defaults", () => {
  const options = { ...ALL, references: false };
  const defaults = (text: string, files?: Files, path?: string) => show(text, files, options, path);

  test("the timeout of a query and the first row of a lookup", () => {
    assert.deepEqual(defaults(kustoLookup('"T"', "")), [
      `"typeProperties": {⟨firstRowOnly: true⟩`,
      `"source": {⟨queryTimeout: 00:10:00⟩ "type": "AzureDataExplorerSource", "query": "T" },`,
    ]);
    assert.deepEqual(defaults(copyInto('{ "type": "JsonSink" }', SOURCE)), [
      `"source": {⟨queryTimeout: 00:10:00⟩ "type": "AzureDataExplorerSource", "query": "T" },`,
    ]);
  });

  test("the timeout of a command", () => {
    assert.deepEqual(defaults(pipeline(kustoCommand('".clear table T data"'))), [
      `"typeProperties": {⟨commandTimeout: 00:20:00⟩ "command": ".clear table T data" }`,
    ]);
  });

  test("the batch count of a loop around a Kusto activity, at any depth, that is not sequential", () => {
    const loop = (rest: string, inner: string) => `{ "name": "Each", "type": "ForEach",
      "typeProperties": { ${rest}"items": [], "activities": [${inner}] } }`;
    const timed = kustoCommand('".clear table T data"').replace(
      '{ "command"',
      '{ "commandTimeout": "00:10:00", "command"',
    );
    const nested = `{ "name": "If", "type": "IfCondition", "typeProperties": { "ifTrueActivities": [${timed}] } }`;
    const shown = `"typeProperties": {⟨batchCount: 20⟩`;
    for (const [text, isShown] of [
      [loop("", timed), true],
      [loop("", nested), true],
      [loop('"isSequential": false, ', timed), true],
      [loop('"isSequential": true, ', timed), false],
      [loop('"isSequential": "@item()", ', timed), false],
      [loop('"batchCount": 5, ', timed), false],
      [loop("", `{ "name": "Wait", "type": "Wait" }`), false],
    ] as const) {
      const lines = defaults(pipeline(text));
      assert.equal(lines.length, isShown ? 1 : 0, text);
      assert.ok(!isShown || lines[0]?.startsWith(shown), lines[0]);
    }
  });

  test("the escape character of a dataset that feeds Azure Data Explorer", () => {
    const copy = { [PIPELINE_PATH]: copyIntoKusto('{ "type": "DelimitedTextSource" }') };
    const csv = (typeProperties: string) => dataset("Input", "DelimitedText", typeProperties);
    const path = "dataset/Input.json";
    assert.deepEqual(defaults(csv('{ "columnDelimiter": ";" }'), copy, path), [
      `"typeProperties": {⟨escapeChar: \\⟩ "columnDelimiter": ";" }`,
    ]);
    assert.deepEqual(defaults(csv("{}"), {}, path), []);
    for (const typeProperties of ['{ "escapeChar": "\\"" }', '{ "quoteChar": "" }']) {
      assert.deepEqual(defaults(csv(typeProperties), copy, path), []);
    }
  });

  test("the escape character of a dataset inside a Fabric copy", () => {
    const source = `{ "type": "DelimitedTextSource", "datasetSettings": { "type": "DelimitedText", "typeProperties": { } } }`;
    const text = copyIntoKusto(source).replace(/"(inputs|outputs)": .*\n?/g, "");
    const lines = defaults(text, {}, "Load.DataPipeline/pipeline-content.json");
    assert.deepEqual(
      lines.map((line) => line.match(/⟨(.*)⟩/)?.[1]),
      ["escapeChar: \\"],
    );
  });

  test("in a template, as in a folder", () => {
    const text = `{ "contentVersion": "1.0.0.0", "resources": [${pipeline(
      kustoCommand('".clear table T data"'),
    ).replace(
      '"name": "Load"',
      `"type": "Microsoft.DataFactory/factories/pipelines", "name": "[concat(parameters('f'), '/Load')]"`,
    )}] }`;
    assert.equal(defaults(text, {}, "ARMTemplateForFactory.json").length, 1);
  });

  test("not what is written, whatever its value, nor in other activities", () => {
    const lookup = kustoLookup('"T"', '"firstRowOnly": null').replace(
      '"query"',
      '"queryTimeout": "@item()", "query"',
    );
    assert.deepEqual(defaults(lookup), []);
    assert.deepEqual(
      defaults(
        pipeline(
          `{ "name": "Find", "type": "Lookup", "typeProperties": { "source": { "type": "AzureSqlSource" } } }`,
        ),
      ),
      [],
    );
  });

  test("in the old spelling of the data store too", () => {
    const lookup = kustoLookup('"T"').replace("AzureDataExplorerSource", "KustoSource");
    assert.deepEqual(defaults(lookup), [
      `"source": {⟨queryTimeout: 00:10:00⟩ "type": "KustoSource", "query": "T" },`,
    ]);
    const command = kustoCommand('".clear table T data"').replace("AzureDataExplorerCommand", "KustoCommand");
    assert.equal(defaults(pipeline(command)).length, 1);
  });

  test("with the fact and its page as their explanation", () => {
    const [hint] = hintsOf(copyInto('{ "type": "JsonSink" }', SOURCE), FACTORY, options);
    const { tooltip = "" } = hint ?? {};
    assert.match(tooltip, /^Not set here, so the default counts\.\n\n\*\*`queryTimeout`\*\*/);
    assert.match(
      tooltip,
      /\]\(https:\/\/learn\.microsoft\.com\/azure\/data-factory\/connector-azure-data-explorer#/,
    );
  });
});

suite("inlay hints in general", () => {
  const text = copyIntoKusto(SOURCE).replace('"Input"', '"Events"');

  test("are those of the stretch that is shown, in its order", () => {
    const all = hintsOf(text);
    assert.equal(all.length, 3);
    for (const [index, { offset }] of all.entries()) {
      const found = inlayHints(analysisOf(text), { start: offset, end: offset }, ALL);
      assert.deepEqual(found, [all[index]]);
      assert.ok(index === 0 || (all[index - 1]?.offset ?? 0) <= offset);
    }
    assert.deepEqual(inlayHints(analysisOf(text), { start: 0, end: 1 }, ALL), []);
  });

  test("can be left out, one kind or both", () => {
    assert.equal(hintsOf(text, FACTORY, { references: false, defaults: true }).length, 1);
    assert.equal(hintsOf(text, FACTORY, { references: true, defaults: false }).length, 2);
    assert.equal(hintsOf(text, FACTORY, { references: false, defaults: false }).length, 0);
  });

  test("stand inside the document, however it is cut", () => {
    for (let end = 0; end <= text.length; end++) {
      for (const { offset } of hintsOf(text.slice(0, end))) assert.ok(offset >= 0 && offset <= end);
    }
  });
});
