import { suite, test } from "node:test";
import { preferExportCommand as rule } from "../../server/src/rules/prefer-export-command";
import {
  BLOB_SINK,
  blobFiles,
  CSV_SINK,
  commandInPlaceOfCopy,
  copyFromKusto,
  lakeFiles,
  resource,
  SOURCE_FILES,
  SQL_SINK,
  sqlTable,
} from "../helpers/kustoCopies";
import { checkFix, checkRule, type Files } from "../helpers/rules";

const PATH = "pipeline/Load.json";

const message = (store: string, end = ".") =>
  `Copy "Export" takes the result of a query through Data Factory to ${store}. The ".export" command of a Command ` +
  "activity writes it there straight from the nodes of the cluster, which is faster and cheaper and has no limit of " +
  `500,000 records or 64 MB${end}`;

const LAKE = message("Data Lake Storage Gen2");

/** The pipeline, marked where it is reported, with its datasets and linked services. */
function reported(pipeline: string, output: Files = lakeFiles("DelimitedText")): Files {
  return { [PATH]: pipeline.replace('"Copy"', '«"Copy"»'), ...SOURCE_FILES, ...output };
}

function accepted(pipeline: string, output: Files = lakeFiles("DelimitedText")): Files {
  return { [PATH]: pipeline, ...SOURCE_FILES, ...output };
}

suite("prefer-export-command", () => {
  suite("reports", () => {
    test("a copy into delimited text in a data lake, on the activity's type", () => {
      checkRule(rule, reported(copyFromKusto('"Events"', CSV_SINK)), [LAKE]);
    });

    for (const query of [
      `"@concat('Events | where Id == ', string(pipeline().parameters.id))"`,
      `{ "value": "Events | where Id == @{pipeline().parameters.id}", "type": "Expression" }`,
      `"@pipeline().parameters.query"`,
    ]) {
      test(`the query ${query}`, () => checkRule(rule, reported(copyFromKusto(query, CSV_SINK)), [LAKE]));
    }

    test("types in any case", () => {
      const files = reported(
        copyFromKusto('"Events"', CSV_SINK.replace("DelimitedTextSink", "delimitedtextsink")),
      );
      checkRule(rule, files, [LAKE]);
    });

    test("blobs, Parquet, JSON and tab-separated files", () => {
      const sinkOf = (type: string) =>
        `{ "type": "${type}", "storeSettings": { "type": "AzureBlobFSWriteSettings" } }`;
      checkRule(rule, reported(copyFromKusto('"Events"', BLOB_SINK), blobFiles('{ "sasUri": "x" }')), [
        message("Blob Storage"),
      ]);
      checkRule(rule, reported(copyFromKusto('"Events"', sinkOf("ParquetSink")), lakeFiles("Parquet")), [
        LAKE,
      ]);
      checkRule(rule, reported(copyFromKusto('"Events"', sinkOf("JsonSink")), lakeFiles("Json")), [LAKE]);
      checkRule(
        rule,
        reported(
          copyFromKusto('"Events"', CSV_SINK),
          lakeFiles("DelimitedText", ', "columnDelimiter": "\\t"'),
        ),
        [LAKE],
      );
    });

    test("a table of Azure SQL Database", () => {
      checkRule(
        rule,
        reported(copyFromKusto('"Events"', SQL_SINK), sqlTable('{ "schema": "dbo", "table": "T" }')),
        [message("Azure SQL Database")],
      );
    });

    test("a file with a name, saying that the command names its files itself", () => {
      checkRule(
        rule,
        reported(
          copyFromKusto('"Events"', CSV_SINK),
          lakeFiles("DelimitedText", "", ', "fileName": "events.csv"'),
        ),
        [message("Data Lake Storage Gen2", "; it names its files itself.")],
      );
    });

    test("settings that are off, such as the editor leaves behind", () => {
      const rest =
        '"enableStaging": false, "enableSkipIncompatibleRow": false, "validateDataConsistency": false, "skipErrorFile": { "dataInconsistency": false }, "translator": { "type": "TabularTranslator", "mappings": [], "typeConversion": false }';
      checkRule(rule, reported(copyFromKusto('"Events"', CSV_SINK, rest)), [LAKE]);
    });
  });

  suite("stays silent", () => {
    for (const [what, rest] of [
      [
        "a column mapping",
        '"translator": { "type": "TabularTranslator", "mappings": [{ "source": { "name": "a" }, "sink": { "name": "b" } }] }',
      ],
      ["an older column mapping", '"translator": { "type": "TabularTranslator", "columnMappings": "a: b" }'],
      ["a computed translator", '"translator": "@pipeline().parameters.mapping"'],
      ["type conversion", '"translator": { "type": "TabularTranslator", "typeConversion": true }'],
      ["skipped rows", '"enableSkipIncompatibleRow": true'],
      ["skipped rows by an expression", '"enableSkipIncompatibleRow": "@pipeline().parameters.skip"'],
      ["logging", '"logSettings": { "enableCopyActivityLog": true }'],
      ["a check of consistency", '"validateDataConsistency": true'],
    ] as const) {
      test(`on ${what}`, () => checkRule(rule, accepted(copyFromKusto('"Events"', CSV_SINK, rest))));
    }

    test("on additional columns", () => {
      const query = '"Events", "additionalColumns": [{ "name": "Run", "value": "@pipeline().RunId" }]';
      checkRule(rule, accepted(copyFromKusto(query, CSV_SINK)));
    });

    for (const [what, properties] of [
      ["another delimiter", ', "columnDelimiter": "|"'],
      ["a computed delimiter", ', "columnDelimiter": "@dataset().delimiter"'],
      ["no quoting", ', "quoteChar": ""'],
      ["another compression", ', "compressionCodec": "bzip2"'],
      ["another encoding", ', "encodingName": "UTF-16"'],
      ["a text for null", ', "nullValue": "NULL"'],
    ] as const) {
      test(`on delimited text with ${what}`, () => {
        checkRule(
          rule,
          accepted(copyFromKusto('"Events"', CSV_SINK), lakeFiles("DelimitedText", properties)),
        );
      });
    }

    test("on files cut by their number of rows, and on an array of JSON objects", () => {
      const cut = CSV_SINK.replace(/ }$/, ', "formatSettings": { "maxRowsPerFile": 1000 } }');
      checkRule(rule, accepted(copyFromKusto('"Events"', cut)));
      const array = '{ "type": "JsonSink", "formatSettings": { "filePattern": "arrayOfObjects" } }';
      checkRule(rule, accepted(copyFromKusto('"Events"', array), lakeFiles("Json")));
    });

    test("on formats that .export does not write", () => {
      checkRule(rule, accepted(copyFromKusto('"Events"', '{ "type": "OrcSink" }'), lakeFiles("Orc")));
    });

    test("on stores that .export does not write to", () => {
      const share = lakeFiles("DelimitedText");
      const output =
        share["dataset/Output.json"]?.replace("AzureBlobFSLocation", "AzureFileStorageLocation") ?? "";
      checkRule(
        rule,
        accepted(copyFromKusto('"Events"', CSV_SINK), { ...share, "dataset/Output.json": output }),
      );
    });

    for (const setting of [
      '"preCopyScript": "TRUNCATE TABLE T"',
      '"writeBehavior": "upsert"',
      '"tableOption": "autoCreate"',
      '"sqlWriterStoredProcedureName": "P"',
    ]) {
      test(`on a sink in SQL with ${setting}`, () => {
        const sink = `{ "type": "AzureSqlSink", ${setting} }`;
        checkRule(rule, accepted(copyFromKusto('"Events"', sink), sqlTable('{ "table": "T" }')));
      });
    }

    test("on a store that only a self-hosted runtime reaches", () => {
      const files = {
        ...lakeFiles("DelimitedText"),
        "linkedService/Lake.json": resource(
          "Lake",
          "AzureBlobFS",
          "{}",
          '"connectVia": { "referenceName": "Plant", "type": "IntegrationRuntimeReference" }',
        ),
        "integrationRuntime/Plant.json": resource("Plant", "SelfHosted", "{}"),
      };
      checkRule(rule, accepted(copyFromKusto('"Events"', CSV_SINK), files));
    });

    test("while the output or its linked service is not known", () => {
      checkRule(rule, { [PATH]: copyFromKusto('"Events"', CSV_SINK), ...SOURCE_FILES });
      const { "dataset/Output.json": output = "" } = lakeFiles("DelimitedText");
      checkRule(rule, { [PATH]: copyFromKusto('"Events"', CSV_SINK), "dataset/Output.json": output });
    });

    test("on a command, which another rule reports, and without a query", () => {
      checkRule(rule, accepted(copyFromKusto('".show tables"', CSV_SINK)));
      checkRule(rule, accepted(copyFromKusto('""', CSV_SINK)));
    });

    test("on a copy from another store", () => {
      const pipeline = copyFromKusto('"Events"', CSV_SINK).replace(
        "AzureDataExplorerSource",
        "AzureSqlSource",
      );
      checkRule(rule, accepted(pipeline));
    });
  });

  test("replaces the copy, keeping name, dependencies, policy and user properties", () => {
    checkFix(
      rule,
      accepted(
        copyFromKusto('"Events\\n| where Level == \\"Error\\""', CSV_SINK),
        lakeFiles("DelimitedText", ', "firstRowAsHeader": true', ', "folderPath": "daily/"'),
      ),
      'Replace the copy by a Command activity with ".export"',
      {
        [PATH]: commandInPlaceOfCopy(
          JSON.stringify(
            '.export async to csv (h"https://contosolake.dfs.core.windows.net/exports/daily;impersonate") ' +
              'with (includeHeaders="all") <|\nEvents\n| where Level == "Error"',
          ),
        ),
      },
    );
  });
});
