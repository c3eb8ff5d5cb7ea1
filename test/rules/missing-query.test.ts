import { suite, test } from "node:test";
import { missingQuery as rule } from "../../server/src/rules/missing-query";
import { copyInto, kustoCommand, kustoLookup, pipeline } from "../helpers/builders";
import { checkRule } from "../helpers/rules";

const noQuery = (activity: string) =>
  `The source of activity "${activity}" has no query, so it will fail: Azure Data Explorer reads what "query" asks for, ` +
  "whatever table the dataset names. Write the query, at least the name of the table.";
const NO_COMMAND =
  'Activity "Run" has no command to run, so it will fail. Write a management command into "command", or remove the ' +
  "activity.";
const FABRIC_PATH = "Load.DataPipeline/pipeline-content.json";

suite("missing-query", () => {
  test("reports a source without a query, on its type", () => {
    checkRule(rule, copyInto('{ "type": "BlobSink" }', '{ "type": «"AzureDataExplorerSource"» }'), [
      noQuery("Copy"),
    ]);
    checkRule(rule, copyInto('{ "type": "BlobSink" }', '{ "type": «"azuredataexplorerSOURCE"» }'), [
      noQuery("Copy"),
    ]);
  });

  test("reports a blank query, on its value", () => {
    for (const query of ['«""»', '«" \\n"»', "«null»", "«{}»"]) {
      checkRule(rule, kustoLookup(query), [noQuery("Find")]);
    }
  });

  test("reports a blank query in an Expression object, on the inner value", () => {
    checkRule(rule, kustoLookup('{ "value": «""», "type": "Expression" }'), [noQuery("Find")]);
  });

  test("reports a Command activity without a command, on its type", () => {
    const activity = (typeProperties: string) =>
      pipeline(`{ "name": "Run", "type": «"AzureDataExplorerCommand"»${typeProperties} }`);
    checkRule(rule, activity(', "typeProperties": { "commandTimeout": "00:20:00" }'), [NO_COMMAND]);
    checkRule(rule, activity(""), [NO_COMMAND]);
    checkRule(rule, activity(', "typeProperties": null'), [NO_COMMAND]);
  });

  test("reports a blank command, on its value", () => {
    for (const command of ['«""»', "«{}»", "«null»", '{ "value": «" "», "type": "Expression" }']) {
      checkRule(rule, pipeline(kustoCommand(command)), [NO_COMMAND]);
    }
  });

  test("reports the command activity of Fabric", () => {
    const text = pipeline('{ "name": "Run", "type": «"KustoQueryLanguage"», "typeProperties": {} }');
    checkRule(rule, { [FABRIC_PATH]: text }, [NO_COMMAND]);
  });

  test("stays silent for texts and expressions", () => {
    for (const text of [
      '"Events | count"',
      "\"@variables('query')\"",
      "\"@{variables('query')}\"",
      '{ "value": "@variables(\'query\')", "type": "Expression" }',
      "\"@concat('', variables('query'))\"",
      '"// only a comment"',
    ]) {
      checkRule(rule, kustoLookup(text));
      checkRule(rule, pipeline(kustoCommand(text)));
    }
  });

  test("stays silent in Fabric when the source names a table", () => {
    const table = '{ "type": "AzureDataExplorerSource", "table": "Events" }';
    const inline =
      '{ "type": "AzureDataExplorerSource", "datasetSettings": { "typeProperties": { "table": "Events" } } }';
    for (const source of [table, inline]) {
      checkRule(rule, { [FABRIC_PATH]: copyInto('{ "type": "BlobSink" }', source) });
    }
  });

  test("reports in Fabric when neither is there, and in Data Factory whatever the table", () => {
    const marked = '{ "type": «"AzureDataExplorerSource"», "table": "" }';
    checkRule(rule, { [FABRIC_PATH]: copyInto('{ "type": "BlobSink" }', marked) }, [noQuery("Copy")]);
    checkRule(rule, copyInto('{ "type": "BlobSink" }', marked.replace('"table": ""', '"table": "Events"')), [
      noQuery("Copy"),
    ]);
  });

  test("stays silent while the value is being typed", () => {
    checkRule(rule, kustoLookup("").replace('"query":  }', '"query": }'));
  });

  test("stays silent where a template computes the properties", () => {
    checkRule(rule, {
      "ARMTemplateForFactory.json": `{
        "contentVersion": "1.0.0.0",
        "resources": [{
          "name": "[concat(parameters('factoryName'), '/Load')]",
          "type": "Microsoft.DataFactory/factories/pipelines",
          "properties": { "activities": [
            { "name": "Run", "type": "AzureDataExplorerCommand", "typeProperties": "[parameters('purge')]" },
            { "name": "Again", "type": "AzureDataExplorerCommand", "typeProperties": { "command": "[parameters('purge')]" } },
            { "name": "Find", "type": "Lookup", "typeProperties": { "source": { "type": "AzureDataExplorerSource", "query": "[format('{0}', 'T')]" } } }
          ] }
        }]
      }`,
    });
  });

  test("stays silent for other sources and activities", () => {
    checkRule(rule, copyInto('{ "type": "AzureDataExplorerSink" }', '{ "type": "AzureSqlSource" }'));
    checkRule(rule, pipeline('{ "name": "Old", "type": "KustoCommand", "typeProperties": {} }'));
    checkRule(
      rule,
      pipeline('{ "name": "Old", "type": "AzureDataExplorerCommand", "command": ".show tables" }'),
    );
  });
});
