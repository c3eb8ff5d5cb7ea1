import { suite, test } from "node:test";
import { unknownProperty as rule } from "../../server/src/rules/unknown-property";
import { copyInto, dataset, kustoLookup, pipeline } from "../helpers/builders";
import { checkFix, checkRule } from "../helpers/rules";

const message = (property: string, of: string, type: string, advice: string) =>
  `"${property}" of ${of} is no property of "${type}", so the service ignores it without a word. ${advice}`;
const REMOVE = "Remove it, or put it where it belongs.";

const lookup = (property: string) => kustoLookup(`"Events", ${property}`, "");
const sink = (property: string) =>
  copyInto(`{ "type": "AzureDataExplorerSink", ${property} }`, '{ "type": "AzureSqlSource" }');
const command = (properties: string, type = "AzureDataExplorerCommand") =>
  pipeline(`{ "name": "Run", "type": "${type}", "typeProperties": { ${properties} } }`);
const linkedService = (properties: string) => ({
  "linkedService/Cluster.json": `{ "name": "Cluster", "properties": { "type": "AzureDataExplorer", "typeProperties": { ${properties} } } }`,
});

suite("unknown-property", () => {
  suite("reports the key", () => {
    test("of a source, with the name that was meant", () => {
      checkRule(rule, lookup('«"queryTimeOuts"»: "00:10:00"'), [
        message(
          "queryTimeOuts",
          'the source of activity "Find"',
          "AzureDataExplorerSource",
          'Did you mean "queryTimeout"?',
        ),
      ]);
    });

    test("of a source, where nothing like it exists", () => {
      checkRule(rule, lookup('«"partitionOption"»: "None"'), [
        message("partitionOption", 'the source of activity "Find"', "AzureDataExplorerSource", REMOVE),
      ]);
    });

    test("of a source that only Fabric has", () => {
      checkRule(rule, lookup('«"table"»: "Events"'), [
        message("table", 'the source of activity "Find"', "AzureDataExplorerSource", REMOVE),
      ]);
    });

    test("of both ends of a Copy", () => {
      checkRule(
        rule,
        copyInto(
          '{ "type": "azuredataexplorersink", «"preCopyScript"»: ".clear table T data" }',
          '{ "type": "AzureDataExplorerSource", "query": "T", «"isolationLevel"»: "x" }',
        ),
        [
          message("isolationLevel", 'the source of activity "Copy"', "AzureDataExplorerSource", REMOVE),
          message("preCopyScript", 'the sink of activity "Copy"', "AzureDataExplorerSink", REMOVE),
        ],
      );
    });

    test("of a command, that of the old data store among them", () => {
      checkRule(
        rule,
        command('"command": ".show tables", «"commandType"»: "Control", «"timeout"»: "00:10:00"'),
        [
          message("commandType", 'activity "Run"', "AzureDataExplorerCommand", REMOVE),
          message("timeout", 'activity "Run"', "AzureDataExplorerCommand", REMOVE),
        ],
      );
    });

    test("of a dataset and of a linked service", () => {
      checkRule(
        rule,
        {
          "dataset/Events.json": dataset("Events", "AzureDataExplorerTable", '{ «"tableName"»: "Events" }'),
          ...linkedService('"endpoint": "https://c", «"credentials"»: {}, «"cluster"»: "c"'),
        },
        [
          message("tableName", 'dataset "Events"', "AzureDataExplorerTable", REMOVE),
          message(
            "credentials",
            'linked service "Cluster"',
            "AzureDataExplorer",
            'Did you mean "credential"?',
          ),
          message("cluster", 'linked service "Cluster"', "AzureDataExplorer", REMOVE),
        ],
      );
    });
  });

  suite("accepts", () => {
    test("all properties of a source and a sink, those of every source and sink among them", () => {
      checkRule(
        rule,
        copyInto(
          `{ "type": "AzureDataExplorerSink", "ingestionMappingName": "", "ingestionMappingAsJson": "[]", "flushImmediately": true,
             "additionalProperties": { "tags": "[]" }, "writeBatchSize": 1, "writeBatchTimeout": "00:01:00", "sinkRetryCount": 1,
             "sinkRetryWait": "00:01:00", "maxConcurrentConnections": 1, "disableMetricsCollection": false }`,
          `{ "type": "AzureDataExplorerSource", "query": "T", "queryTimeout": "00:10:00", "noTruncation": true, "additionalColumns": [],
             "sourceRetryCount": 1, "sourceRetryWait": "00:01:00", "maxConcurrentConnections": 1, "disableMetricsCollection": false }`,
        ),
      );
    });

    test("all properties of a command, a dataset and a linked service", () => {
      checkRule(rule, {
        "pipeline/Load.json": command('"command": ".show tables", "commandTimeout": "00:20:00"'),
        "dataset/Events.json": dataset(
          "Events",
          "AzureDataExplorerTable",
          '{ "table": "Events" }',
          '"schema": []',
        ),
        ...linkedService(
          `"endpoint": "https://c", "database": "d", "tenant": "t", "servicePrincipalId": "i", "servicePrincipalKey": "***",
           "credential": {}, "encryptedCredential": "e"`,
        ),
      });
    });

    test("what stands beside the type properties", () => {
      checkRule(
        rule,
        pipeline(
          '{ "name": "Run", "type": "AzureDataExplorerCommand", "anything": 1, "typeProperties": { "command": ".show tables" } }',
        ),
      );
    });

    test("another casing, of which nothing is documented", () => {
      checkRule(rule, lookup('"QueryTimeout": "00:10:00"'));
    });

    test("other types, the old data store and the activity of Fabric among them", () => {
      checkRule(rule, command('"commandType": "Control"', "KustoCommand"));
      checkRule(rule, command('"anything": 1', "KustoQueryLanguage"));
      checkRule(rule, copyInto('{ "type": "AzureSqlSink", "x": 1 }', '{ "type": "AzureSqlSource", "x": 1 }'));
    });

    test("whatever Fabric has", () => {
      checkRule(rule, {
        "Load.DataPipeline/pipeline-content.json": lookup('"table": "Events", "datasetSettings": {}'),
      });
    });

    test("a resource whose fields stand straight under properties", () => {
      checkRule(rule, {
        "linkedService/Cluster.json":
          '{ "name": "Cluster", "properties": { "type": "AzureDataExplorer", "endpoint": "https://c", "x": 1 } }',
      });
    });
  });

  suite("fixes", () => {
    test("by the name that was meant", () => {
      checkFix(
        rule,
        lookup('"noTruncations": true'),
        'Change to "noTruncation"',
        lookup('"noTruncation": true'),
      );
    });

    test("by removing it", () => {
      checkFix(
        rule,
        command('"command": ".show tables", "commandType": "Control"'),
        'Remove "commandType"',
        command('"command": ".show tables"'),
      );
    });

    test("only by removing it where the meant one is there", () => {
      checkRule(rule, sink('"flushImmediately": true, «"flushImediately"»: true'), [
        message("flushImediately", 'the sink of activity "Copy"', "AzureDataExplorerSink", REMOVE),
      ]);
    });
  });
});
