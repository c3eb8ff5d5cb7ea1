import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { readDocument } from "../../server/src/adf/document";
import { Factory } from "../../server/src/factory/factory";
import { referencedKeys, resourceKey } from "../../server/src/factory/referenceKeys";
import { usageOf } from "../../server/src/factory/usage";
import { copyIntoKusto, dataset, kustoCommand, pipeline } from "../helpers/builders";
import { listSources, readSource } from "../helpers/checkout";
import type { Files } from "../helpers/rules";

const RUN_LOAD = `{ "name": "Run", "type": "ExecutePipeline",
  "typeProperties": { "pipeline": { "referenceName": "Load", "type": "PipelineReference" } } }`;

const FILES: Files = {
  "f/pipeline/Load.json": copyIntoKusto('{ "type": "DelimitedTextSource" }'),
  "f/pipeline/Purge.json": pipeline(kustoCommand('".clear table T data"')).replace('"Load"', '"Purge"'),
  "f/pipeline/Nightly.json": pipeline(RUN_LOAD).replace('"Load"', '"Nightly"'),
  "f/dataset/Input.json": dataset("Input", "DelimitedText"),
  "f/dataset/Events.json": dataset("Events", "AzureDataExplorerTable").replace('"Lake"', '"Cluster"'),
  "f/linkedService/Lake.json": `{ "name": "Lake", "properties": { "type": "AzureBlobFS", "connectVia":
    { "referenceName": "Plant", "type": "IntegrationRuntimeReference" } } }`,
  "f/linkedService/Cluster.json": `{ "name": "Cluster", "properties": { "type": "AzureDataExplorer" } }`,
  "f/integrationRuntime/Plant.json": `{ "name": "Plant", "properties": { "type": "SelfHosted" } }`,
  "f/trigger/Daily.json": `{ "name": "Daily", "properties": { "pipelines": [{ "pipelineReference":
    { "type": "PipelineReference", "referenceName": "Load" } }] } }`,
};

/** A factory that writes down which files it parses. */
function countingFactory(files: Files) {
  const parsed: string[] = [];
  const factory = new Factory("f", (path, text) => {
    parsed.push(path);
    return readDocument(path, text);
  });
  for (const [path, text] of Object.entries(files)) factory.setFile(path, text);
  return { factory, parsed };
}

function users(kind: Parameters<typeof resourceKey>[0], name: string, files: Files = FILES) {
  const { factory, parsed } = countingFactory(files);
  const { pipelines, triggers, used } = usageOf(factory, { kind, name });
  const names = (listed: readonly { readonly name: string }[]) => listed.map((resource) => resource.name);
  return { pipelines: names(pipelines), triggers: names(triggers), used: names(used), parsed };
}

suite("who uses a resource", () => {
  test("is told for a dataset by the pipelines that refer to it", () => {
    assert.deepEqual(users("dataset", "INPUT").pipelines, ["Load"]);
  });

  test("is told for a linked service and a runtime also through what lies between", () => {
    assert.deepEqual(users("linkedService", "Cluster").pipelines, ["Purge", "Load"]);
    const plant = users("integrationRuntime", "Plant");
    assert.deepEqual(plant.pipelines, ["Load"]);
    assert.deepEqual(plant.used, ["Plant", "Lake", "Input"]);
  });

  test("is told for a pipeline by its callers and triggers, not by theirs", () => {
    const { pipelines, triggers } = users("pipeline", "Load");
    assert.deepEqual({ pipelines, triggers }, { pipelines: ["Nightly"], triggers: ["Daily"] });
    assert.deepEqual(users("dataset", "Events").triggers, []);
  });

  test("counts a pipeline once, and none for a name of another kind", () => {
    const twice = copyIntoKusto('{ "type": "DelimitedTextSource" }').replaceAll('"Events"', '"Input"');
    assert.deepEqual(users("dataset", "Input", { ...FILES, "f/pipeline/Load.json": twice }).pipelines, [
      "Load",
    ]);
    assert.deepEqual(users("linkedService", "Input").pipelines, []);
  });

  test("ends where resources refer to each other in a circle", () => {
    const circle = (name: string, other: string) => `{ "name": "${name}", "properties": { "type": "X",
      "a": { "referenceName": "${other}", "type": "LinkedServiceReference" } } }`;
    const files = { "f/linkedService/A.json": circle("A", "B"), "f/linkedService/B.json": circle("B", "A") };
    assert.deepEqual(users("linkedService", "A", files).used, ["A", "B"]);
  });

  test("is told without parsing, unless a text is not written as the service writes it", () => {
    assert.deepEqual(users("integrationRuntime", "Plant").parsed, []);
    const commented = `// ${FILES["f/dataset/Input.json"]?.replaceAll("\n", " ")}\n${FILES["f/dataset/Events.json"]}`;
    const odd = { ...FILES, "f/dataset/Input.json": commented };
    const { pipelines, parsed } = users("linkedService", "Lake", odd);
    assert.deepEqual({ pipelines, parsed }, { pipelines: [], parsed: ["f/dataset/Input.json"] });
  });

  test("is told for the resources of a template", () => {
    const resource = (kind: string, name: string, properties: string) =>
      `{ "type": "Microsoft.DataFactory/factories/${kind}", "name": "[concat(parameters('factoryName'), '/${name}')]", "properties": ${properties} }`;
    const template = `{ "contentVersion": "1.0.0.0", "resources": [
      ${resource("linkedServices", "Lake", `{ "type": "AzureBlobFS" }`)},
      ${resource("datasets", "Input", `{ "linkedServiceName": { "referenceName": "Lake", "type": "LinkedServiceReference" } }`)},
      ${resource("pipelines", "Load", `{ "activities": [{ "inputs": [{ "referenceName": "Input", "type": "DatasetReference" }] }] }`)}] }`;
    const files = { "f/ARMTemplateForFactory.json": template };
    assert.deepEqual(users("linkedService", "Lake", files).pipelines, ["Load"]);
  });
});

suite("what a text refers to", () => {
  test("is the same as what its parsed references are, in every file of the sample factories", () => {
    let told = 0;
    for (const path of listSources("test/factories").filter((file) => file.endsWith(".json"))) {
      const text = readSource(path);
      const keys = referencedKeys(text);
      if (keys === undefined) continue;
      told++;
      const parsed = readDocument(path, text).references.map(({ kind, name }) => resourceKey(kind, name));
      assert.deepEqual([...keys].sort(), [...new Set(parsed)].sort(), path);
    }
    assert.ok(told > 50, `Only ${told} files were told.`);
  });

  test("is not told for an escape, a comment, or a name without a type", () => {
    const reference = (rest: string) => `{ "a": { ${rest} } }`;
    const type = '"type": "DatasetReference"';
    assert.deepEqual([...(referencedKeys(reference(`"referenceName": "A", ${type}`)) ?? [])], ["dataset/a"]);
    assert.deepEqual([...(referencedKeys(reference(`${type}, "referenceName": "A"`)) ?? [])], ["dataset/a"]);
    for (const rest of [
      `"referenceName": "\\u0041", ${type}`,
      `"referenceName": "A", "x": 1, ${type}`,
      `"referenceName": "A", ${type} // why`,
      `"referenceName": 1, ${type}`,
      `"referenceName": "[parameters('A')]", ${type}`,
    ]) {
      assert.equal(referencedKeys(reference(rest)), undefined, rest);
    }
    for (const comment of ["// why", "/* why */"]) {
      const lines = `{\n  "a\\"": "b", ${comment}\n  "c": 1\n}`;
      assert.equal(referencedKeys(lines), undefined, lines);
    }
  });

  test("is told where slashes stand in strings", () => {
    for (const value of ["https://x.y", "T // all\\n| count", 'say \\"// no\\"', "*/x/*.csv", "\\\\"]) {
      const text = `{ "b": "${value}", "c": "${value}",\n  "d": "${value}" }`;
      assert.doesNotThrow(() => JSON.parse(text));
      assert.equal(referencedKeys(text)?.size, 0, text);
    }
  });
});
