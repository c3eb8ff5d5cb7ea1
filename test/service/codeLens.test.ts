import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { Analysis } from "../../server/src/factory/analysis";
import { flowLenses } from "../../server/src/service/codeLens/flows";
import { usageLenses, usagePlaces, usageTitle } from "../../server/src/service/codeLens/usedBy";
import { copyInto, copyIntoKusto, dataset, kustoCommand, kustoLookup, pipeline } from "../helpers/builders";
import { type Files, factoryOf, PIPELINE_PATH } from "../helpers/rules";
import { showPlaces } from "./navigationFactory";

const ENDPOINT = '"https://plant.westeurope.kusto.windows.net"';

/** The linked service "Cluster". */
function cluster(endpoint: string, database: string, rest = ""): Files {
  return {
    "linkedService/Cluster.json": `{ "name": "Cluster", "properties": { "type": "AzureDataExplorer",${rest}
      "typeProperties": { "endpoint": ${endpoint}, "database": ${database} } } }`,
  };
}

/** The dataset "Events". */
function events(table: string, rest = ""): Files {
  const text = dataset("Events", "AzureDataExplorerTable", `{ "table": ${table} }`, rest);
  return { "dataset/Events.json": text.replace('"Lake"', '"Cluster"') };
}

const FACTORY: Files = { ...cluster(ENDPOINT, '"telemetry"'), ...events('"Events"') };
const COPY = copyIntoKusto('{ "type": "DelimitedTextSource" }');

function analysisOf(text: string, files: Files = FACTORY, path = PIPELINE_PATH): Analysis {
  const factory = factoryOf({ ...files, [path]: text });
  const document = factory.document(path);
  assert.ok(document);
  return new Analysis(document, factory, "kusto");
}

function flows(text: string, files?: Files, path?: string): readonly string[] {
  return flowLenses(analysisOf(text, files, path)).map(
    ({ title, span }) => `${text.slice(span.start, span.end)}: ${title}`,
  );
}

function commandFlows(command: string, files?: Files): readonly string[] {
  return flows(pipeline(kustoCommand(command)), files);
}

suite("lenses: what an activity feeds and reads", () => {
  test("a copy into a table, over its name", () => {
    assert.deepEqual(flows(COPY), [
      "Copy: Feeds table Events in database telemetry on cluster plant.westeurope",
    ]);
  });

  test("a copy from a query, a lookup, and both ends of a copy", () => {
    const source = '{ "type": "AzureDataExplorerSource", "query": "T" }';
    const export_ = copyInto('{ "type": "ParquetSink" }', source).replace('"Input"', '"Events"');
    assert.deepEqual(flows(export_), ["Copy: Reads database telemetry on cluster plant.westeurope"]);
    assert.deepEqual(flows(kustoLookup('"T"')), [
      "Find: Reads database telemetry on cluster plant.westeurope",
    ]);
    const within = copyIntoKusto(source).replace('"Input"', '"Events"');
    assert.deepEqual(flows(within), [
      "Copy: Reads database telemetry on cluster plant.westeurope",
      "Copy: Feeds table Events in database telemetry on cluster plant.westeurope",
    ]);
  });

  test("commands that load a table, in every spelling", () => {
    const rest = "in database telemetry on cluster plant.westeurope";
    for (const [command, table] of [
      [".append Events <| Raw", "Events"],
      [".set async Events <| Raw", "Events"],
      [".set-or-append async ['Old events'] with (folder='x') <| Raw", "Old events"],
      [".set-or-replace Events <| Raw", "Events"],
      [".ingest into table Events (h'https://x') with (format='csv')", "Events"],
      [".ingest async into Events ('https://x')", "Events"],
      [".ingest inline into table Events <| 1", "Events"],
      [".append Events_@{item().day} <| Raw", "Events_@{item().day}"],
      [".append @{item()} <| Raw", "@{item()}"],
    ] as const) {
      assert.deepEqual(commandFlows(JSON.stringify(command)), [`Run: Feeds table ${table} ${rest}`]);
    }
  });

  test("a script that loads several tables, each named once", () => {
    const script = (tables: readonly string[]) =>
      JSON.stringify(
        `.execute database script <|\n${tables.map((table) => `.append ${table} <| Raw`).join("\n")}`,
      );
    const rest = "in database telemetry on cluster plant.westeurope";
    assert.deepEqual(commandFlows(script(["A", "B", "A"])), [`Run: Feeds tables A, B ${rest}`]);
    assert.deepEqual(commandFlows(script(["A", "B", "C", "D", "E"])), [
      `Run: Feeds tables A, B, C and 2 more ${rest}`,
    ]);
  });

  test("other commands, by where they run", () => {
    const where = "Run: Runs in database telemetry on cluster plant.westeurope";
    for (const command of [
      ".clear table Events data",
      ".set stored_query_result R <| Raw",
      "@{item()}",
      ".append",
    ]) {
      assert.deepEqual(commandFlows(JSON.stringify(command)), [where], command);
    }
  });

  test("with the values that pipeline and dataset pass, or else the defaults", () => {
    const files = {
      ...cluster(
        '"https://@{linkedService().name}.kusto.windows.net"',
        '"@{linkedService().db}"',
        parameters("name", "db"),
      ),
      ...events(
        '{ "value": "@dataset().table", "type": "Expression" }',
        parameters("table").replace(/,$/, ""),
      ),
    };
    const service =
      '"type": "LinkedServiceReference", "parameters": { "name": "plant", "db": "@dataset().table" }';
    files["dataset/Events.json"] = (files["dataset/Events.json"] ?? "").replace(
      '"type": "LinkedServiceReference"',
      service,
    );
    const passing = (table: string) =>
      COPY.replace(/("Events", "type": "DatasetReference")/, `$1, "parameters": { "table": ${table} }`);
    assert.deepEqual(flows(passing('"Alarms"'), files), [
      "Copy: Feeds table Alarms in database Alarms on cluster plant",
    ]);
    assert.deepEqual(flows(passing('"@item().table"'), files), [
      "Copy: Feeds table @{item().table} in database @{item().table} on cluster plant",
    ]);
    assert.deepEqual(flows(COPY, files), ["Copy: Feeds a table on cluster plant"]);
    const withDefault = {
      ...files,
      "dataset/Events.json": (files["dataset/Events.json"] ?? "").replace(
        '"table": {}',
        '"table": { "defaultValue": "T" }',
      ),
    };
    assert.deepEqual(flows(COPY, withDefault), ["Copy: Feeds table T in database T on cluster plant"]);
  });

  test("as far as is known, and nothing where nothing is", () => {
    const { "linkedService/Cluster.json": _, ...withoutService } = FACTORY;
    assert.deepEqual(flows(COPY, withoutService), ["Copy: Feeds table Events"]);
    assert.deepEqual(flows(COPY, {}), []);
    assert.deepEqual(flows(kustoLookup('"T"'), {}), []);
    assert.deepEqual(commandFlows('".clear table T data"', {}), []);
    assert.deepEqual(flows(COPY, { ...FACTORY, ...cluster(ENDPOINT, '""') }), [
      "Copy: Feeds table Events on cluster plant.westeurope",
    ]);
    const analysis = analysisOf(COPY);
    analysis.factory.isComplete = false;
    assert.deepEqual(flowLenses(analysis), []);
  });

  test("long expressions are cut, blanks are one", () => {
    const table = `"@if(equals(1, 1),\\n  'Events', pipeline().parameters.aRatherLongNameOfAParameter)"`;
    assert.deepEqual(flows(COPY, { ...FACTORY, ...events(table) }), [
      "Copy: Feeds table @{if(equals(1, 1), 'Events', pipeline().paramet… in database telemetry on cluster plant.westeurope",
    ]);
  });

  test("in the old spelling of the data store too", () => {
    const old = (text: string) =>
      text
        .replaceAll("AzureDataExplorerCommand", "KustoCommand")
        .replaceAll("AzureDataExplorerTable", "KustoTable")
        .replaceAll("AzureDataExplorer", "Kusto");
    const files = Object.fromEntries(Object.entries(FACTORY).map(([path, text]) => [path, old(text)]));
    const place = "in database telemetry on cluster plant.westeurope";
    assert.deepEqual(flows(old(COPY), files), [`Copy: Feeds table Events ${place}`]);
    assert.deepEqual(flows(old(kustoLookup('"T"')), files), [
      "Find: Reads database telemetry on cluster plant.westeurope",
    ]);
    assert.deepEqual(flows(old(pipeline(kustoCommand('".append Events <| T"'))), files), [
      `Run: Feeds table Events ${place}`,
    ]);
  });

  test("not for activities that have nothing to do with Azure Data Explorer", () => {
    assert.deepEqual(flows(pipeline('{ "name": "Wait", "type": "Wait" }')), []);
    assert.deepEqual(flows(copyInto('{ "type": "ParquetSink" }', '{ "type": "ParquetSource" }')), []);
  });

  test("in a Fabric pipeline by what stands in the activity itself", () => {
    const settings = `{ "type": "AzureDataExplorerTable", "typeProperties": { "table": "Events", "database": "telemetry" },
      "connectionSettings": { "properties": { "type": "AzureDataExplorer", "typeProperties": { "endpoint": ${ENDPOINT} } } } }`;
    const copy = `{ "name": "Copy", "type": "Copy", "typeProperties": { "source": { "type": "JsonSource" },
      "sink": { "type": "AzureDataExplorerSink", "datasetSettings": ${settings} } } }`;
    const command = `{ "name": "Run", "type": "KustoQueryLanguage", "externalReferences": { "connection": "0" },
      "typeProperties": { "command": ".append Events <| Raw", "database": "telemetry" } }`;
    const text = `{ "properties": { "activities": [${copy}, ${command}] } }`;
    assert.deepEqual(flows(text, {}, "Load.DataPipeline/pipeline-content.json"), [
      "Copy: Feeds table Events in database telemetry on cluster plant.westeurope",
      "Run: Feeds table Events in database telemetry",
    ]);
  });

  test("in a template by its own resources", () => {
    const resource = (type: string, name: string, text: string | undefined) =>
      (text ?? "").replace(
        /"name": "\w+"/,
        `"type": "Microsoft.DataFactory/factories/${type}", "name": "[concat(parameters('f'), '/${name}')]"`,
      );
    const text = `{ "contentVersion": "1.0.0.0", "resources": [
      ${resource("linkedServices", "Cluster", FACTORY["linkedService/Cluster.json"])},
      ${resource("datasets", "Events", FACTORY["dataset/Events.json"])},
      ${resource("pipelines", "Load", COPY)}] }`;
    assert.deepEqual(flows(text, {}, "ARMTemplateForFactory.json"), [
      "Copy: Feeds table Events in database telemetry on cluster plant.westeurope",
    ]);
  });
});

suite("lenses: who uses a resource", () => {
  const files: Files = { ...FACTORY, "pipeline/Second.json": COPY.replace('"Load"', '"Second"') };
  const titles = (text: string, path: string, rest: Files = files) => {
    const analysis = analysisOf(text, rest, path);
    return usageLenses(analysis).map(
      ({ span, resource }) =>
        `${text.slice(span.start, span.end)}: ${usageTitle(analysis.factory, resource).title}`,
    );
  };

  test("a dataset, and a linked service through its datasets, over their names", () => {
    const all: Files = { ...files, [PIPELINE_PATH]: COPY };
    for (const [path, title] of [
      ["dataset/Events.json", "Events: Used by 2 pipelines"],
      ["linkedService/Cluster.json", "Cluster: Used by 2 pipelines"],
      [PIPELINE_PATH, "Load: Used by no pipeline or trigger"],
    ] as const) {
      assert.deepEqual(titles(all[path] ?? "", path, all), [title]);
    }
    assert.deepEqual(titles(dataset("Unused", "Json"), "dataset/Unused.json"), [
      "Unused: Used by no pipeline",
    ]);
  });

  test("a pipeline by its callers and triggers", () => {
    const rest = {
      "pipeline/Nightly.json": pipeline(`{ "name": "Run", "type": "ExecutePipeline", "typeProperties":
        { "pipeline": { "referenceName": "Load", "type": "PipelineReference" } } }`).replace(
        '"Load"',
        '"Nightly"',
      ),
      "trigger/Daily.json": `{ "name": "Daily", "properties": { "pipelines": [{ "pipelineReference":
        { "referenceName": "Load", "type": "PipelineReference" } }] } }`,
    };
    assert.deepEqual(titles(COPY, PIPELINE_PATH, rest), ["Load: Used by 1 pipeline and 1 trigger"]);
  });

  test("at the top of a file that has no name in it", () => {
    const text = `{ "properties": { "type": "Json", "linkedServiceName": {} } }`;
    assert.deepEqual(titles(text, "dataset/Raw.json"), [": Used by no pipeline"]);
  });

  test("not of what pipelines do not use, of Fabric, of a file alone, nor before all files are known", () => {
    assert.deepEqual(titles(`{ "name": "Daily", "properties": {} }`, "trigger/Daily.json"), []);
    assert.deepEqual(
      titles(`{ "properties": { "activities": [] } }`, "A.DataPipeline/pipeline-content.json"),
      [],
    );
    const early = analysisOf(COPY);
    early.factory.isComplete = false;
    assert.deepEqual(usageLenses(early), []);
  });

  test("the references behind the number are all that lead there", () => {
    const all = { [PIPELINE_PATH]: COPY, ...FACTORY };
    const { factory } = analysisOf(COPY, FACTORY);
    const places = usagePlaces(factory, { kind: "linkedService", name: "cluster" });
    assert.deepEqual(
      showPlaces(all, places).map((place) => place.replace(/@\d+/, "")),
      ["dataset/Events.json: Cluster", "pipeline/Load.json: Events"],
    );
  });
});

suite("lenses in general", () => {
  test("stand inside the document, however it is cut", () => {
    const text = pipeline(kustoCommand('".append T_@{item().day} <| Raw"')).replace(/\}\s*\]/, `}, ${COPY}]`);
    for (let end = 0; end <= text.length; end++) {
      const analysis = analysisOf(text.slice(0, end));
      for (const { span } of [...flowLenses(analysis), ...usageLenses(analysis)]) {
        assert.ok(span.start >= 0 && span.start <= span.end && span.end <= end);
      }
    }
  });
});

function parameters(...names: readonly string[]): string {
  return `"parameters": { ${names.map((name) => `"${name}": {}`).join(", ")} },`;
}
