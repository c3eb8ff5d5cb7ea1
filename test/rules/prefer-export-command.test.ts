import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { preferExportCommand as rule } from "../../server/src/rules/prefer-export-command";
import {
  CSV_SINK,
  commandInPlaceOfCopy,
  copyFromKusto,
  datasetOver,
  lakeFiles,
  resource,
  SOURCE_FILES,
} from "../helpers/kustoCopies";
import { checkFix, checkRule, type Files, lintFiles } from "../helpers/rules";

const TITLE = 'Replace the copy by a Command activity with ".export"';
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

const BLOB_OUTPUT = {
  "dataset/Output.json": datasetOver(
    "Blobs",
    "DelimitedText",
    '{ "location": { "type": "AzureBlobStorageLocation", "container": "exports", "folderPath": "daily/events" } }',
  ).replace("Dataset", "Output"),
};
const BLOB_SINK =
  '{ "type": "DelimitedTextSink", "storeSettings": { "type": "AzureBlobStorageWriteSettings" }, "formatSettings": { "type": "DelimitedTextWriteSettings", "quoteAllText": true, "fileExtension": ".txt" } }';

function blobs(typeProperties: string): Files {
  return {
    ...BLOB_OUTPUT,
    "linkedService/Blobs.json": resource("Blobs", "AzureBlobStorage", typeProperties),
  };
}

const SQL_SINK = '{ "type": "AzureSqlSink", "writeBehavior": "insert", "tableOption": "none" }';

function sql(dataset: string, linkedService: string): Files {
  return {
    "dataset/Output.json": datasetOver("Db", "AzureSqlTable", dataset).replace("Dataset", "Output"),
    "linkedService/Db.json": resource("Db", "AzureSqlDatabase", linkedService),
  };
}

const DATABASE = '{ "server": "contoso.database.windows.net", "database": "Sales" }';

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
      checkRule(rule, reported(copyFromKusto('"Events"', BLOB_SINK), blobs('{ "sasUri": "x" }')), [
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
        reported(copyFromKusto('"Events"', SQL_SINK), sql('{ "schema": "dbo", "table": "T" }', DATABASE)),
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
        checkRule(rule, accepted(copyFromKusto('"Events"', sink), sql('{ "table": "T" }', DATABASE)));
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

  suite("replaces the copy", () => {
    function checkCommand(pipeline: string, output: Files, command: string, rest = ""): void {
      const expected = commandInPlaceOfCopy(JSON.stringify(command), "Cluster", rest);
      checkFix(rule, accepted(pipeline, output), TITLE, { [PATH]: expected });
    }

    test("keeping name, dependencies, policy and user properties", () => {
      checkCommand(
        copyFromKusto('"Events\\n| where Level == \\"Error\\""', CSV_SINK),
        lakeFiles("DelimitedText", ', "firstRowAsHeader": true', ', "folderPath": "daily/"'),
        '.export async to csv (h"https://contosolake.dfs.core.windows.net/exports/daily;impersonate") ' +
          'with (includeHeaders="all") <|\nEvents\n| where Level == "Error"',
      );
    });

    test("with the time that the query may take", () => {
      checkCommand(
        copyFromKusto('"Events", "queryTimeout": "00:30:00"', CSV_SINK),
        lakeFiles("DelimitedText"),
        '.export async to csv (h"https://contosolake.dfs.core.windows.net/exports;impersonate") <|\nEvents',
        '"commandTimeout": "00:30:00"',
      );
    });

    test("with compression, ending and beginning of the files", () => {
      checkCommand(
        copyFromKusto('"Events"', BLOB_SINK),
        {
          ...blobs('{ "serviceEndpoint": "https://contoso.blob.core.windows.net/" }'),
          "dataset/Output.json": datasetOver(
            "Blobs",
            "DelimitedText",
            '{ "location": { "type": "AzureBlobStorageLocation", "container": "exports", "fileName": "events.csv.gz" }, "compressionCodec": "gzip" }',
          ).replace("Dataset", "Output"),
        },
        '.export async compressed to csv (h"https://contoso.blob.core.windows.net/exports;impersonate") ' +
          'with (namePrefix="events", fileExtension=".txt") <|\nEvents',
      );
    });

    test("with the default compression of Parquet", () => {
      checkCommand(
        copyFromKusto('"Events"', '{ "type": "ParquetSink" }'),
        lakeFiles("Parquet"),
        '.export async compressed to parquet (h"https://contosolake.dfs.core.windows.net/exports;impersonate") ' +
          'with (compressionType="snappy") <|\nEvents',
      );
    });

    for (const [what, linkedService] of [
      [
        "a connection string",
        '{ "connectionString": "DefaultEndpointsProtocol=https;AccountName=contoso;AccountKey=c2VjcmV0;EndpointSuffix=core.windows.net" }',
      ],
      [
        "a connection string as a secret",
        '{ "connectionString": { "type": "SecureString", "value": "AccountName=contoso;AccountKey=**" } }',
      ],
      [
        "a shared access signature",
        '{ "sasUri": "https://contoso.blob.core.windows.net/?sv=1&sig=c2VjcmV0" }',
      ],
    ] as const) {
      test(`with the account in ${what}, and never its key`, () => {
        checkCommand(
          copyFromKusto('"Events"', BLOB_SINK.replace(".txt", ".csv")),
          blobs(linkedService),
          '.export async to csv (h"https://contoso.blob.core.windows.net/exports/daily/events;impersonate") <|\nEvents',
        );
      });
    }

    test("with a placeholder where the account is not known, to be selected for editing", () => {
      const files = accepted(
        copyFromKusto('"Events"', BLOB_SINK),
        blobs('{ "sasUri": { "type": "AzureKeyVaultSecret", "secretName": "s" } }'),
      );
      const [fix] = lintFiles(rule, files).flatMap((finding) => finding.fixes);
      assert.deepEqual(
        fix?.edits().map(({ placeholders }) => placeholders),
        [["<account>"]],
      );
      checkFix(rule, files, TITLE, {
        [PATH]: commandInPlaceOfCopy(
          JSON.stringify(
            '.export async to csv (h"https://<account>.blob.core.windows.net/exports/daily/events;impersonate") ' +
              'with (fileExtension=".txt") <|\nEvents',
          ),
        ),
      });
    });

    test("with what the pipeline passes to the dataset, and its default", () => {
      const output = lakeFiles("DelimitedText");
      const dataset = datasetOver(
        "Lake",
        "DelimitedText",
        `{ "location": { "type": "AzureBlobFSLocation", "fileSystem": "@dataset().fileSystem", "folderPath": { "value": "@concat('out/', toLower(dataset().Folder))", "type": "Expression" } } }`,
        '"parameters": { "fileSystem": { "type": "string", "defaultValue": "exports" }, "folder": { "type": "string" } }',
      ).replace("Dataset", "Output");
      const files = { ...output, "dataset/Output.json": dataset };
      const outputs = `, "parameters": { "folder": { "value": "y@{utcnow('yyyy')}", "type": "Expression" } }`;
      const command =
        '.export async to csv (h"https://contosolake.dfs.core.windows.net/exports/' +
        `out/@{toLower(concat('y', utcnow('yyyy')))};impersonate") <|\\nEvents`;
      const expected = commandInPlaceOfCopy(
        `{\n            "value": "${command.replaceAll('"', '\\"')}",\n            "type": "Expression"\n          }`,
      );
      checkFix(rule, accepted(copyFromKusto('"Events"', CSV_SINK, "", outputs), files), TITLE, {
        [PATH]: expected,
      });
    });

    test("with a placeholder for a parameter that nothing is passed to", () => {
      const output = lakeFiles("DelimitedText", "", ', "folderPath": "@dataset().folder"');
      checkCommand(
        copyFromKusto('"Events"', CSV_SINK),
        output,
        '.export async to csv (h"https://contosolake.dfs.core.windows.net/exports/<folder>;impersonate") <|\nEvents',
      );
    });

    test("of a query that an expression joins, in its own form", () => {
      const command = `.export async to csv (h\\"https://contosolake.dfs.core.windows.net/exports;impersonate\\") <|\\nEvents | where Id == '@{pipeline().parameters.id}'`;
      checkFix(
        rule,
        accepted(
          copyFromKusto(`"@concat('Events | where Id == ''', pipeline().parameters.id, '''')"`, CSV_SINK),
        ),
        TITLE,
        { [PATH]: commandInPlaceOfCopy(`"${command}"`) },
      );
    });

    test("of a query that a parameter gives as a whole", () => {
      const command = `.export async to csv (h\\"https://contosolake.dfs.core.windows.net/exports;impersonate\\") <|\\n@{pipeline().parameters.query}`;
      const value = `{ "value": "@pipeline().parameters.query", "type": "Expression" }`;
      checkFix(rule, accepted(copyFromKusto(value, CSV_SINK)), TITLE, {
        [PATH]: commandInPlaceOfCopy(
          `{\n            "value": "${command}",\n            "type": "Expression"\n          }`,
        ),
      });
    });

    test("into a table of Azure SQL Database", () => {
      checkCommand(
        copyFromKusto('"Events"', SQL_SINK),
        sql('{ "schema": "dbo", "table": "Events" }', DATABASE),
        ".export async to sql ['dbo.Events'] h\"Server=tcp:contoso.database.windows.net,1433;Initial Catalog=Sales;" +
          'Authentication=Active Directory Integrated" <|\nEvents',
      );
    });

    test("into a table named by an older dataset, on the server of a connection string", () => {
      checkCommand(
        copyFromKusto('"Events"', SQL_SINK),
        sql(
          '{ "tableName": "[dbo].[Events]" }',
          '{ "connectionString": "data source=tcp:contoso.database.windows.net,1433;initial catalog=Sales;user id=u;password=p" }',
        ),
        ".export async to sql ['dbo.Events'] h\"Server=tcp:contoso.database.windows.net,1433;Initial Catalog=Sales;" +
          'Authentication=Active Directory Integrated" <|\nEvents',
      );
    });

    test("not where something reads what the copy puts out", () => {
      const reader = `{ "name": "Log", "type": "SetVariable", "typeProperties": { "variableName": "n", "value": "@string(activity('Export').output.rowsCopied)" } }`;
      const pipeline = copyFromKusto('"Events"', CSV_SINK).replace(/\n {4}\]/, `,\n      ${reader}\n    ]`);
      const [finding] = lintFiles(rule, accepted(pipeline));
      assert.deepEqual(finding?.fixes, []);
    });

    test("not where the cluster of the source is not known", () => {
      const files = { [PATH]: copyFromKusto('"Events"', CSV_SINK), ...lakeFiles("DelimitedText") };
      const [finding] = lintFiles(rule, files);
      assert.deepEqual(finding?.fixes, []);
    });
  });
});
