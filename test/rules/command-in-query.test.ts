import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { commandInQuery as rule } from "../../server/src/rules/command-in-query";
import { copyInto, kustoCommand, kustoLookup, pipeline } from "../helpers/builders";
import { checkFix, checkRule, type Files, lintFiles, PIPELINE_PATH } from "../helpers/rules";

const TITLE = "Turn the Lookup into an Azure Data Explorer Command activity";

function message(activity: string): string {
  return (
    `Activity "${activity}" sends a management command where Azure Data Explorer expects a query, and no query may start ` +
    "with a dot. Run it with an Azure Data Explorer Command activity."
  );
}

function lookup(query: string, rest = ""): string {
  return pipeline(`{
  "name": "Find",
  "type": "Lookup",
  "dependsOn": [{ "activity": "Load", "dependencyConditions": ["Succeeded"] }],
  "policy": { "timeout": "0.12:00:00", "retry": 1 },
  "userProperties": [{ "name": "owner", "value": "data" }],
  "typeProperties": {
    "source": {
      "type": "AzureDataExplorerSource",
      "query": ${query}${rest}
    },
    "dataset": { "referenceName": "Events", "type": "DatasetReference" },
    "firstRowOnly": false
  }
}`);
}

function command(typeProperties: string, linkedService: string): string {
  return pipeline(`{
  "name": "Find",
  "type": "AzureDataExplorerCommand",
  "dependsOn": [{ "activity": "Load", "dependencyConditions": ["Succeeded"] }],
  "policy": { "timeout": "0.12:00:00", "retry": 1 },
  "userProperties": [{ "name": "owner", "value": "data" }],
  "typeProperties": ${typeProperties},
  "linkedServiceName": ${linkedService}
}`);
}

const REFERENCE = '{ "referenceName": "Cluster", "type": "LinkedServiceReference" }';

function factory(text: string, reference = REFERENCE, clusterType = "AzureDataExplorer"): Files {
  return {
    [PIPELINE_PATH]: text,
    "dataset/Events.json": `{
  "name": "Events",
  "properties": { "linkedServiceName": ${reference}, "type": "AzureDataExplorerTable", "typeProperties": { "table": "Events" } }
}`,
    "linkedService/Cluster.json": `{ "name": "Cluster", "properties": { "type": "${clusterType}", "typeProperties": {} } }`,
  };
}

const WRITTEN_REFERENCE = `{
    "referenceName": "Cluster",
    "type": "LinkedServiceReference"
  }`;

suite("command-in-query", () => {
  test("reports a command in a Lookup or Copy, over the whole JSON value", () => {
    checkRule(rule, kustoLookup('«".show tables"»'), [message("Find")]);
    checkRule(
      rule,
      copyInto(
        '{ "type": "ParquetSink" }',
        '{ "type": "azuredataexplorersource", "query": «"// all\\n .show tables"» }',
      ),
      [message("Copy")],
    );
  });

  test("reports every form of a text that begins with a literal dot", () => {
    checkRule(rule, kustoLookup(`{ "value": «".show tables"», "type": "Expression" }`), [message("Find")]);
    checkRule(rule, kustoLookup(`«"@concat('.show table ', variables('t'), ' details')"»`), [
      message("Find"),
    ]);
    checkRule(rule, kustoLookup(`«".show table @{variables('t')} details"»`), [message("Find")]);
    checkRule(rule, kustoLookup(`«".@{variables('verb')} tables"»`), [message("Find")]);
  });

  for (const query of ["Events | count", "print '.show tables'", "// .show tables\nEvents | count", ""]) {
    test(`accepts ${JSON.stringify(query)}`, () => checkRule(rule, kustoLookup(JSON.stringify(query))));
  }

  test("stays silent when an expression builds the first character", () => {
    checkRule(rule, kustoLookup(`"@{variables('x')}.show tables"`));
    checkRule(rule, kustoLookup('"@pipeline().parameters.query"'));
  });

  test("stays silent on a Command activity and on another store", () => {
    checkRule(rule, pipeline(kustoCommand('".show tables"')));
    checkRule(
      rule,
      copyInto('{ "type": "ParquetSink" }', '{ "type": "AzureSqlSource", "query": ".show tables" }'),
    );
  });

  test("turns a Lookup into a Command activity and keeps what every activity has", () => {
    checkFix(rule, factory(lookup('".show tables"')), TITLE, {
      [PIPELINE_PATH]: command(
        `{
    "command": ".show tables"
  }`,
        WRITTEN_REFERENCE,
      ),
    });
  });

  test("keeps the form of the query and takes its timeout along", () => {
    const query = `{ "value": "@concat('.show table ''', variables('t'), ''' details')", "type": "Expression" }`;
    checkFix(rule, factory(lookup(query, ',\n      "queryTimeout": "00:10:00"')), TITLE, {
      [PIPELINE_PATH]: command(
        `{
    "command": {
      "value": "@concat('.show table ''', variables('t'), ''' details')",
      "type": "Expression"
    },
    "commandTimeout": "00:10:00"
  }`,
        WRITTEN_REFERENCE,
      ),
    });
  });

  test("takes literal parameters of the linked service along", () => {
    const reference =
      '{ "referenceName": "Cluster", "type": "LinkedServiceReference", "parameters": { "db": "A" } }';
    checkFix(rule, factory(lookup('".show tables"'), reference), TITLE, {
      [PIPELINE_PATH]: command(
        `{
    "command": ".show tables"
  }`,
        `{
    "referenceName": "Cluster",
    "type": "LinkedServiceReference",
    "parameters": {
      "db": "A"
    }
  }`,
      ),
    });
  });

  test("gives the linked service what the Lookup gives the dataset", () => {
    const reference =
      '{ "referenceName": "Cluster", "type": "LinkedServiceReference", "parameters": { "db": "@dataset().db" } }';
    const passed = `"type": "DatasetReference", "parameters": { "db": "@pipeline().parameters.db" } }`;
    const text = lookup('".show tables"').replace('"type": "DatasetReference" }', passed);
    checkFix(rule, factory(text, reference), TITLE, {
      [PIPELINE_PATH]: command(
        `{
    "command": ".show tables"
  }`,
        `{
    "referenceName": "Cluster",
    "type": "LinkedServiceReference",
    "parameters": {
      "db": {
        "value": "@{pipeline().parameters.db}",
        "type": "Expression"
      }
    }
  }`,
      ),
    });
  });

  test("offers no fix where the cluster is not known, or depends on the dataset's parameters", () => {
    const computed =
      '{ "referenceName": "Cluster", "type": "LinkedServiceReference", "parameters": { "db": "@dataset().db" } }';
    for (const files of [
      { [PIPELINE_PATH]: lookup('".show tables"') },
      factory(lookup('".show tables"'), '{ "referenceName": "Other", "type": "LinkedServiceReference" }'),
      factory(lookup('".show tables"'), REFERENCE, "AzureSqlDatabase"),
      factory(lookup('".show tables"'), computed),
    ]) {
      assert.deepEqual(
        lintFiles(rule, files).map(({ fixes }) => fixes),
        [[]],
      );
    }
  });

  test("offers no fix in an exported template", () => {
    const resources = [
      ["pipelines", "Load", JSON.parse(lookup('".show tables"')).properties],
      ["datasets", "Events", { linkedServiceName: JSON.parse(REFERENCE), type: "AzureDataExplorerTable" }],
      ["linkedServices", "Cluster", { type: "AzureDataExplorer" }],
    ].map(([type, name, properties]) => ({
      name: `[concat(parameters('factoryName'), '/${name}')]`,
      type: `Microsoft.DataFactory/factories/${type}`,
      properties,
    }));
    const template = JSON.stringify({ contentVersion: "1.0.0.0", resources });
    assert.deepEqual(
      lintFiles(rule, { "ARMTemplateForFactory.json": template }).map(({ fixes }) => fixes),
      [[]],
    );
  });

  test("offers no fix on a Copy", () => {
    const copy = copyInto(
      '{ "type": "ParquetSink" }',
      '{ "type": "AzureDataExplorerSource", "query": ".show tables" }',
    );
    assert.deepEqual(
      lintFiles(rule, factory(copy)).map(({ fixes }) => fixes),
      [[]],
    );
  });
});
