import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { type AdfDocument, readDocument } from "../../server/src/adf/document";
import { factoryOf } from "../helpers/rules";

const FACTORY = "Microsoft.DataFactory/factories";
const PROPERTIES = `"properties": { "activities": [] }`;

function read(resources: string, rest = ""): AdfDocument {
  return readDocument("template.json", `{ "contentVersion": "1.0.0.0", ${rest} "resources": ${resources} }`);
}

function namesIn(document: AdfDocument): readonly string[] {
  return document.resources.map(({ kind, form, name }) => `${form} ${kind} ${name}`);
}

function pipeline(name: string, type = `${FACTORY}/pipelines`): string {
  return `{ "name": "${name}", "type": "${type}", ${PROPERTIES} }`;
}

suite("resources of an ARM template", () => {
  test("have the last part of their names, however these are put together", () => {
    const resources = [
      pipeline("[concat(parameters('factoryName'), '/A b')]"),
      pipeline("[format('{0}/{1}', parameters('factoryName'), 'B')]"),
      pipeline("[concat(parameters('factoryName'), '/', variables('name'))]"),
      pipeline("[concat(parameters('factoryName'), '/D_', parameters('stage'))]"),
      pipeline("[concat(parameters('factoryName'), '/E_', parameters('region'))]"),
      pipeline("factory/F"),
      pipeline("[parameters('whole')]"),
    ];
    const rest = `"variables": { "name": "C" }, "parameters": { "stage": { "defaultValue": "dev" }, "whole": { "defaultValue": "f/G" } },`;
    assert.deepEqual(
      read(`[${resources.join(", ")}]`, rest).resources.map(({ name }) => name),
      ["A b", "B", "C", "D_dev", "E_[parameters('region')]", "F", "G"],
    );
  });

  test("have their names as they stand where these cannot be told", () => {
    const name = "[concat(parameters('factoryName'), '/', copyIndex())]";
    assert.deepEqual(namesIn(read(`[${pipeline(name)}]`)), [`arm pipeline ${name}`]);
  });

  test("have types in any case, of Data Factory and of Synapse", () => {
    const resources = [
      pipeline("a/A", "microsoft.datafactory/FACTORIES/Pipelines"),
      pipeline("a/B", "Microsoft.Synapse/workspaces/linkedservices"),
      pipeline("a/C", "Microsoft.Synapse/workspaces/notebooks"),
      pipeline("a/D", "Microsoft.Storage/storageAccounts/datasets"),
    ];
    assert.deepEqual(namesIn(read(`[${resources.join(", ")}]`)), ["arm pipeline A", "arm linkedService B"]);
  });

  test("are found inside the factory that they belong to", () => {
    const inner = `[${pipeline("A", "pipelines")}, ${pipeline("[concat('B')]", "DATASETS")}, ${pipeline("f/C")}]`;
    const factory = `{ "name": "f", "type": "${FACTORY}", "properties": {}, "resources": ${inner} }`;
    assert.deepEqual(namesIn(read(`[${factory}]`)), [
      "arm factory f",
      "arm pipeline A",
      "arm dataset B",
      "arm pipeline C",
    ]);
  });

  test("are found by symbolic names, but not those that exist already", () => {
    const existing = `{ "existing": true, "type": "${FACTORY}/pipelines", "name": "f/Other" }`;
    const resources = `{ "load": ${pipeline("f/A")}, "other": ${existing} }`;
    assert.deepEqual(namesIn(read(resources, `"languageVersion": "2.0",`)), ["arm pipeline A"]);
  });

  test("are found in nested deployments, with what these are given", () => {
    const nested = (
      name: string,
      inner: string,
    ) => `{ "type": "microsoft.resources/DEPLOYMENTS", "properties": {
      "expressionEvaluationOptions": { "scope": "inner" }, "parameters": { "name": { "value": "${name}" } },
      "template": { "contentVersion": "1.0.0.0", "resources": [${inner}] } } }`;
    const load = pipeline("[format('{0}/{1}', parameters('factory'), parameters('name'))]");
    const resources = `[${nested("A", load)}, ${nested("B", nested("C", load))}]`;
    assert.deepEqual(namesIn(read(resources)), ["arm pipeline A", "arm pipeline C"]);
  });

  test("are found 10,000 deployments deep", () => {
    const opening = `{ "contentVersion": "1", "resources": [{ "type": "Microsoft.Resources/deployments", "properties": { "template": `;
    const depth = 10_000;
    const text = `${opening.repeat(depth)}{ "resources": [${pipeline("f/A")}] }${"} }] }".repeat(depth)}`;
    assert.deepEqual(namesIn(readDocument("template.json", text)), ["arm pipeline A"]);
  });
});

suite("references in an ARM template", () => {
  test("have the names that are put together, as the resources have", () => {
    const reference = (name: string) => `{ "referenceName": "${name}", "type": "DatasetReference" }`;
    const names = [
      "Events",
      "[concat('Eve', 'nts')]",
      "[variables('v')]",
      "[parameters('x')]",
      "[parameters('y')]",
      "[copyIndex()]",
    ];
    const activity = `{ "name": "Copy", "type": "Copy", "inputs": [${names.map(reference).join(", ")}] }`;
    const rest = `"variables": { "v": "Raw" }, "parameters": { "x": { "defaultValue": "Old" } },`;
    const document = read(
      `[{ "name": "f/A", "type": "${FACTORY}/pipelines", "properties": { "activities": [${activity}] } }]`,
      rest,
    );
    assert.deepEqual(
      document.references.map(({ name }) => name),
      ["Events", "Events", "Raw", "Old", "[parameters('y')]"],
    );
  });
});

suite("a factory in an ARM template", () => {
  test("knows who uses a resource whose name is put together", () => {
    const reference = `{ "referenceName": "[concat('Eve', 'nts')]", "type": "DatasetReference" }`;
    const activity = `{ "name": "Copy", "type": "Copy", "inputs": [${reference}] }`;
    const factory = factoryOf({
      "template.json": `{ "contentVersion": "1", "resources": [
        { "name": "f", "type": "${FACTORY}", "properties": {}, "resources": [
          { "name": "A", "type": "pipelines", "properties": { "activities": [${activity}] } }] },
        { "name": "[concat(parameters('f'), '/Events')]", "type": "${FACTORY}/datasets", "properties": {} }] }`,
    });
    assert.equal(factory.find("dataset", "events")?.resource.name, "Events");
    assert.equal(factory.usesOf("dataset", "EVENTS").length, 1);
    assert.deepEqual(
      [...factory.referrersOf("dataset", "Events")].map(({ name }) => name),
      ["A"],
    );
  });
});

suite("activities of an ARM template", () => {
  test("have the names that are put together", () => {
    const activities = `[{ "name": "[format('{0} all', 'Load')]", "type": "Wait" }, { "name": "[copyIndex()]", "type": "Wait" }]`;
    const document = read(
      `[{ "name": "f/A", "type": "${FACTORY}/pipelines", "properties": { "activities": ${activities} } }]`,
    );
    assert.deepEqual(
      document.activities.map(({ name }) => name),
      ["Load all", "[copyIndex()]"],
    );
  });
});
