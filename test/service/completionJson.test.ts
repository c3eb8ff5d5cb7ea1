import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { dataset } from "../helpers/builders";
import { completeJsonAt, pipelineOf } from "../helpers/completionJson";
import type { Files } from "../helpers/rules";

suite("completion of properties", () => {
  test("offers those of the type, with what is required first, and none that is there", () => {
    const { labels, items, itemOf } = completeJsonAt(
      pipelineOf(`{ "name": "A", "type": "AzureDataExplorerCommand", "typeProperties": { $0 } }`),
    );
    assert.deepEqual(labels, ["command", "commandTimeout"]);
    assert.deepEqual(
      items.map(({ sortText }) => sortText),
      ["0command", "1commandtimeout"],
    );
    assert.equal(itemOf("command").detail, "string, required");
    assert.equal(itemOf("command").kind, "property");
    const rest = completeJsonAt(
      pipelineOf(`{ "type": "AzureDataExplorerCommand", "typeProperties": { "command": ".x", $0 } }`),
    );
    assert.deepEqual(rest.labels, ["commandTimeout"]);
  });

  test("takes a name in another casing for the same", () => {
    const { labels } = completeJsonAt(
      pipelineOf(
        `{ "type": "ExecuteDataFlow", "typeProperties": { "dataflow": { "referenceName": "A" }, $0 } }`,
      ),
    );
    assert.ok(labels.includes("compute") && !labels.includes("dataFlow"));
  });

  test("documents Kusto properties by the facts, others by the types of Data Factory", () => {
    const command = completeJsonAt(
      pipelineOf(`{ "type": "AzureDataExplorerCommand", "typeProperties": { $0 } }`),
    ).itemOf("commandTimeout").documentation;
    assert.match(command, /\*\*Default:\*\* `00:20:00`/);
    assert.match(
      command,
      /https:\/\/learn\.microsoft\.com\/azure\/data-explorer\/data-factory-command-activity/,
    );
    const web = completeJsonAt(pipelineOf(`{ "type": "WebActivity", "typeProperties": { $0 } }`)).itemOf(
      "method",
    );
    assert.match(
      web.documentation,
      /- \*\*Type:\*\* one of the values\n- \*\*Required\*\*\n- \*\*Values:\*\* `GET`, `POST`/,
    );
    assert.match(
      web.documentation,
      /\[Documentation\]\(https:\/\/learn\.microsoft\.com\/azure\/data-factory\/control-flow-web-activity\)$/,
    );
  });

  test("knows the objects in objects: source, sink, settings, policy, dependencies", () => {
    const inside = (typeProperties: string) =>
      completeJsonAt(pipelineOf(`{ "name": "A", "type": "Copy", "typeProperties": { ${typeProperties} } }`))
        .labels;
    for (const name of ["source", "sink", "translator"]) assert.ok(inside("$0").includes(name), name);
    assert.ok(inside(`"source": { "type": "AzureDataExplorerSource", $0 }`).includes("query"));
    assert.ok(inside(`"sink": { "type": "AzureDataExplorerSink", $0 }`).includes("additionalProperties"));
    assert.ok(
      inside(`"sink": { "type": "AzureDataExplorerSink", "additionalProperties": { $0 } }`).includes("tags"),
    );
    assert.ok(
      inside(
        `"source": { "type": "DelimitedTextSource", "storeSettings": { "type": "AzureBlobFSReadSettings", $0 } }`,
      ).includes("wildcardFileName"),
    );
    assert.ok(
      inside(
        `"source": { "type": "DelimitedTextSource", "formatSettings": { "type": "delimitedtextreadsettings", $0 } }`,
      ).includes("skipLineCount"),
    );
    assert.ok(
      inside(`"translator": { "type": "TabularTranslator", $0 }`).includes("mapComplexValuesToString"),
    );
    assert.deepEqual(
      inside(
        `"translator": { "type": "TabularTranslator", "mappings": [{ "source": { "name": "a" }, $0 }] }`,
      ),
      ["sink"],
    );
    const policy = completeJsonAt(pipelineOf(`{ "type": "Copy", "policy": { $0 } }`)).labels;
    assert.deepEqual(policy.slice(0, 2), ["timeout", "retry"]);
    assert.deepEqual(completeJsonAt(pipelineOf(`{ "dependsOn": [{ $0 }] }`)).labels, [
      "activity",
      "dependencyConditions",
    ]);
  });

  test("knows activities in containers", () => {
    const inner = `{ "type": "Wait", "typeProperties": { $0 } }`;
    for (const outer of [
      `{ "type": "ForEach", "typeProperties": { "activities": [${inner}] } }`,
      `{ "type": "IfCondition", "typeProperties": { "ifTrueActivities": [${inner}] } }`,
      `{ "type": "Switch", "typeProperties": { "cases": [{ "value": "a", "activities": [${inner}] }] } }`,
      `{ "type": "Until", "typeProperties": { "activities": [${inner}] } }`,
    ]) {
      assert.deepEqual(completeJsonAt(pipelineOf(outer)).labels, ["waitTimeInSeconds"], outer);
    }
  });

  test("knows the properties of each kind of resource", () => {
    assert.ok(inFile("dataset/A.json", `{ "properties": { $0 } }`).includes("linkedServiceName"));
    assert.ok(inFile("dataset/A.json", dataset("A", "DelimitedText", "{ $0 }")).includes("columnDelimiter"));
    assert.ok(
      inFile(
        "dataset/A.json",
        dataset("A", "DelimitedText", `{ "location": { "type": "AzureBlobFSLocation", $0 } }`),
      ).includes("fileSystem"),
    );
    assert.ok(
      inFile(
        "linkedService/A.json",
        service(`"type": "AzureDataExplorer", "typeProperties": { $0 }`),
      ).includes("endpoint"),
    );
    assert.ok(
      inFile(
        "trigger/A.json",
        service(`"type": "ScheduleTrigger", "typeProperties": { "recurrence": { $0 } }`),
      ).includes("frequency"),
    );
    assert.ok(
      inFile(
        "integrationRuntime/A.json",
        service(`"type": "Managed", "typeProperties": { "computeProperties": { $0 } }`),
      ).includes("location"),
    );
    assert.deepEqual(inFile("pipeline/A.json", `{ $0 "properties": { "activities": [] } }`), ["name"]);
  });

  test("works in templates and in Fabric, where there are no files to refer to", () => {
    const arm = `{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
      "contentVersion": "1.0.0.0", "resources": [{ "name": "[concat('f', '/Load')]",
      "type": "Microsoft.DataFactory/factories/pipelines", "properties": { "activities": [
        { "name": "A", "type": "AzureDataExplorerCommand", "typeProperties": { $0 } }] } }] }`;
    assert.deepEqual(inFile("ARMTemplateForFactory.json", arm), ["command", "commandTimeout"]);
    const fabric = (activity: string) =>
      inFile("Load.DataPipeline/pipeline-content.json", `{ "properties": { "activities": [${activity}] } }`);
    assert.deepEqual(fabric(`{ "type": "KustoQueryLanguage", "typeProperties": { $0 } }`), [
      "command",
      "commandTimeout",
      "database",
    ]);
    const source = fabric(
      `{ "type": "Copy", "typeProperties": { "source": { "type": "AzureDataExplorerSource", $0 } } }`,
    );
    assert.ok(source.includes("datasetSettings") && source.includes("table"));
    const copy = fabric(`{ "type": "Copy", $0 }`);
    assert.ok(
      copy.includes("externalReferences") && !copy.includes("inputs") && !copy.includes("linkedServiceName"),
    );
    assert.ok(
      fabric(
        `{ "type": "Copy", "typeProperties": { "sink": { "datasetSettings": { "type": "Parquet", "typeProperties": { $0 } } } } }`,
      ).includes("location"),
    );
  });

  test("offers nothing where the author chooses the names, and in files that hold no resource", () => {
    assert.deepEqual(inFile("pipeline/A.json", pipelineOf("", ` "parameters": { $0 },`)), []);
    assert.deepEqual(inFile("pipeline/A.json", pipelineOf("", ` "annotations": [ $0 ],`)), []);
    assert.deepEqual(inFile("other/notes.json", `{ $0 }`), []);
    assert.deepEqual(
      inFile("pipeline/A.json", pipelineOf(`{ "type": "Unheard", "typeProperties": { $0 } }`)),
      [],
    );
  });

  test("offers the parameters of what is referred to, those without a default first", () => {
    const files = {
      "dataset/Csv.json": dataset(
        "Csv",
        "DelimitedText",
        "{}",
        `"parameters": { "file": { "type": "string" }, "days": { "type": "int", "defaultValue": 7 } }`,
      ),
      "pipeline/Inner.json": `{ "name": "Inner", "properties": { "parameters": { "Day": { "type": "String" } }, "activities": [] } }`,
    };
    const copy = pipelineOf(
      `{ "type": "Copy", "inputs": [{ "referenceName": "csv", "type": "DatasetReference", "parameters": { $0 } }] }`,
    );
    const { labels, items, take } = completeJsonAt({ "pipeline/Load.json": copy, ...files });
    assert.deepEqual(labels, ["file", "days"]);
    assert.deepEqual(
      items.map(({ detail, documentation }) => `${detail} · ${documentation}`),
      ["string · ", "int, has a default · Default `7`."],
    );
    assert.ok(take("days").includes(`"parameters": { "days": «0» }`), take("days"));
    const execute = pipelineOf(
      `{ "type": "ExecutePipeline", "typeProperties": { "parameters": { $0 },
         "pipeline": { "referenceName": "Inner", "type": "PipelineReference" } } }`,
    );
    assert.deepEqual(completeJsonAt({ "pipeline/Load.json": execute, ...files }).labels, ["Day"]);
  });
});

suite("what a property is written as", () => {
  test("is its key and a value of its type, in the style around it", () => {
    const command = (inside: string) =>
      pipelineOf(`{\n        "type": "AzureDataExplorerCommand",\n        ${inside}\n      }`);
    assert.equal(
      completeJsonAt(command(`$0`)).take("typeProperties"),
      command(`"typeProperties": {\n          "command": "«»"\n        }`),
    );
    assert.equal(
      completeJsonAt(command(`$0`)).take("linkedServiceName"),
      command(
        `"linkedServiceName": {\n          "referenceName": "«»",\n          "type": "LinkedServiceReference"\n        }`,
      ),
    );
    assert.equal(completeJsonAt(command(`$0`)).take("policy"), command(`"policy": {«»}`));
    assert.equal(completeJsonAt(command(`$0`)).take("state"), command(`"state": "«Active»"`));
    assert.equal(
      completeJsonAt(command(`$0`)).take("dependsOn"),
      command(`"dependsOn": [\n          «»\n        ]`),
    );
  });

  test("is on one line where the object is", () => {
    const lookup = (inside: string) => pipelineOf(`{ "type": "Lookup", "typeProperties": {${inside}} }`);
    assert.equal(completeJsonAt(lookup("$0")).take("source"), lookup(`"source": { "type": "«»" }`));
    assert.equal(
      completeJsonAt(lookup(` "a": 1, $0 `)).take("firstRowOnly"),
      lookup(` "a": 1, "firstRowOnly": «false» `),
    );
    assert.equal(
      completeJsonAt(lookup(`"a":1,$0`)).take("dataset"),
      lookup(`"a":1,"dataset":{"referenceName":"«»","type":"DatasetReference"}`),
    );
  });

  test("keeps line ends and tabs", () => {
    const text = pipelineOf(`{\n\t"type": "Copy",\n\t$0\n}`).replaceAll("\n", "\r\n").replaceAll("  ", "\t");
    const written = completeJsonAt(text).take("typeProperties");
    assert.match(written, /\r\n\t"typeProperties": \{\r\n\t\t"source": \{\r\n\t\t\t"type": "«»"\r\n\t\t\}/);
    assert.ok(!/[^\r]\n/.test(written));
  });

  test("has the commas that are missing", () => {
    const wait = (inside: string) => pipelineOf(`{\n${inside}\n}`);
    assert.equal(
      completeJsonAt(wait(`  "type": "Wait"\n  $0`)).take("name"),
      wait(`  "type": "Wait",\n  "name": "«»"`),
    );
    assert.equal(
      completeJsonAt(wait(`  "type": "Wait",\n  $0\n  "typeProperties": {}`)).take("name"),
      wait(`  "type": "Wait",\n  "name": "«»",\n  "typeProperties": {}`),
    );
    assert.equal(
      completeJsonAt(wait(`  "type": "Wait"\n  "na$0"\n  "typeProperties": {}`)).take("name"),
      wait(`  "type": "Wait",\n  "name": "«»",\n  "typeProperties": {}`),
    );
  });

  test("replaces what is typed of the key, and keeps a value that is there", () => {
    const wait = (inside: string) => pipelineOf(`{ "type": "Wait", ${inside} }`);
    for (const typed of [`"$0"`, `"na$0"`, `na$0`, `"na$0me"`]) {
      assert.equal(completeJsonAt(wait(typed)).take("name"), wait(`"name": "«»"`), typed);
    }
    assert.equal(completeJsonAt(wait(`"nam$0": "A"`)).take("name"), wait(`"name": "A"`));
    assert.equal(completeJsonAt(wait(`"name$0": "A"`)).take("name"), wait(`"name": "A"`));
    assert.equal(completeJsonAt(wait(`"na$0"`)).itemOf("name").filterText, `"name"`);
  });

  test("is offered behind a typed quote, and behind no other typed character", () => {
    const wait = (inside: string) => pipelineOf(`{ "type": "Wait", ${inside} }`);
    assert.ok(completeJsonAt(wait(`"$0"`), '"').labels.includes("name"));
    assert.ok(completeJsonAt(wait(`"$0`), '"').labels.includes("name"));
    for (const typed of [" ", "{", ".", "@"]) assert.deepEqual(completeJsonAt(wait(" $0"), typed).labels, []);
  });
});

function inFile(path: string, text: string): readonly string[] {
  const files: Files = { [path]: text };
  return completeJsonAt(files).labels;
}

function service(properties: string): string {
  return `{ "name": "A", "properties": { ${properties} } }`;
}
