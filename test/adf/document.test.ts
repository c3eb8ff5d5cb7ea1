import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { readDocument } from "../../server/src/adf/document";

const resources = (path: string, text: string) =>
  readDocument(path, text).resources.map(({ kind, form, name }) => `${kind} ${form} ${name}`);

const PIPELINE = '{ "name": "Load", "properties": { "activities": [] } }';

suite("resources of a file", () => {
  test("have the kind of their folder", () => {
    assert.deepEqual(resources("f/dataset/Csv.json", '{ "name": "Csv", "properties": {} }'), [
      "dataset git Csv",
    ]);
    assert.deepEqual(resources("f/LinkedService/L.json", '{ "name": "L", "properties": {} }'), [
      "linkedService git L",
    ]);
  });

  test("have the kind of their shape elsewhere", () => {
    assert.deepEqual(resources("drafts/a.json", PIPELINE), ["pipeline git Load"]);
    const dataset = '{ "properties": { "type": "Json", "linkedServiceName": { "referenceName": "Lake" } } }';
    assert.deepEqual(resources("drafts/a.json", dataset), ["dataset git a"]);
    assert.deepEqual(resources("a.json", '{ "name": "K", "properties": { "type": "azuredataexplorer" } }'), [
      "linkedService git K",
    ]);
    assert.deepEqual(
      resources(
        "a.json",
        '{ "name": "K", "type": "Microsoft.Synapse/workspaces/linkedservices", "properties": { "type": "X" } }',
      ),
      ["linkedService git K"],
    );
  });

  test("are none in other JSON", () => {
    assert.deepEqual(resources("package.json", '{ "name": "x", "version": "1" }'), []);
    assert.deepEqual(
      resources("schema.json", '{ "type": "object", "properties": { "type": { "enum": [] } } }'),
      [],
    );
    assert.deepEqual(resources("pipeline/x.json", "[1, 2]"), []);
    assert.deepEqual(resources("pipeline/x.json", ""), []);
  });

  test("take the name of the file when they have none", () => {
    assert.deepEqual(resources("pipeline/Load.json", '{ "properties": { "activities": [] } }'), [
      "pipeline git Load",
    ]);
  });

  test("are pipelines of Fabric in an item's folder", () => {
    assert.deepEqual(
      resources("ws/Load.DataPipeline/pipeline-content.json", '{ "properties": { "activities": [] } }'),
      ["pipeline fabric Load"],
    );
  });

  test("are those of an ARM template, nested deployments included", () => {
    const template = (inner: string) => `{
      "$schema": "http://schema.management.azure.com/schemas/2015-01-01/deploymentTemplate.json#",
      "resources": [${inner}]
    }`;
    const pipeline = `{
      "name": "[concat(parameters('factoryName'), '/Load')]",
      "type": "Microsoft.DataFactory/factories/pipelines",
      "properties": { "activities": [] }
    }`;
    const nested = `{ "type": "Microsoft.Resources/deployments", "properties": { "template": ${template(pipeline)} } }`;
    assert.deepEqual(
      resources("ARMTemplateForFactory.json", template(`${nested}, ${pipeline.replace("Load", "Save")}`)),
      ["pipeline arm Load", "pipeline arm Save"],
    );
  });
});

suite("activities of a pipeline", () => {
  const NESTED = `{ "name": "P", "properties": { "activities": [
    { "name": "each", "type": "ForEach", "typeProperties": { "activities": [
      { "name": "until", "type": "Until", "typeProperties": { "activities": [ { "name": "a", "type": "Copy" } ] } },
      { "name": "if", "type": "IfCondition", "typeProperties": {
        "ifFalseActivities": [ { "name": "b" } ], "ifTrueActivities": [ { "name": "c" } ] } }
    ] } },
    { "name": "switch", "type": "Switch", "typeProperties": {
      "cases": [ { "value": "1", "activities": [ { "name": "d" } ] } ], "defaultActivities": [ { "name": "e" } ] } },
    "no activity"
  ] } }`;

  test("are found at any depth, in document order, each with its container", () => {
    const { activities } = readDocument("pipeline/P.json", NESTED);
    assert.deepEqual(
      activities.map(({ name, container }) => `${container?.name ?? ""}/${name}`),
      ["/each", "each/until", "until/a", "each/if", "if/b", "if/c", "/switch", "switch/d", "switch/e"],
    );
  });

  test("are found 50,000 containers deep", () => {
    const depth = 50_000;
    const open = '{"name":"x","type":"ForEach","typeProperties":{"activities":['.repeat(depth);
    const text = `{"name":"P","properties":{"activities":[${open}${"]}}".repeat(depth)}]}}`;
    assert.equal(readDocument("pipeline/P.json", text).activities.length, depth);
  });
});

suite("references of a file", () => {
  test("come in the order of their objects, the last name of each", () => {
    const text = `{ "name": "P", "properties": {
      "a": { "parameters": { "inner": { "referenceName": "B", "type": "DatasetReference" } },
             "type": "DatasetReference", "referenceName": "A" },
      "b": { "referenceName": "no", "type": "PipelineReference", "referenceName": "C" },
      "dataset": { "referenceName": "D" },
      "c": { "referenceName": "no", "type": "Something" } } }`;
    assert.deepEqual(
      readDocument("pipeline/P.json", text).references.map(({ kind, name }) => `${kind} ${name}`),
      ["dataset A", "dataset B", "pipeline C", "dataset D"],
    );
  });
});
