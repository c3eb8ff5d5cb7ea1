import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { Analysis } from "../../server/src/factory/analysis";
import { hover } from "../../server/src/service/hover";
import { copyIntoKusto, dataset, kustoCommand, kustoLookup, pipeline } from "../helpers/builders";
import { readMarks } from "../helpers/marks";
import { type Files, factoryOf, PIPELINE_PATH } from "../helpers/rules";

const LINKED_SERVICE = "linkedService/Cluster.json";

const ENDPOINT = "https://plant.westeurope.kusto.windows.net";
const CLUSTER = { [LINKED_SERVICE]: cluster(`"${ENDPOINT}"`) };
const LOOKUP = kustoLookup('"T"').replace('"Events"', '"Eve$0nts"');

function events(table: string, rest = ""): Files {
  const text = dataset("Events", "AzureDataExplorerTable", `{ "table": ${table} }`, rest);
  return { "dataset/Events.json": text.replace('"Lake"', '"Cluster"') };
}

suite("hover on references", () => {
  test("shows table, cluster and database of a dataset, and the permission of its use", () => {
    const { markdown, text } = hoverAt({ "pipeline/Load.json": LOOKUP, ...events('"Alarms"'), ...CLUSTER });
    assert.equal(text, '"Events"');
    assert.equal(
      markdown,
      [
        "**Dataset** `Events`",
        [
          "- Type: `AzureDataExplorerTable`",
          "- Table: `Alarms`",
          "- Linked service: `Cluster`",
          `- Cluster: \`${ENDPOINT}\``,
          "- Database: `Telemetry`",
          "- Least permission: *database viewer*, to run the query",
          "- File: `dataset/Events.json`",
        ].join("\n"),
      ].join("\n\n"),
    );
  });

  test("resolves parameters by the arguments of the use, then by their defaults", () => {
    const parameters = '"parameters": { "table": { "type": "string", "defaultValue": "Spare" } }';
    const byParameter = {
      ...events(`{ "value": "@dataset().table", "type": "Expression" }`, parameters),
      ...CLUSTER,
    };
    const passing = LOOKUP.replace(
      '"DatasetReference"',
      '"DatasetReference", "parameters": { "table": "Alarms" }',
    );
    const computing = passing.replace('"Alarms"', `"@item().table"`);
    assert.match(
      hoverAt({ "pipeline/Load.json": passing, ...byParameter }).markdown,
      /- Table: `Alarms`, by a parameter\n/,
    );
    assert.match(
      hoverAt({ "pipeline/Load.json": LOOKUP, ...byParameter }).markdown,
      /- Table: `Spare`, by a parameter\n/,
    );
    assert.match(
      hoverAt({ "pipeline/Load.json": computing, ...byParameter }).markdown,
      /- Table: set by an expression\n/,
    );
  });

  test("resolves a parameter of the linked service through the dataset", () => {
    const service = cluster(`"${ENDPOINT}"`).replace('"Telemetry"', '"@{linkedService().db}"');
    const passing = events('"T"')["dataset/Events.json"]?.replace(
      '"LinkedServiceReference"',
      `"LinkedServiceReference", "parameters": { "db": { "value": "@dataset().database", "type": "Expression" } }`,
    );
    const lookup = LOOKUP.replace(
      '"DatasetReference"',
      '"DatasetReference", "parameters": { "database": "Plant" }',
    );
    const files = {
      "pipeline/Load.json": lookup,
      "dataset/Events.json": passing ?? "",
      [LINKED_SERVICE]: service,
    };
    assert.match(hoverAt(files).markdown, /- Database: `Plant`, by a parameter/);
  });

  test("shows a linked service from the key of its reference too, beside what the property does", () => {
    const command = pipeline(
      kustoCommand('".show tables"').replace("linkedServiceName", "linked$0ServiceName"),
    );
    const { markdown, text } = hoverAt({ "pipeline/Load.json": command, ...CLUSTER });
    assert.equal(text, '"linkedServiceName"');
    const [reference, fact] = markdown.split("\n\n---\n\n");
    assert.match(
      reference ?? "",
      /^\*\*Linked service\*\* `Cluster`[\s\S]*- Least permission: the role of the command/,
    );
    assert.match(fact ?? "", /^\*\*`linkedServiceName`\*\*/);
  });

  test("names the permission that writing needs", () => {
    const copy = copyIntoKusto('{ "type": "JsonSource" }').replace('"Events"', '"Eve$0nts"');
    const { markdown } = hoverAt({ "pipeline/Load.json": copy, ...events('"T"'), ...CLUSTER });
    assert.match(markdown, /\*table ingestor\*, to ingest/);
  });

  test("shows type and location of an integration runtime", () => {
    const service = CLUSTER[LINKED_SERVICE]?.replace(
      '"type": "AzureDataExplorer"',
      '"connectVia": { "referenceName": "Pla$0nt", "type": "IntegrationRuntimeReference" }, "type": "AzureDataExplorer"',
    );
    const runtime = `{ "name": "Plant", "properties": { "type": "Managed", "typeProperties":
      { "computeProperties": { "location": "West Europe" } } } }`;
    const files = { [LINKED_SERVICE]: service ?? "", "integrationRuntime/Plant.json": runtime };
    assert.match(hoverAt(files).markdown, /`Plant`\n\n- Type: `Managed`\n- Location: `West Europe`/);
    const auto = (service ?? "").replace("Pla$0nt", "AutoResolve$0IntegrationRuntime");
    assert.match(hoverAt({ [LINKED_SERVICE]: auto }).markdown, /is in every factory/);
  });

  test("keeps the address of other stores to itself", () => {
    const lake = `{ "name": "Lake", "properties": { "type": "AzureBlobStorage", "typeProperties":
      { "endpoint": "https://lake.example?sig=secret", "database": "d" } } }`;
    const csv = dataset("Csv", "DelimitedText").replace('"Lake"', '"La$0ke"');
    const { markdown } = hoverAt({ "dataset/Csv.json": csv, "linkedService/Lake.json": lake });
    assert.match(markdown, /^\*\*Linked service\*\* `Lake`\n\n- Type: `AzureBlobStorage`\n/);
    assert.ok(!markdown.includes("secret"));
  });

  test("says that a name was not found only when the whole factory is known", () => {
    assert.equal(hoverAt(LOOKUP).markdown, "**Dataset** `Events` was not found in this factory.");
    checkNoHover(LOOKUP, "incomplete");
    const { markdown } = hoverAt({ "pipeline/Load.json": LOOKUP, ...events('"T"') });
    assert.match(markdown, /- Linked service: `Cluster`, not found in this factory\n/);
  });

  test("shows what it already knows while the factory is being read", () => {
    const found = hoverAt({ "pipeline/Load.json": LOOKUP, ...events('"T"') }, "incomplete");
    assert.match(found.markdown, /- Table: `T`\n- Linked service: `Cluster`\n/);
  });

  test("shows names as they stand, whatever Markdown is in them", () => {
    const name = "a`b``c | [x](y)";
    const text = LOOKUP.replace("Eve$0nts", `${name}$0`);
    assert.equal(
      hoverAt(text).markdown,
      "**Dataset** ``` a`b``c | [x](y) ``` was not found in this factory.",
    );
  });
});

/** Returns the hover at the cursor of the first file and the text that it marks; empty texts for none. */
function hoverAt(
  fixture: string | Files,
  factoryState: "complete" | "incomplete" = "complete",
): { markdown: string; text: string } {
  const files = typeof fixture === "string" ? { [PIPELINE_PATH]: fixture } : fixture;
  const [path = "", marked = ""] = Object.entries(files)[0] ?? [];
  const { text, cursors } = readMarks(marked);
  const factory = factoryOf({ ...files, [path]: text });
  factory.isComplete = factoryState === "complete";
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

function checkNoHover(fixture: string | Files, factoryState?: "complete" | "incomplete"): void {
  assert.deepEqual(hoverAt(fixture, factoryState), { markdown: "", text: "" });
}
