import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { Analysis } from "../../server/src/factory/analysis";
import { hover } from "../../server/src/service/hover";
import { copyInto, copyIntoKusto, dataset, kustoCommand, kustoLookup, pipeline } from "../helpers/builders";
import { readMarks } from "../helpers/marks";
import { type Files, factoryOf, PIPELINE_PATH } from "../helpers/rules";

const LINKED_SERVICE = "linkedService/Cluster.json";

suite("hover on types", () => {
  test("on a sink tells the stages of ingestion, the figures and the permission", () => {
    const { markdown, text } = hoverAt(
      copyInto('{ "type": "Azure$0DataExplorerSink" }', '{ "type": "JsonSource" }'),
    );
    assert.equal(text, '"AzureDataExplorerSink"');
    for (const part of [
      "rows arrive later",
      "900 MB",
      "11–13 MB/s",
      "one hour for each ingested blob",
      "*Data written* can exceed *Data read*",
      "*table ingestor*",
      "https://learn.microsoft.com/azure/data-explorer/data-factory-integration#monitor-activity-progress",
    ]) {
      assert.ok(markdown.includes(part), part);
    }
  });

  test("on a copy compares it with the commands that do the same, by its ends", () => {
    const onType = (text: string) => hoverAt(text.replace('"type": "Copy"', '"type": "Co$0py"')).markdown;
    const kustoSource = '{ "type": "AzureDataExplorerSource", "query": "T" }';
    const into = onType(copyIntoKusto('{ "type": "JsonSource" }'));
    assert.match(into, /^\*\*Copy into Azure Data Explorer\*\*\n\n\| \| Copy \| /);
    assert.match(into, /1 GB/);
    const from = onType(copyInto('{ "type": "JsonSink" }', kustoSource));
    assert.match(from, /^\*\*Copy from Azure Data Explorer\*\*/);
    assert.match(from, /500,000 records or 64 MB, 10 minutes/);
    assert.equal(onType(copyIntoKusto(kustoSource)), `${from}\n\n---\n\n${into}`);
    const other = copyInto('{ "type": "JsonSink" }', '{ "type": "JsonSource" }');
    assert.equal(onType(other), "");
  });

  test("on a linked service lists the least permission of each operation", () => {
    const text = cluster('"https://c.kusto.windows.net"').replace("AzureDataExplorer", "Azure$0DataExplorer");
    const { markdown } = hoverAt({ [LINKED_SERVICE]: text });
    assert.ok(
      markdown.includes(
        "| Test connection | *database monitor* or *table ingestor*; *table admin* is not enough |",
      ),
    );
    assert.ok(markdown.includes("| Run a query (Copy source, Lookup) | *database viewer* |"));
  });

  test("on commands, lookups and datasets tells what limits them", () => {
    const command = pipeline(kustoCommand('".show tables"')).replace("ExplorerCommand", "Explorer$0Command");
    assert.match(hoverAt(command).markdown, /20 minutes by default, 1 hour at most/);
    assert.match(hoverAt(kustoLookup('"T"').replace("Lookup", "Look$0up")).markdown, /2 MB .* or 4 MB/);
    const table = dataset("Events", "AzureDataExplorer$0Table");
    assert.match(hoverAt({ "dataset/Events.json": table }).markdown, /A table for a copy to write into/);
    const csv = dataset("Csv", "Delimited$0Text");
    assert.match(hoverAt({ "dataset/Csv.json": csv }).markdown, /RFC 4180/);
  });

  test("on old types tells what replaced them", () => {
    const text = `{ "name": "Old", "properties": { "type": "Ku$0sto", "typeProperties": { "endpoint": "x" } } }`;
    assert.match(
      hoverAt({ "linkedService/Old.json": text }).markdown,
      /`Kusto` belongs to the old data store \*Kusto\*\. Use `AzureDataExplorer` instead/,
    );
    const command = pipeline(kustoCommand('".show tables"')).replace(
      "AzureDataExplorerCommand",
      "Kusto$0Command",
    );
    assert.match(hoverAt(command).markdown, /Use `AzureDataExplorerCommand` instead/);
  });

  test("on old types that no one has seen says only what they look like", () => {
    const copy = copyInto('{ "type": "Kusto$0Sink" }', '{ "type": "JsonSource" }');
    assert.match(hoverAt(copy).markdown, /`KustoSink` looks like a type of the old data store/);
  });

  test("on a ForEach speaks of Azure Data Explorer only where it is inside", () => {
    const forEach = (inner: string) =>
      `{ "name": "Each", "type": "ForEach", "typeProperties": { "activities": [${inner}] } }`;
    const around = forEach(kustoCommand('".show tables"')).replace("ForEach", "For$0Each");
    assert.match(hoverAt(pipeline(around)).markdown, /at most 50 \(`batchCount`\)/);
    checkNoHover(pipeline(forEach("").replace("ForEach", "For$0Each"), kustoCommand('".show tables"')));
  });

  test("on a runtime tells where to put it, but not on other objects of a type of that name", () => {
    const runtime = `{ "name": "Plant", "properties": { "type": "Self$0Hosted", "typeProperties": {} } }`;
    assert.match(hoverAt({ "integrationRuntime/Plant.json": runtime }).markdown, /version 3\.14 or later/);
    checkNoHover(pipeline('{ "name": "Wait", "type": "Wait", "typeProperties": { "type": "Mana$0ged" } }'));
  });

  const DATA_FLOW = `{ "name": "Clean", "properties": { "type": "MappingDataFlow", "typeProperties": {
    "sources": [{ "name": "in", "dataset": { "referenceName": "Events", "type": "DatasetReference" } }], "sinks": [] } } }`;
  const RUN_DATA_FLOW = pipeline(`{ "name": "Run", "type": "Execute$0DataFlow", "typeProperties": {
    "dataflow": { "referenceName": "Clean", "type": "DataFlowReference" } } }`);

  test("on a data flow that touches Azure Data Explorer tells what both pages say", () => {
    const events = { "dataset/Events.json": dataset("Events", "AzureDataExplorerTable") };
    const { markdown } = hoverAt({
      "pipeline/Load.json": RUN_DATA_FLOW,
      "dataflow/Clean.json": DATA_FLOW,
      ...events,
    });
    assert.match(markdown, /Event Grid or a Copy activity/);
    assert.match(markdown, /172,000 seconds/);
    assert.equal(
      hoverAt({ "dataflow/Clean.json": DATA_FLOW.replace("Mapping", "Map$0ping"), ...events }).markdown,
      markdown,
    );
  });

  test("on a data flow looks for inline stores in its script", () => {
    const script = DATA_FLOW.replace(
      '"sources"',
      `"scriptLines": ["     store: 'azuredataexplorer') ~> in"], "sources"`,
    );
    assert.match(
      hoverAt({ "pipeline/Load.json": RUN_DATA_FLOW, "dataflow/Clean.json": script }).markdown,
      /Event Grid/,
    );
  });

  test("says nothing of a data flow that does not touch it, or that is not known", () => {
    const other = { "dataset/Events.json": dataset("Events", "DelimitedText") };
    checkNoHover({ "pipeline/Load.json": RUN_DATA_FLOW, "dataflow/Clean.json": DATA_FLOW, ...other });
    checkNoHover({ "pipeline/Load.json": RUN_DATA_FLOW });
  });
});

/** Returns the hover at the cursor of the first file and the text that it marks; empty texts for none. */
function hoverAt(fixture: string | Files): { markdown: string; text: string } {
  const files = typeof fixture === "string" ? { [PIPELINE_PATH]: fixture } : fixture;
  const [path = "", marked = ""] = Object.entries(files)[0] ?? [];
  const { text, cursors } = readMarks(marked);
  const factory = factoryOf({ ...files, [path]: text });
  const document = factory.document(path);
  assert.ok(document);
  const offset = cursors[0] ?? assert.fail("The fixture has no cursor.");
  const found = hover(new Analysis(document, factory, "kusto"), offset, []);
  return { markdown: found?.markdown ?? "", text: text.slice(found?.span.start ?? 0, found?.span.end ?? 0) };
}

function cluster(endpoint: string): string {
  return `{ "name": "Cluster", "properties": { "type": "AzureDataExplorer", "typeProperties":
    { "endpoint": ${endpoint}, "database": "Telemetry" } } }`;
}

function checkNoHover(fixture: string | Files): void {
  assert.deepEqual(hoverAt(fixture), { markdown: "", text: "" });
}
