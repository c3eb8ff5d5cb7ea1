import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { type AdfDocument, readDocument } from "../../server/src/adf/document";
import { Factory } from "../../server/src/factory/factory";
import {
  definitionOf,
  highlightsOf,
  occurrencesIn,
  referencesTo,
  symbolAt,
} from "../../server/src/service/navigation/places";
import { type Files, factoryOf } from "../helpers/rules";
import {
  atCursor,
  EVENTS,
  FACTORY,
  markAll,
  pipelineNamed,
  showPlaces,
  sourceIn,
  symbolOfFound,
} from "./navigationFactory";
import { checkUses } from "./navigationUses";

suite("navigation: names and what they stand for", () => {
  test("a dataset is named by its file and by references", () => {
    const marked = markAll(FACTORY, ["dataset/Events.json", "pipeline/Load.json"], /(?<=")Events(?=")/g);
    checkUses(marked, 'dataset "Events"', "dataset/Events.json");
  });

  test("a pipeline is named by Execute Pipeline activities and triggers", () => {
    const paths = ["pipeline/Load.json", "pipeline/Nightly.json", "trigger/Daily.json"];
    checkUses(markAll(FACTORY, paths, /(?<=")Load(?=")/g), 'pipeline "Load"', "pipeline/Load.json");
  });

  test("an activity is named by dependsOn and by expressions", () => {
    const marked = markAll(FACTORY, ["pipeline/Load.json"], /Find rows/g);
    checkUses(marked, 'activity "Find rows"', "pipeline/Load.json");
  });

  test("a variable is named by Set Variable and by expressions", () => {
    const count = /(?<="variables": \{ "|"variableName": "|variables\(')count/g;
    const marked = markAll(FACTORY, ["pipeline/Load.json"], count);
    checkUses(marked, 'variable "count"', "pipeline/Load.json");
  });

  test("a pipeline parameter is named by expressions and by the arguments of callers", () => {
    const marked = {
      ...FACTORY,
      ...markFile("pipeline/Load.json", /(?<="parameters": \{ "|parameters\.|parameters\[')Day/g),
      ...markFile("pipeline/Nightly.json", /Day(?=": "@utcNow)/g),
      ...markFile("trigger/Daily.json", /Day(?=")/g),
    };
    checkUses(marked, 'parameter "Day"', "pipeline/Load.json");
  });

  test("a parameter of a dataset is not one of its linked service", () => {
    const table = /(?<=dataset\(\)\.|"parameters": \{ ")table/g;
    const marked = markAll(FACTORY, ["dataset/Events.json", "pipeline/Load.json"], table);
    checkUses(marked, 'parameter "table"', "dataset/Events.json");
  });

  test("a parameter of a linked service is named by datasets", () => {
    const marked = markAll(
      FACTORY,
      ["linkedService/Cluster.json", "dataset/Events.json"],
      /(?<=")db(?=")|(?<=\.)db/g,
    );
    checkUses(marked, 'parameter "db"', "linkedService/Cluster.json");
  });

  test("a Data Flow activity passes arguments to the datasets of the data flow", () => {
    const files: Files = {
      "dataset/Events.json": EVENTS.replace('"table": { "type"', '"«table»": { "type"').replaceAll(
        "dataset().table",
        "dataset().«table»",
      ),
      "dataflow/Clean.json": `{ "name": "Clean", "properties": { "type": "MappingDataFlow", "typeProperties": {
        "sources": [{ "dataset": { "referenceName": "Events", "type": "DatasetReference" }, "name": "input" }] } } }`,
      "pipeline/Load.json": pipelineNamed(
        "Load",
        `{ "name": "Clean", "type": "ExecuteDataFlow", "typeProperties": { "dataflow": { "referenceName": "Clean",
          "type": "DataFlowReference", "datasetParameters": { "input": { "«table»": "T" } } } } }`,
      ),
    };
    checkUses(files, 'parameter "table"', "dataset/Events.json");
  });
});

suite("navigation: spellings", () => {
  test("names compare without casing", () => {
    const files = {
      ...FACTORY,
      "pipeline/Load.json": (FACTORY["pipeline/Load.json"] ?? "")
        .replace('"activity": "Find rows"', '"activity": "FIND ROWS"')
        .replace("activity('Find rows')", "Activity('find Rows')"),
    };
    checkUses(
      markAll(files, ["pipeline/Load.json"], /find rows/gi),
      'activity "Find rows"',
      "pipeline/Load.json",
    );
  });

  test("JSON escapes and doubled quotes are read", () => {
    const load = pipelineNamed(
      "Load",
      `{ "name": "«Bob\\u0027s \\"rows\\"»", "type": "Wait" }`,
      `{ "name": "B", "type": "Wait", "typeProperties": { "a": "@activity('«bob''s \\"rows\\"»').output" } }`,
    );
    checkUses({ "pipeline/Load.json": load }, `activity "Bob's "rows""`, "pipeline/Load.json");
  });

  test("expressions under keys that hold none elsewhere count", () => {
    const events = EVENTS.replace(
      '"typeProperties": {',
      '"typeProperties": { "schema": { "value": "@dataset().t$0able", "type": "Expression" },',
    );
    const { source, occurrence } = atCursor({ "dataset/Events.json": events });
    assert.equal(highlightsOf(source, symbolOfFound(occurrence)).length, 4);
  });

  test("an activity of the same name in another pipeline is another one", () => {
    const { source, occurrence } = atCursor({
      ...FACTORY,
      "pipeline/Load.json": pipelineNamed("Load", '{ "name": "Fi$0nd rows", "type": "Wait" }'),
      "pipeline/Other.json": pipelineNamed("Other", '{ "name": "Find rows", "type": "Wait" }'),
    });
    assert.equal(referencesTo(source, symbolOfFound(occurrence), { includesDefinition: true }).length, 1);
  });

  test("a template's names are read from their expressions", () => {
    const template = `{
  "contentVersion": "1.0.0.0",
  "resources": [
    { "type": "Microsoft.DataFactory/factories/datasets", "name": "[concat(parameters('factoryName'), '/«Events»')]",
      "properties": { "type": "Json" } },
    { "type": "Microsoft.DataFactory/factories/pipelines", "name": "[concat(parameters('factoryName'), '/Load')]",
      "properties": { "activities": [{ "name": "A", "type": "GetMetadata", "typeProperties": {
        "dataset": { "referenceName": "«Events»", "type": "DatasetReference" } } }] } }
  ]
}`;
    checkUses({ "ARMTemplateForFactory.json": template }, 'dataset "Events"', "ARMTemplateForFactory.json");
  });

  test("a resource without a name in its file is found at the top of the file", () => {
    const { source, occurrence, files } = atCursor({
      "dataset/Events.json": EVENTS.replace('"name": "Events",', ""),
      "pipeline/Load.json": (FACTORY["pipeline/Load.json"] ?? "").replace('"Events"', '"Eve$0nts"'),
    });
    assert.deepEqual(showPlaces(files, definitionOf(source, symbolOfFound(occurrence))), [
      "dataset/Events.json@0: ",
    ]);
  });
});

suite("navigation: what it costs and survives", () => {
  test("only files that mention a name are parsed", () => {
    const parsed: string[] = [];
    const read = (path: string, text: string): AdfDocument => {
      parsed.push(path);
      return readDocument(path, text);
    };
    const factory = new Factory("", read);
    for (const [path, text] of Object.entries(FACTORY)) factory.setFile(path, text);
    for (let index = 0; index < 20; index++) {
      factory.setFile(`pipeline/P${index}.json`, pipelineNamed(`P${index}`, NOTHING));
    }
    factory.isComplete = true;
    const source = sourceIn(factory, "dataset/Events.json");
    const symbol = symbolOfFound(symbolAt(source, EVENTS.indexOf("Events")));
    assert.equal(referencesTo(source, symbol, { includesDefinition: true }).length, 2);
    assert.deepEqual(parsed.sort(), ["dataset/Events.json", "pipeline/Load.json"]);
  });

  test("says nothing where no name is", () => {
    for (const path of Object.keys(FACTORY)) {
      const text = FACTORY[path] ?? "";
      const { occurrence } = atCursor({ ...FACTORY, [path]: text.replace("{", "{$0") });
      assert.equal(occurrence, undefined);
    }
  });

  test("finds names inside the document, however it is cut", () => {
    const whole = FACTORY["pipeline/Load.json"] ?? "";
    for (let end = 0; end < whole.length; end++) {
      const text = whole.slice(0, end);
      const source = sourceIn(factoryOf({ "pipeline/Load.json": text }), "pipeline/Load.json");
      for (const { span } of occurrencesIn(source)) {
        assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length);
      }
    }
  });
});

const NOTHING = '{ "name": "Wait", "type": "Wait" }';

function markFile(path: string, pattern: RegExp): Files {
  return { [path]: markAll(FACTORY, [path], pattern)[path] ?? "" };
}
