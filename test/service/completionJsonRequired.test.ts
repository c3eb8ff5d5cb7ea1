import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { objectAt } from "../../server/src/adf/metadata/typeOfValue";
import { Analysis } from "../../server/src/factory/analysis";
import type { JsonNode } from "../../server/src/json/node";
import { complete } from "../../server/src/service/completion";
import { CATALOGUE } from "../helpers/catalogue";
import { pipelineOf } from "../helpers/completionJson";
import { factoryOf, PIPELINE_PATH } from "../helpers/rules";

const reference = (referenceName: string, type: string) =>
  `{ "referenceName": "${referenceName}", "type": "${type}" }`;
const DATASET = reference("Csv", "DatasetReference");
const SERVICE = reference("Some", "LinkedServiceReference");

/** One activity of each of ten types, as a factory has them. */
const ACTIVITIES: Readonly<Record<string, string>> = {
  Copy: `{ "name": "A", "type": "Copy", "inputs": [${DATASET}], "outputs": [${DATASET}],
    "dependsOn": [{ "activity": "B", "dependencyConditions": ["Succeeded"] }],
    "userProperties": [{ "name": "Owner", "value": "data" }],
    "typeProperties": {
      "source": { "type": "DelimitedTextSource",
        "storeSettings": { "type": "AzureBlobFSReadSettings", "recursive": true },
        "formatSettings": { "type": "DelimitedTextReadSettings" } },
      "sink": { "type": "AzureDataExplorerSink" },
      "enableStaging": true, "stagingSettings": { "linkedServiceName": ${SERVICE} },
      "logSettings": { "logLocationSettings": { "linkedServiceName": ${SERVICE} } },
      "translator": { "type": "TabularTranslator", "mappings": [{ "source": { "name": "a" }, "sink": { "name": "b" } }] } } }`,
  AzureDataExplorerCommand: `{ "name": "A", "type": "AzureDataExplorerCommand", "linkedServiceName": ${SERVICE},
    "typeProperties": { "command": ".show tables" } }`,
  Lookup: `{ "name": "A", "type": "Lookup", "typeProperties": { "dataset": ${DATASET},
    "source": { "type": "AzureDataExplorerSource", "query": "T | take 1" } } }`,
  ForEach: `{ "name": "A", "type": "ForEach", "typeProperties": { "items": { "value": "@createArray(1)", "type": "Expression" },
    "activities": [{ "name": "B", "type": "Wait", "typeProperties": { "waitTimeInSeconds": 1 } }] } }`,
  IfCondition: `{ "name": "A", "type": "IfCondition", "typeProperties": {
    "expression": { "value": "@equals(1, 1)", "type": "Expression" },
    "ifTrueActivities": [{ "name": "B", "type": "Fail", "typeProperties": { "message": "m", "errorCode": "1" } }] } }`,
  Until: `{ "name": "A", "type": "Until", "typeProperties": {
    "expression": { "value": "@equals(1, 1)", "type": "Expression" },
    "activities": [{ "name": "B", "type": "SetVariable", "typeProperties": { "variableName": "v", "value": "x" } }] } }`,
  Switch: `{ "name": "A", "type": "Switch", "typeProperties": { "on": { "value": "@string(1)", "type": "Expression" },
    "cases": [{ "value": "1", "activities": [] }] } }`,
  ExecutePipeline: `{ "name": "A", "type": "ExecutePipeline", "typeProperties": {
    "pipeline": ${reference("Inner", "PipelineReference")} } }`,
  WebActivity: `{ "name": "A", "type": "WebActivity", "typeProperties": { "url": "https://contoso.com", "method": "GET" } }`,
  SqlServerStoredProcedure: `{ "name": "A", "type": "SqlServerStoredProcedure", "linkedServiceName": ${SERVICE},
    "typeProperties": { "storedProcedureName": "p" } }`,
  GetMetadata: `{ "name": "A", "type": "GetMetadata", "typeProperties": { "dataset": ${DATASET} } }`,
};

suite("every required property is offered where it is missing", () => {
  for (const [type, activity] of Object.entries(ACTIVITIES)) {
    test(`in ${type}`, () => {
      const text = pipelineOf(activity);
      const places = requiredPlaces(text);
      assert.ok(places.length >= 4, `${places.length} places`);
      for (const { name, node } of places) {
        assert.ok(offeredAt(withoutProperty(text, node)).includes(name), `${name} is not offered`);
        const { start, end } = node.propertySpan;
        const halfTyped = { text: `${text.slice(0, start)}""${text.slice(end)}`, offset: start + 1 };
        assert.ok(offeredAt(halfTyped).includes(name), `${name} is not offered between quotes`);
      }
    });
  }
});

interface Place {
  readonly name: string;
  readonly node: JsonNode;
}

function requiredPlaces(text: string): readonly Place[] {
  const [pipeline] = analyse(text).document.resources;
  assert.ok(pipeline);
  const objects = [...pipeline.properties.descendants()].filter(({ kind }) => kind === "object");
  return objects.flatMap((object) => {
    const known = objectAt(object, pipeline, CATALOGUE);
    const required = (known?.properties ?? []).filter(({ isRequired }) => isRequired);
    return required.flatMap(({ name }) => {
      const node = object.get(name);
      return node === undefined ? [] : [{ name, node }];
    });
  });
}

function withoutProperty(text: string, { propertySpan: { start, end } }: JsonNode) {
  const behind = /^\s*,/.exec(text.slice(end))?.[0].length ?? 0;
  const before = behind > 0 ? 0 : (/,\s*$/.exec(text.slice(0, start))?.[0].length ?? 0);
  return {
    text: `${text.slice(0, start - before)} ${text.slice(end + behind)}`,
    offset: start - before + 1,
  };
}

function offeredAt({ text, offset }: { text: string; offset: number }): readonly string[] {
  return complete(analyse(text), offset, { catalogue: CATALOGUE }).items.map(({ label }) => label);
}

function analyse(text: string): Analysis {
  const factory = factoryOf({ [PIPELINE_PATH]: text });
  const document = factory.document(PIPELINE_PATH);
  assert.ok(document);
  return new Analysis(document, factory, "kusto");
}
