import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { preferIngestFromQuery as rule } from "../../server/src/rules/prefer-ingest-from-query";
import {
  commandInPlaceOfCopy,
  copyFromKusto,
  datasetOver,
  resource,
  SOURCE_FILES,
} from "../helpers/kustoCopies";
import { checkFix, checkRule, type Files, lintFiles } from "../helpers/rules";

const TITLE = 'Replace the copy by a Command activity with ".set-or-append"';
const PATH = "pipeline/Load.json";
const KUSTO_SINK = '{ "type": "AzureDataExplorerSink" }';

const MESSAGE =
  'Copy "Export" takes the result of a query out of Azure Data Explorer and loads it into Azure Data Explorer again. ' +
  '".set-or-append" in a Command activity does so without the detour and costs less; it takes the columns by their ' +
  "order, and above 1 GB stay with the Copy.";

/** The dataset "Output" over a table of a cluster. */
function output(linkedService: string, typeProperties = '{ "table": "Daily" }', rest = ""): Files {
  const text = datasetOver(linkedService, "AzureDataExplorerTable", typeProperties, rest);
  return { "dataset/Output.json": text.replace("Dataset", "Output") };
}

function cluster(name: string, endpoint: string, database: string): Files {
  const properties = JSON.stringify({ endpoint, database });
  return { [`linkedService/${name}.json`]: resource(name, "AzureDataExplorer", properties) };
}

function fixes(pipeline: string, files: Files): readonly string[] {
  const findings = lintFiles(rule, { [PATH]: pipeline, ...SOURCE_FILES, ...files });
  assert.equal(findings.length, 1);
  return findings.flatMap((finding) => finding.fixes).map((fix) => fix.title);
}

suite("prefer-ingest-from-query", () => {
  suite("reports", () => {
    for (const query of [
      '"Events | where Level == 1"',
      `"@concat('Events | take ', string(5))"`,
      `{ "value": "Events | where Id == @{pipeline().parameters.id}", "type": "Expression" }`,
    ]) {
      test(`the query ${query}, on the activity's type`, () => {
        checkRule(rule, copyFromKusto(query, KUSTO_SINK).replace('"Copy"', '«"Copy"»'), [MESSAGE]);
      });
    }

    test("a sink with the empty mapping that the editor writes, whatever the case of its type", () => {
      const sink = '{ "type": "azuredataexplorersink", "ingestionMappingName": "" }';
      checkRule(rule, copyFromKusto('"Events"', sink).replace('"Copy"', '«"Copy"»'), [MESSAGE]);
    });
  });

  suite("stays silent", () => {
    test("on a sink or source of another store", () => {
      checkRule(rule, copyFromKusto('"Events"', '{ "type": "AzureSqlSink" }'));
      checkRule(
        rule,
        copyFromKusto('"Events"', KUSTO_SINK).replace("AzureDataExplorerSource", "AzureSqlSource"),
      );
    });

    test("on a mapping by the cluster, by the Copy, or by an expression", () => {
      const named = '{ "type": "AzureDataExplorerSink", "ingestionMappingName": "Csv" }';
      checkRule(rule, copyFromKusto('"Events"', named));
      checkRule(rule, copyFromKusto('"Events"', named.replace('"Csv"', "\"@variables('mapping')\"")));
      const mappings = '"mappings": [{ "source": { "name": "a" }, "sink": { "name": "b" } }]';
      checkRule(
        rule,
        copyFromKusto('"Events"', KUSTO_SINK, `"translator": { "type": "TabularTranslator", ${mappings} }`),
      );
    });

    test("on what only a Copy does", () => {
      checkRule(rule, copyFromKusto('"Events"', KUSTO_SINK, '"enableSkipIncompatibleRow": true'));
      checkRule(
        rule,
        copyFromKusto('"Events", "additionalColumns": [{ "name": "a", "value": "b" }]', KUSTO_SINK),
      );
    });

    test("on a command and on a copy without a query, which other rules report", () => {
      checkRule(rule, copyFromKusto('".show tables"', KUSTO_SINK));
      checkRule(rule, copyFromKusto('""', KUSTO_SINK));
    });
  });

  suite("replaces the copy", () => {
    function checkCommand(pipeline: string, files: Files, command: string, linkedService = "Cluster"): void {
      checkFix(rule, { [PATH]: pipeline, ...SOURCE_FILES, ...files }, TITLE, {
        [PATH]: commandInPlaceOfCopy(JSON.stringify(command), linkedService),
      });
    }

    test("within one database", () => {
      checkCommand(
        copyFromKusto('"Events\\n| where Level == 1"', KUSTO_SINK),
        output("Cluster"),
        ".set-or-append Daily <|\nEvents\n| where Level == 1",
      );
    });

    test("between two linked services of one cluster, whatever the casing and the last slash", () => {
      checkCommand(
        copyFromKusto('"Events"', KUSTO_SINK),
        {
          ...output("Other"),
          ...cluster("Other", "https://Contoso.WestEurope.kusto.windows.net/", "telemetry"),
        },
        ".set-or-append Daily <|\nEvents",
        "Other",
      );
    });

    test("into another database, naming that of the query", () => {
      checkCommand(
        copyFromKusto('"set notruncation;\\nEvents | where Level == 1"', KUSTO_SINK),
        {
          ...output("Other"),
          ...cluster("Other", "https://contoso.westeurope.kusto.windows.net", "Reports"),
        },
        ".set-or-append Daily <|\nset notruncation;\ndatabase('Telemetry').Events | where Level == 1",
        "Other",
      );
    });

    test("with the columns in the order of the table, where its dataset knows them", () => {
      const schema =
        '"schema": [{ "name": "Id", "type": "long" }, { "name": "Logged at", "type": "datetime" }]';
      checkCommand(
        copyFromKusto('"Events | where Level == 1 // all\\n;"', KUSTO_SINK),
        output("Cluster", '{ "table": "Daily" }', schema),
        ".set-or-append Daily <|\nEvents | where Level == 1\n| project Id, ['Logged at'] // all\n;",
      );
      checkCommand(
        copyFromKusto("\"Events | project Id,\\n  ['Logged at']\"", KUSTO_SINK),
        output("Cluster", '{ "table": "Daily" }', schema),
        ".set-or-append Daily <|\nEvents | project Id,\n  ['Logged at']",
      );
    });

    test("with the ingestion properties of the sink", () => {
      const sink =
        '{ "type": "AzureDataExplorerSink", "additionalProperties": { "tags": "[\\"drop-by:day\\"]", "extend_schema": "True" } }';
      checkCommand(
        copyFromKusto('"Events"', sink),
        output("Cluster"),
        `.set-or-append Daily with (tags='["drop-by:day"]', extend_schema=true) <|\nEvents`,
      );
    });

    test("into a table with a name that needs quotes, or with none yet", () => {
      const copy = copyFromKusto('"Events"', KUSTO_SINK);
      checkCommand(
        copy,
        output("Cluster", '{ "table": "Daily sum" }'),
        ".set-or-append ['Daily sum'] <|\nEvents",
      );
      checkCommand(copy, output("Cluster", "{}"), ".set-or-append <table> <|\nEvents");
      const files = { [PATH]: copy, ...SOURCE_FILES, ...output("Cluster", "{}") };
      const [fix] = lintFiles(rule, files).flatMap((finding) => finding.fixes);
      assert.deepEqual(
        fix?.edits().map(({ placeholders }) => placeholders),
        [["<table>"]],
      );
    });

    test("into a table that the pipeline passes to the dataset", () => {
      const outputs = `, "parameters": { "table": { "value": "@item().table", "type": "Expression" } }`;
      const command = ".set-or-append ['@{item().table}'] <|\\nEvents";
      checkFix(
        rule,
        {
          [PATH]: copyFromKusto('"Events"', KUSTO_SINK, "", outputs),
          ...SOURCE_FILES,
          ...output("Cluster", '{ "table": { "value": "@dataset().table", "type": "Expression" } }'),
        },
        TITLE,
        {
          [PATH]: commandInPlaceOfCopy(
            `{\n            "value": "${command}",\n            "type": "Expression"\n          }`,
          ),
        },
      );
    });

    test("not between clusters, nor while one of them is not known", () => {
      const copy = copyFromKusto('"Events"', KUSTO_SINK);
      const other = cluster("Other", "https://fabrikam.westeurope.kusto.windows.net", "Telemetry");
      assert.deepEqual(fixes(copy, { ...output("Other"), ...other }), []);
      assert.deepEqual(fixes(copy, output("Other")), []);
    });

    test("not into another database where the query may name further tables", () => {
      const other = cluster("Other", "https://contoso.westeurope.kusto.windows.net", "Reports");
      for (const query of [
        "Events | join Devices on Id",
        "Events | where Id in (Devices)",
        "Events | where Id in ((Devices | project Id))",
        "let n = 1; Events | take n",
        "union Events, Devices",
      ]) {
        const copy = copyFromKusto(JSON.stringify(query), KUSTO_SINK);
        assert.deepEqual(fixes(copy, { ...output("Other"), ...other }), [], query);
      }
    });

    test("not with ingestion properties that the command does not take", () => {
      const sink =
        '{ "type": "AzureDataExplorerSink", "additionalProperties": { "ignoreFirstRecord": true } }';
      assert.deepEqual(fixes(copyFromKusto('"Events"', sink), output("Cluster")), []);
    });
  });
});
