import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { renameOf } from "../../server/src/service/navigation/rename";
import {
  atCursor,
  CLUSTER,
  EVENTS,
  FACTORY,
  FIND,
  NOTE,
  pipelineNamed,
  runPipeline,
  symbolOfFound,
} from "./navigationFactory";
import { renamed, replaced, withCursor } from "./navigationRenames";

suite("rename of resources", () => {
  test("changes a dataset's name, its file and every reference", () => {
    const after = renamed(withCursor("pipeline/Load.json", '"referenceName": "Ev'), "Alarms");
    const expected: Record<string, string> = {
      ...replaced(FACTORY, "pipeline/Load.json", /"Events"/, '"Alarms"'),
      "dataset/Alarms.json": EVENTS.replace('"Events"', '"Alarms"'),
    };
    delete expected["dataset/Events.json"];
    assert.deepEqual(after, expected);
  });

  test("leaves a file that is named otherwise where it is", () => {
    const { "linkedService/Cluster.json": _, ...rest } = FACTORY;
    const files = { ...rest, "linkedService/ls_cluster.json": CLUSTER };
    const after = renamed(withCursor("linkedService/ls_cluster.json", '"name": "', files), "Plant");
    assert.deepEqual(after, {
      ...rest,
      "dataset/Events.json": EVENTS.replace('"Cluster"', '"Plant"'),
      "linkedService/ls_cluster.json": CLUSTER.replace('"Cluster"', '"Plant"'),
    });
  });

  test("can change casing alone, and gives all uses the same", () => {
    const files = replaced(FACTORY, "pipeline/Load.json", /"Events"/, '"EVENTS"');
    const after = renamed(withCursor("dataset/Events.json", '"name": "', files), "events");
    const expected: Record<string, string> = {
      ...replaced(FACTORY, "pipeline/Load.json", /"Events"/, '"events"'),
      "dataset/events.json": EVENTS.replace('"Events"', '"events"'),
    };
    delete expected["dataset/Events.json"];
    assert.deepEqual(after, expected);
  });

  test("is refused where the service would refuse the name", () => {
    const dataset = (name: string) => renamed(withCursor("dataset/Events.json", '"name": "'), name);
    const demand =
      "it must start with a letter, a number or an underscore and have none of . + ? / < > * % & : \\ #.";
    assert.equal(dataset(""), "A name cannot be empty.");
    assert.equal(dataset("a/b"), `"a/b" is no valid name: ${demand}`);
    assert.equal(dataset("-a"), `"-a" is no valid name: ${demand}`);
    for (const character of ".+?/<>*%&:\\#\n") assert.equal(typeof dataset(`a${character}`), "string");
    const long = "a".repeat(261);
    assert.equal(dataset(long), `"${long}" is too long: it has 261 characters, and at most 260 are allowed.`);
    assert.equal(typeof dataset("a".repeat(260)), "object");
    assert.equal(typeof dataset("_Alarms 2-b"), "object");
    const pipeline = (name: string) => renamed(withCursor("pipeline/Load.json", '"name": "Lo'), name);
    assert.equal(typeof pipeline("a".repeat(140)), "object");
    assert.equal(typeof pipeline("a".repeat(141)), "string");
  });

  test("is refused for an integration runtime with other characters than letters, numbers and dashes", () => {
    const files = {
      "integrationRuntime/Plant.json": `{ "name": "Plant", "properties": { "type": "SelfHosted" } }`,
    };
    const runtime = (name: string) =>
      renamed(withCursor("integrationRuntime/Plant.json", '"name": "', files), name);
    assert.equal(typeof runtime("Plant-2"), "object");
    assert.equal(runtime("P"), '"P" is too short: it must have at least 3 characters.');
    assert.equal(
      runtime("Plant_2"),
      '"Plant_2" is no valid name: it must have only letters, numbers and single dashes between them.',
    );
    assert.equal(typeof runtime("Plant--2"), "string");
  });

  test("is refused when the name or the file is taken", () => {
    const files = { ...FACTORY, "dataset/Other.json": EVENTS.replace('"Events"', '"Alarms"') };
    const dataset = (name: string) => renamed(withCursor("dataset/Events.json", '"name": "', files), name);
    assert.equal(
      dataset("ALARMS"),
      'There is already a dataset "Alarms" in this factory; casing makes no difference.',
    );
    assert.equal(dataset("Other"), 'The file "dataset/Other.json" exists already.');
    assert.equal(typeof dataset("Cluster"), "object", "Another kind may have the same name.");
  });

  test("is refused for what the factory does not define, or defines twice", () => {
    const { "linkedService/Cluster.json": _, ...rest } = FACTORY;
    const missing = withCursor("dataset/Events.json", '"referenceName": "', rest);
    assert.equal(
      renamed(missing, "Plant"),
      'The linked service "Cluster" is not defined in this factory, so it cannot be renamed.',
    );
    const twice = withCursor("dataset/Events.json", '"referenceName": "', {
      ...FACTORY,
      "linkedService/Copy.json": CLUSTER,
    });
    assert.equal(
      renamed(twice, "Plant"),
      'The linked service "Cluster" is defined more than once, so which one is meant cannot be told.',
    );
  });

  test("is refused for a resource of an exported template and for a factory", () => {
    const template = `{ "contentVersion": "1.0.0.0", "resources": [
      { "type": "Microsoft.DataFactory/factories/datasets", "name": "[concat(parameters('factoryName'), '/Ev$0ents')]",
        "properties": { "type": "Json" } }] }`;
    assert.equal(
      renamed({ "ARMTemplateForFactory.json": template }, "Alarms"),
      "An exported template is made from the factory. Rename the resource there, and export again.",
    );
    const factory = `{ "name": "con$0toso", "properties": {} }`;
    assert.equal(
      renamed({ "factory/contoso.json": factory }, "fabrikam"),
      "A factory keeps the name that it was created with.",
    );
  });

  test("is refused while files are unknown or cannot be read", () => {
    const { source, occurrence } = atCursor(withCursor("dataset/Events.json", '"name": "'));
    source.factory.isComplete = false;
    const early = renameOf(source, symbolOfFound(occurrence), "Alarms");
    assert.equal(
      early.kind === "refusal" && early.reason,
      "The files of this factory are still being read. Try again in a moment.",
    );
    const broken = replaced(FACTORY, "pipeline/Load.json", /"variables"/, '} "variables"');
    assert.equal(
      renamed(withCursor("dataset/Events.json", '"name": "', broken), "Alarms"),
      '"pipeline/Load.json" is not valid JSON, so the names in it cannot all be told. Mend it first.',
    );
  });
});

suite("rename of activities, parameters and variables", () => {
  test("an activity's changes dependsOn and expressions of its pipeline, escaped for each", () => {
    const after = renamed(withCursor("pipeline/Load.json", '"name": "Find'), `Bob's "new" rows`);
    const find = FIND.replace("Find rows", `Bob's \\"new\\" rows`);
    const note = NOTE.replace("Find rows", `Bob's \\"new\\" rows`).replace(
      "Find rows",
      `Bob''s \\"new\\" rows`,
    );
    assert.deepEqual(after, { ...FACTORY, "pipeline/Load.json": pipelineNamed("Load", find, note) });
  });

  test("an activity's is refused when it is taken, too long or has a forbidden character", () => {
    const activity = (name: string) => renamed(withCursor("pipeline/Load.json", '"activity": "Find'), name);
    assert.equal(
      activity("NOTE"),
      'There is already an activity "Note" in the pipeline "Load"; casing makes no difference.',
    );
    const long = "a".repeat(56);
    assert.equal(activity(long), `"${long}" is too long: it has 56 characters, and at most 55 are allowed.`);
    assert.equal(
      activity("Find: rows"),
      '"Find: rows" is no valid name: it must start with a letter, a number or an underscore ' +
        "and have none of . + ? / < > * % & : \\.",
    );
  });

  test("are refused when an expression computes the name", () => {
    const computed = replaced(FACTORY, "pipeline/Load.json", /activity\('Find rows'\)/, "activity(item())");
    assert.equal(
      renamed(withCursor("pipeline/Load.json", '"name": "Find', computed), "Look"),
      'An expression in the pipeline "Load" computes the name of an activity, so what it refers to cannot be told.',
    );
    const dynamic = replaced(FACTORY, "pipeline/Load.json", /parameters\['Day'\]/, "parameters[item()]");
    assert.equal(
      renamed(withCursor("pipeline/Load.json", "parameters.Da", dynamic), "Date"),
      'An expression in the pipeline "Load" computes the name of a parameter, so what it refers to cannot be told.',
    );
    assert.equal(
      typeof renamed(withCursor("pipeline/Load.json", '"name": "Find', dynamic), "Look"),
      "object",
    );
  });

  test("a variable's changes Set Variable and expressions", () => {
    const after = renamed(withCursor("pipeline/Load.json", '"variableName": "co'), "rows");
    const note = NOTE.replace('"count"', '"rows"').replace("('count')", "('rows')");
    const text = pipelineNamed("Load", FIND, note).replace('"count": {', '"rows": {');
    assert.deepEqual(after, { ...FACTORY, "pipeline/Load.json": text });
  });

  test("a pipeline parameter's changes the arguments of every caller", () => {
    const after = renamed(withCursor("trigger/Daily.json", '"parameters": { "D'), "Date");
    assert.deepEqual(after, {
      ...FACTORY,
      "pipeline/Load.json": (FACTORY["pipeline/Load.json"] ?? "").replace(
        /(?<=parameters\.|parameters\['|parameters": \{ ")Day/g,
        "Date",
      ),
      "pipeline/Nightly.json": pipelineNamed("Nightly", runPipeline("Load", `{ "Date": "@utcNow()" }`)),
      "trigger/Daily.json": (FACTORY["trigger/Daily.json"] ?? "").replace('"Day"', '"Date"'),
    });
  });

  test("a name that cannot stand behind a dot is put in brackets", () => {
    const after = renamed(withCursor("dataset/Events.json", '"parameters": { "t'), "it's a table");
    assert.deepEqual(after, {
      ...FACTORY,
      "dataset/Events.json": EVENTS.replace('"table": { "type"', `"it's a table": { "type"`).replaceAll(
        "dataset().table",
        "dataset()['it''s a table']",
      ),
      "pipeline/Load.json": (FACTORY["pipeline/Load.json"] ?? "").replace(
        '"table": "T"',
        `"it's a table": "T"`,
      ),
    });
  });

  test("a parameter's is refused only when it is empty or taken", () => {
    const files = replaced(FACTORY, "pipeline/Load.json", /"Day": \{/, '"To": {}, "Day": {');
    const parameter = (name: string) =>
      renamed(withCursor("pipeline/Load.json", "parameters.D", files), name);
    assert.equal(parameter(""), "A name cannot be empty.");
    assert.equal(
      parameter("to"),
      'There is already a parameter "To" in the pipeline "Load"; casing makes no difference.',
    );
    assert.equal(typeof parameter("count"), "object", "A variable may have the same name.");
  });
});
