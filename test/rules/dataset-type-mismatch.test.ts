import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { datasetTypeMismatch as rule } from "../../server/src/rules/dataset-type-mismatch";
import { copyInto, dataset, kustoCommand, kustoLookup, pipeline } from "../helpers/builders";
import { checkRule, type Files, lintFiles } from "../helpers/rules";

const linkedService = (name: string, type: string) =>
  `{ "name": "${name}", "properties": { "type": "${type}", "typeProperties": {} } }`;

/** A copy with these types at its ends, from "Input" into "Events". */
const copy = (
  types: { source: string; sink: string },
  datasets: { input?: string; output?: string },
): Files => ({
  "pipeline/Load.json": copyInto(`{ "type": ${types.sink} }`, `{ "type": ${types.source} }`),
  ...(datasets.input === undefined ? {} : { "dataset/Input.json": dataset("Input", datasets.input) }),
  ...(datasets.output === undefined ? {} : { "dataset/Events.json": dataset("Events", datasets.output) }),
});

const OK = { source: '"ParquetSource"', sink: '"AzureDataExplorerSink"' } as const;

suite("dataset-type-mismatch", () => {
  test("reports a Kusto sink over a dataset of another type", () => {
    checkRule(rule, copy({ ...OK, sink: '«"AzureDataExplorerSink"»' }, { output: "Parquet" }), [
      'The sink of activity "Copy" is of type "AzureDataExplorerSink", but its dataset "Events" is of type "Parquet", ' +
        'so it will fail. Refer to a dataset of type "AzureDataExplorerTable", or use the sink type that belongs to "Parquet".',
    ]);
  });

  test("reports another sink over a Kusto table", () => {
    checkRule(rule, copy({ ...OK, sink: '«"AzureSqlSink"»' }, { output: "AzureDataExplorerTable" }), [
      'The sink of activity "Copy" is of type "AzureSqlSink", but its dataset "Events" is of type ' +
        '"AzureDataExplorerTable", so it will fail. Use the type "AzureDataExplorerSink", or refer to a dataset that ' +
        'belongs to "AzureSqlSink".',
    ]);
  });

  test("reports both directions of a source", () => {
    checkRule(rule, copy({ ...OK, source: '«"AzureDataExplorerSource"»' }, { input: "DelimitedText" }), [
      'The source of activity "Copy" is of type "AzureDataExplorerSource", but its dataset "Input" is of type ' +
        '"DelimitedText", so it will fail. Refer to a dataset of type "AzureDataExplorerTable", or use the source type ' +
        'that belongs to "DelimitedText".',
    ]);
    checkRule(rule, copy({ ...OK, source: '«"DelimitedTextSource"»' }, { input: "AzureDataExplorerTable" }), [
      'The source of activity "Copy" is of type "DelimitedTextSource", but its dataset "Input" is of type ' +
        '"AzureDataExplorerTable", so it will fail. Use the type "AzureDataExplorerSource", or refer to a dataset that ' +
        'belongs to "DelimitedTextSource".',
    ]);
  });

  test("reports a Lookup", () => {
    checkRule(
      rule,
      {
        "pipeline/Load.json": kustoLookup('"Events"').replace(
          '"AzureDataExplorerSource"',
          '«"AzureDataExplorerSource"»',
        ),
        "dataset/Events.json": dataset("Events", "AzureSqlTable"),
      },
      [
        'The source of activity "Find" is of type "AzureDataExplorerSource", but its dataset "Events" is of type ' +
          '"AzureSqlTable", so it will fail. Refer to a dataset of type "AzureDataExplorerTable", or use the source type ' +
          'that belongs to "AzureSqlTable".',
      ],
    );
  });

  test("reports a command on a linked service of another type, and points at that type", () => {
    const files = (mark: string, end: string): Files => ({
      "pipeline/Load.json": pipeline(
        kustoCommand('".show tables"').replace('"Cluster"', `${mark}"Cluster"${end}`),
      ),
      "linkedService/Cluster.json": linkedService("Cluster", "AzureBlobFS"),
    });
    checkRule(rule, files("«", "»"), [
      'Activity "Run" runs a command on Azure Data Explorer, but linked service "Cluster" is of type "AzureBlobFS", ' +
        'so it will fail. Refer to a linked service of type "AzureDataExplorer".',
    ]);
    assert.deepEqual(
      lintFiles(rule, files("", "")).flatMap(({ related }) => related.map(({ path }) => path)),
      ["linkedService/Cluster.json"],
    );
  });

  test("reports a table on a linked service of another type", () => {
    checkRule(
      rule,
      {
        "dataset/Events.json": dataset("Events", "AzureDataExplorerTable").replace('"Lake"', '«"Lake"»'),
        "linkedService/Lake.json": linkedService("Lake", "AzureBlobFS"),
      },
      [
        'Dataset "Events" is a table in Azure Data Explorer, but linked service "Lake" is of type "AzureBlobFS", so it ' +
          'will fail. Refer to a linked service of type "AzureDataExplorer".',
      ],
    );
  });

  test("stays silent where the types fit, whatever their case", () => {
    checkRule(rule, copy(OK, { input: "Parquet", output: "AzureDataExplorerTable" }));
    checkRule(
      rule,
      copy({ source: '"azuredataexplorersource"', sink: '"BlobSink"' }, { input: "AZUREDATAEXPLORERTABLE" }),
    );
    checkRule(rule, {
      "pipeline/Load.json": pipeline(kustoCommand('".show tables"')),
      "linkedService/Cluster.json": linkedService("Cluster", "azureDataExplorer"),
    });
  });

  test("stays silent where neither side is Azure Data Explorer", () => {
    checkRule(
      rule,
      copy({ source: '"ParquetSource"', sink: '"AzureSqlSink"' }, { input: "Json", output: "Json" }),
    );
    checkRule(rule, {
      "dataset/Input.json": dataset("Input", "Parquet"),
      "linkedService/Lake.json": linkedService("Lake", "AzureSqlDatabase"),
    });
  });

  test("leaves the old data store to its own rule", () => {
    checkRule(rule, copy({ ...OK, sink: '"KustoSink"' }, { output: "AzureDataExplorerTable" }));
    checkRule(rule, copy({ ...OK, sink: '"AzureDataExplorerSink"' }, { output: "KustoTable" }));
    checkRule(rule, {
      "pipeline/Load.json": pipeline(kustoCommand('".show tables"')),
      "linkedService/Cluster.json": linkedService("Cluster", "Kusto"),
      "dataset/Events.json": dataset("Events", "AzureDataExplorerTable").replace('"Lake"', '"Cluster"'),
    });
  });

  test("stays silent for references outside the factory, and for resources without a type", () => {
    checkRule(rule, copy(OK, {}));
    checkRule(rule, pipeline(kustoCommand('".show tables"')));
    checkRule(rule, copy(OK, { output: "" }));
    checkRule(rule, {
      ...copy(OK, {}),
      "dataset/Events.json": '{ "name": "Events", "properties": { "typeProperties": {} } }',
    });
  });

  test("stays silent for a source without a type", () => {
    checkRule(rule, copy({ ...OK, source: '""' }, { input: "AzureDataExplorerTable" }));
    checkRule(rule, copy({ ...OK, source: "null" }, { input: "AzureDataExplorerTable" }));
  });
});
