import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { preferExportCommand as rule } from "../../server/src/rules/prefer-export-command";
import {
  BLOB_SINK,
  blobFiles,
  CSV_SINK,
  commandInPlaceOfCopy,
  copyFromKusto,
  datasetOver,
  lakeFiles,
  SOURCE_FILES,
  SQL_SINK,
  sqlTable,
} from "../helpers/kustoCopies";
import { checkFix, type Files, lintFiles } from "../helpers/rules";

const TITLE = 'Replace the copy by a Command activity with ".export"';
const PATH = "pipeline/Load.json";

function withSource(pipeline: string, output: Files = lakeFiles("DelimitedText")): Files {
  return { [PATH]: pipeline, ...SOURCE_FILES, ...output };
}

suite("exportFix replaces a copy", () => {
  function checkCommand(pipeline: string, output: Files, command: string, rest = ""): void {
    const expected = commandInPlaceOfCopy(JSON.stringify(command), "Cluster", rest);
    checkFix(rule, withSource(pipeline, output), TITLE, { [PATH]: expected });
  }

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
      blobFiles(
        '{ "serviceEndpoint": "https://contoso.blob.core.windows.net/" }',
        ', "fileName": "events.csv.gz"',
        ', "compressionCodec": "gzip"',
      ),
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
    ["a shared access signature", '{ "sasUri": "https://contoso.blob.core.windows.net/?sv=1&sig=c2VjcmV0" }'],
  ] as const) {
    test(`with the account in ${what}, and never its key`, () => {
      checkCommand(
        copyFromKusto('"Events"', BLOB_SINK.replace(".txt", ".csv")),
        blobFiles(linkedService),
        '.export async to csv (h"https://contoso.blob.core.windows.net/exports/daily/events;impersonate") <|\nEvents',
      );
    });
  }

  test("with a placeholder where the account is not known, to be selected for editing", () => {
    const files = withSource(
      copyFromKusto('"Events"', BLOB_SINK),
      blobFiles('{ "sasUri": { "type": "AzureKeyVaultSecret", "secretName": "s" } }'),
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
    checkFix(rule, withSource(copyFromKusto('"Events"', CSV_SINK, "", outputs), files), TITLE, {
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
      withSource(
        copyFromKusto(`"@concat('Events | where Id == ''', pipeline().parameters.id, '''')"`, CSV_SINK),
      ),
      TITLE,
      { [PATH]: commandInPlaceOfCopy(`"${command}"`) },
    );
  });

  test("of a query that a parameter gives as a whole", () => {
    const command = `.export async to csv (h\\"https://contosolake.dfs.core.windows.net/exports;impersonate\\") <|\\n@{pipeline().parameters.query}`;
    const value = `{ "value": "@pipeline().parameters.query", "type": "Expression" }`;
    checkFix(rule, withSource(copyFromKusto(value, CSV_SINK)), TITLE, {
      [PATH]: commandInPlaceOfCopy(
        `{\n            "value": "${command}",\n            "type": "Expression"\n          }`,
      ),
    });
  });

  test("into a table of Azure SQL Database", () => {
    checkCommand(
      copyFromKusto('"Events"', SQL_SINK),
      sqlTable('{ "schema": "dbo", "table": "Events" }'),
      ".export async to sql ['dbo.Events'] h\"Server=tcp:contoso.database.windows.net,1433;Initial Catalog=Sales;" +
        'Authentication=Active Directory Integrated" <|\nEvents',
    );
  });

  test("into a table named by an older dataset, on the server of a connection string", () => {
    checkCommand(
      copyFromKusto('"Events"', SQL_SINK),
      sqlTable(
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
    const [finding] = lintFiles(rule, withSource(pipeline));
    assert.deepEqual(finding?.fixes, []);
  });

  test("not where the cluster of the source is not known", () => {
    const files = { [PATH]: copyFromKusto('"Events"', CSV_SINK), ...lakeFiles("DelimitedText") };
    const [finding] = lintFiles(rule, files);
    assert.deepEqual(finding?.fixes, []);
  });
});
