import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { RULES } from "../../server/src/rules/registry";
import { KUSTO_SNIPPETS, OTHER_SNIPPETS } from "../../server/src/service/completion/json/activitySnippets";
import { dataset } from "../helpers/builders";
import { completeJsonAt, pipelineOf } from "../helpers/completionJson";
import { type Files, lintFiles } from "../helpers/rules";

const SNIPPETS = [...KUSTO_SNIPPETS, ...OTHER_SNIPPETS];

suite("completion of values", () => {
  test("offers the types of activities, sources, sinks, datasets, linked services, runtimes and triggers", () => {
    const types = (path: string, text: string) => completeJsonAt({ [path]: text }).labels;
    const inCopy = (inside: string) =>
      types("pipeline/A.json", pipelineOf(`{ "type": "Copy", "typeProperties": { ${inside} } }`));
    const inService = (folder: string) => types(`${folder}/A.json`, `{ "properties": { "type": "$0" } }`);
    const activities = types("pipeline/A.json", pipelineOf(`{ "type": "$0" }`));
    for (const type of [
      "Copy",
      "AzureDataExplorerCommand",
      "ForEach",
      "WebActivity",
      "SetVariable",
      "SynapseNotebook",
    ])
      assert.ok(activities.includes(type), type);
    assert.ok(!activities.includes("Container") && !activities.includes("Execution"));
    assert.ok(!activities.includes("KustoQueryLanguage"), "is of Fabric alone");
    const inFabric = types("A.DataPipeline/pipeline-content.json", pipelineOf(`{ "type": "$0" }`));
    assert.ok(inFabric.includes("KustoQueryLanguage"));
    assert.ok(inCopy(`"source": { "type": "$0" }`).includes("SqlServerSource"));
    assert.ok(!inCopy(`"source": { "type": "$0" }`).includes("SqlServerSink"));
    assert.ok(inCopy(`"sink": { "type": "$0" }`).includes("AzureDataExplorerSink"));
    assert.deepEqual(inCopy(`"translator": { "type": "$0" }`), ["TabularTranslator"]);
    assert.ok(inService("dataset").includes("AzureDataExplorerTable"));
    assert.ok(inService("linkedService").includes("AzureKeyVault"));
    assert.deepEqual(inService("integrationRuntime"), ["Managed", "SelfHosted"]);
    assert.ok(inService("trigger").includes("TumblingWindowTrigger"));
  });

  test("documents Kusto types by the facts and others with what they need", () => {
    const { itemOf } = completeJsonAt(pipelineOf(`{ "type": "$0" }`));
    assert.match(itemOf("AzureDataExplorerCommand").documentation, /20 minutes by default, 1 hour at most/);
    assert.match(
      itemOf("WebActivity").documentation,
      /\*\*Required:\*\* `typeProperties.method`, `typeProperties.url`/,
    );
  });

  test("replaces the value that is there, with or without quotes", () => {
    const wait = (value: string) => pipelineOf(`{ "name": "A", "type": ${value}, "typeProperties": {} }`);
    for (const value of [`"$0"`, `"Wa$0"`, `"W$0ait"`, `W$0`, "$0", `"Look$0up"`]) {
      assert.equal(completeJsonAt(wait(value)).plain("Wait"), wait(`"Wait"`), value);
    }
    assert.equal(
      completeJsonAt(pipelineOf(`{ "name": "A", "type":$0, "state": "Active" }`)).plain("Wait"),
      pipelineOf(`{ "name": "A", "type": "Wait", "state": "Active" }`),
    );
    assert.equal(
      completeJsonAt(pipelineOf(`{\n  "type": "Wa$0\n  "name": "A"\n}`)).plain("Wait"),
      pipelineOf(`{\n  "type": "Wait",\n  "name": "A"\n}`),
    );
  });

  test("offers listed values, booleans, and the whole of an object", () => {
    const labels = (activity: string) => completeJsonAt(pipelineOf(activity)).labels;
    assert.deepEqual(labels(`{ "type": "Wait", "state": "$0" }`), ["Active", "Inactive"]);
    assert.deepEqual(
      labels(`{ "dependsOn": [{ "activity": "B", "dependencyConditions": ["Failed", "$0"] }] }`),
      ["Succeeded", "Skipped", "Completed"],
    );
    assert.deepEqual(labels(`{ "type": "ForEach", "typeProperties": { "isSequential": $0 } }`), [
      "true",
      "false",
    ]);
    const source = pipelineOf(`{ "type": "Lookup", "typeProperties": { "source": $0 } }`);
    assert.equal(
      completeJsonAt(source).take("{…}"),
      pipelineOf(`{ "type": "Lookup", "typeProperties": { "source": { "type": "«»" } } }`),
    );
    assert.deepEqual(labels(`{ "type": "Lookup", "typeProperties": { "source": {}$0 } }`), []);
  });

  test("offers the names of the right kind in references, and not the pipeline itself", () => {
    const names = (activity: string) =>
      completeJsonAt({ "pipeline/Load.json": pipelineOf(activity), ...FILES }).labels;
    assert.deepEqual(
      names(`{ "type": "Copy", "inputs": [{ "referenceName": "$0", "type": "DatasetReference" }] }`),
      ["Csv", "Events", "Parquet"],
    );
    assert.deepEqual(names(`{ "type": "Copy", "outputs": [{ "referenceName": $0 }] }`), [
      "Csv",
      "Events",
      "Parquet",
    ]);
    assert.deepEqual(names(`{ "type": "Wait", "linkedServiceName": { "referenceName": "C$0" } }`), []);
    assert.deepEqual(
      names(`{ "type": "AzureDataExplorerCommand", "linkedServiceName": { "referenceName": "C$0" } }`),
      ["Lake", "Cluster"],
    );
    assert.deepEqual(
      names(`{ "type": "ExecutePipeline", "typeProperties": { "pipeline": { "referenceName": "$0" } } }`),
      ["Inner"],
    );
    const service = `{ "properties": { "type": "AzureDataExplorer", "connectVia": { "referenceName": "$0" } } }`;
    assert.deepEqual(completeJsonAt({ "linkedService/A.json": service }).labels, [
      "AutoResolveIntegrationRuntime",
    ]);
  });

  test("offers activities of the same list to wait for, none that waits already or would make a circle", () => {
    const pipeline = (dependsOn: string) =>
      pipelineOf(`{ "name": "First", "type": "Wait", "dependsOn": [${dependsOn}] },
      { "name": "Second", "type": "Wait", "dependsOn": [{ "activity": "first" }] },
      { "name": "Third", "type": "Wait", "dependsOn": [{ "activity": "Second" }] },
      { "name": "Free", "type": "Wait" },
      { "name": "Loop", "type": "ForEach", "typeProperties": { "activities": [{ "name": "Inner", "type": "Wait" }] } }`);
    assert.deepEqual(completeJsonAt(pipeline(`{ "activity": "$0" }`)).labels, ["Free", "Loop"]);
    assert.deepEqual(completeJsonAt(pipeline(`{ "activity": "Free" }, { "activity": "$0" }`)).labels, [
      "Loop",
    ]);
    assert.deepEqual(completeJsonAt(pipeline(`{ "activity": "Fr$0ee" }`)).labels, ["Free", "Loop"]);
    assert.equal(
      completeJsonAt(pipeline("$0")).plain("Free"),
      pipeline(`{ "activity": "Free", "dependencyConditions": ["Succeeded"] }`),
    );
  });

  test("offers the columns of the datasets in mappings, and whole mappings", () => {
    const copy = (mappings: string) => ({
      "pipeline/Load.json": pipelineOf(`{ "name": "C", "type": "Copy",
        "inputs": [{ "referenceName": "Csv", "type": "DatasetReference" }],
        "outputs": [{ "referenceName": "Events", "type": "DatasetReference" }],
        "typeProperties": { "translator": { "type": "TabularTranslator", "mappings": [${mappings}] } } }`),
      ...FILES,
    });
    assert.deepEqual(completeJsonAt(copy(`{ "source": { "name": "$0" } }`)).labels, ["id", "at"]);
    assert.deepEqual(completeJsonAt(copy(`{ "sink": { "name": "$0" } }`)).labels, ["Id", "At"]);
    const { labels, take } = completeJsonAt(
      copy(`{ "source": { "name": "at" }, "sink": { "name": "At" } }, $0`),
    );
    assert.deepEqual(labels, ["id", "{…}"]);
    assert.ok(take("id").includes(`{ "source": { "name": "id" }, "sink": { "name": "Id" } }`), take("id"));
    const json = { ...copy(`{ "source": { "path": "$0" } }`), "dataset/Csv.json": JSON_DATASET };
    assert.deepEqual(completeJsonAt(json).labels, ["$['id']", "$['place']['city']", "$['tags'][*]"]);
  });

  test("offers the variables of the pipeline where one is named", () => {
    const text = pipelineOf(
      `{ "type": "SetVariable", "typeProperties": { "variableName": "$0" } }`,
      ` "variables": { "Total": { "type": "Integer" } },`,
    );
    const { labels, itemOf } = completeJsonAt(text);
    assert.equal(itemOf("Total").detail, "Integer");
    assert.ok(!labels.includes("Total2"));
  });

  test("goes beside what an expression can begin with", () => {
    const text = pipelineOf(
      `{ "type": "WebActivity", "typeProperties": { "method": "$0" } }`,
      `"variables": { "V": {} },`,
    );
    const { labels } = completeJsonAt(text);
    assert.ok(labels.includes("POST") && labels.includes("@variables('V')"));
  });
});

suite("whole activities", () => {
  test("are offered between activities, those on Azure Data Explorer first, and one of each type", () => {
    const { labels, items } = completeJsonAt(pipelineOf(`{ "name": "A", "type": "Wait" }\n      $0`));
    assert.deepEqual(labels.slice(0, 4), [
      "Copy into Azure Data Explorer",
      "Copy from Azure Data Explorer",
      "Lookup over Azure Data Explorer",
      "Azure Data Explorer Command",
    ]);
    assert.ok(!labels.includes("KQL activity"), "is of Fabric alone");
    assert.ok(labels.includes("DatabricksNotebook"));
    assert.equal(items.filter(({ kind }) => kind === "snippet").length, SNIPPETS.length - 1);
  });

  test("are written in the style of the pipeline, with a name of their own", () => {
    const before = pipelineOf(`{ "name": "Wait", "type": "Wait" }\n      $0`);
    assert.equal(
      completeJsonAt(before).take("Wait"),
      pipelineOf(`{ "name": "Wait", "type": "Wait" },
      {
        "name": "«Wait 2»",
        "type": "Wait",
        "dependsOn": [],
        "typeProperties": {
          "waitTimeInSeconds": «30»
        }
      }`),
    );
  });

  for (const { label, only } of SNIPPETS) {
    test(`lint clean: ${label}`, () => {
      const path = only === "fabric" ? "Load.DataPipeline/pipeline-content.json" : "pipeline/Load.json";
      const declarations = ` "parameters": { "Items": { "type": "array" }, "Kind": { "type": "string" } },`;
      const written = completeJsonAt({ [path]: pipelineOf("$0", declarations), ...FILES }).plain(label);
      const text = written
        .replaceAll(/"(?:SourceDataset|TargetDataset)"/g, '"Parquet"')
        .replaceAll('"KustoTable"', '"Events"')
        .replaceAll('"AzureDataExplorer"', '"Cluster"')
        .replaceAll('"referenceName": ""', '"referenceName": "Inner"')
        .replaceAll('"variableName": ""', '"variableName": "V"')
        .replace(declarations, `${declarations} "variables": { "V": { "type": "String" } },`);
      assert.doesNotThrow(() => JSON.parse(text), text);
      const files = { [path]: text, ...FILES };
      const messages = RULES.filter(({ meta }) => meta.defaultSeverity !== "off")
        .flatMap((rule) => lintFiles(rule, files, "factory"))
        .filter((finding) => finding.path === path)
        .map(({ rule, message }) => `${rule.id}: ${message}`);
      assert.deepEqual(messages, []);
    });
  }
});

const JSON_DATASET = dataset(
  "Csv",
  "Json",
  "{}",
  `"schema": { "type": "object", "properties": { "id": { "type": "integer" },
    "place": { "type": "object", "properties": { "city": { "type": "string" } } },
    "tags": { "type": "array", "items": { "type": "string" } } } }`,
);

const FILES: Files = {
  "dataset/Csv.json": dataset(
    "Csv",
    "DelimitedText",
    "{}",
    `"schema": [{ "name": "id", "type": "String" }, { "name": "at" }]`,
  ),
  "dataset/Events.json": dataset(
    "Events",
    "AzureDataExplorerTable",
    `{ "table": "Events" }`,
    `"schema": [{ "name": "Id", "type": "string" }, { "name": "At", "type": "datetime" }]`,
  ).replace('"Lake"', '"Cluster"'),
  "dataset/Parquet.json": dataset("Parquet", "Parquet"),
  "linkedService/Lake.json": `{ "name": "Lake", "properties": { "type": "AzureBlobFS", "typeProperties": { "url": "https://contoso.dfs.core.windows.net" } } }`,
  "pipeline/Inner.json": `{ "name": "Inner", "properties": { "activities": [] } }`,
  "linkedService/Cluster.json": `{ "name": "Cluster", "properties": { "type": "AzureDataExplorer",
    "typeProperties": { "endpoint": "https://contoso.westeurope.kusto.windows.net", "database": "Telemetry" } } }`,
};
