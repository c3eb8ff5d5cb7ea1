import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { filesOf } from "../../server/src/service/scaffold/scaffolds";
import { datasetOf } from "../helpers/scaffoldFactory";
import { factoryIn, newFiles, scaffoldOf } from "../helpers/scaffolds";

const ANSWERS = {
  cluster: "Telemetry",
  "cluster-endpoint": "https://contoso.westeurope.kusto.windows.net",
  "cluster-database": "telemetry",
  "source-table": "Readings",
  table: "HourlyReadings",
  pipeline: "RollUpReadings",
};

/** The same files with another indentation and other line ends. */
function written(text: string, indentUnit: string, eol: string): string {
  return text.replace(/^(?: {2})+/gm, (blanks) => indentUnit.repeat(blanks.length / 2)).replaceAll("\n", eol);
}

const CLUSTER = `{
  "name": "Telemetry",
  "properties": {
    "annotations": [],
    "type": "AzureDataExplorer",
    "typeProperties": {
      "endpoint": "https://contoso.westeurope.kusto.windows.net",
      "database": "telemetry"
    }
  }
}`;

const PIPELINE = `{
  "name": "RollUpReadings",
  "properties": {
    "description": "Adds the result of a query over a window of time to a table. Columns are matched by their order and types, so end the query with \\"project\\"; keep it below 1 GB a run. Let a tumbling window trigger pass windowStart and windowEnd: @trigger().outputs.windowStartTime and windowEndTime.",
    "activities": [
      {
        "name": "Ingest",
        "description": "Can be sent again: what the table has of a window is tagged, and not ingested twice.",
        "type": "AzureDataExplorerCommand",
        "dependsOn": [],
        "policy": {
          "timeout": "0.12:00:00",
          "retry": 2,
          "retryIntervalInSeconds": 30,
          "secureOutput": false,
          "secureInput": false
        },
        "userProperties": [],
        "typeProperties": {
          "command": {
            "value": ".set-or-append async HourlyReadings with (tags='[\\"ingest-by:@{pipeline().parameters.windowStart}\\"]', ingestIfNotExists='[\\"@{pipeline().parameters.windowStart}\\"]') <|\\nReadings\\n| where ingestion_time() >= datetime(@{pipeline().parameters.windowStart}) and ingestion_time() < datetime(@{pipeline().parameters.windowEnd})",
            "type": "Expression"
          },
          "commandTimeout": "01:00:00"
        },
        "linkedServiceName": {
          "referenceName": "Telemetry",
          "type": "LinkedServiceReference"
        }
      },
      {
        "name": "CheckIngest",
        "type": "IfCondition",
        "dependsOn": [
          {
            "activity": "Ingest",
            "dependencyConditions": [
              "Succeeded"
            ]
          }
        ],
        "userProperties": [],
        "typeProperties": {
          "expression": {
            "value": "@contains(createArray('Completed', 'Skipped'), activity('Ingest').output.value[0].State)",
            "type": "Expression"
          },
          "ifFalseActivities": [
            {
              "name": "IngestFailed",
              "type": "Fail",
              "dependsOn": [],
              "userProperties": [],
              "typeProperties": {
                "message": {
                  "value": "Ingest ended in the state @{activity('Ingest').output.value[0].State}: @{activity('Ingest').output.value[0].Status}",
                  "type": "Expression"
                },
                "errorCode": "KustoOperationFailed"
              }
            }
          ]
        }
      }
    ],
    "parameters": {
      "windowStart": {
        "type": "string"
      },
      "windowEnd": {
        "type": "string"
      }
    },
    "annotations": []
  }
}`;

suite("the files of a new pipeline", () => {
  test("are written as the authoring page writes them in a factory without files", () => {
    const files = newFiles("ingest-from-query", factoryIn({}), ANSWERS);
    assert.deepEqual(
      files.map(({ path, text }) => [path, text]),
      [
        ["f/linkedService/Telemetry.json", written(CLUSTER, "\t", "\n")],
        ["f/pipeline/RollUpReadings.json", written(PIPELINE, "\t", "\n")],
      ],
    );
  });

  test("are written as most files of the factory are, line ends and the last line included", () => {
    const windows = `${datasetOf("A", "Json", {}).replaceAll("  ", "    ").replaceAll("\n", "\r\n")}\r\n`;
    const factory = factoryIn({
      "dataset/A.json": windows,
      "dataset/B.json": windows.replace("A", "B"),
      "dataset/C.json": '{\n\t"name": "C"\n}',
      "dataset/D.json": '{ "name": "D" }',
    });
    const [cluster] = newFiles("ingest-from-query", factory, ANSWERS);
    assert.equal(cluster?.text, `${written(CLUSTER, "    ", "\r\n")}\r\n`);
  });

  test("go where the files of their kind are, in whatever casing", () => {
    const factory = factoryIn({ "LinkedService/Other.json": '{ "name": "Other", "properties": {} }' });
    const files = newFiles("ingest-from-query", factory, ANSWERS);
    assert.deepEqual(
      files.map(({ relativePath }) => relativePath),
      ["LinkedService/Telemetry.json", "pipeline/RollUpReadings.json"],
    );
  });

  test("tell what is left to fill in", () => {
    const made = filesOf(scaffoldOf("ingest-from-query"), factoryIn({}), new Map());
    assert.deepEqual(made.kind === "files" ? made.placeholders : [], ["<cluster>", "<region>", "<database>"]);
  });
});
