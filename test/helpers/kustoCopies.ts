import type { Files } from "./rules";

/** JSON text of a factory that copies out of Azure Data Explorer, for the rules that advise a command instead. */

/** A pipeline of one Copy activity "Export" from the dataset "Events" into the dataset "Output". */
export function copyFromKusto(query: string, sink: string, rest = "", outputs = ""): string {
  return `{
  "name": "Load",
  "properties": {
    "activities": [
      {
        "name": "Export",
        "type": "Copy",
        "dependsOn": [{ "activity": "Prepare", "dependencyConditions": ["Succeeded"] }],
        "policy": { "retry": 2 },
        "userProperties": [{ "name": "Owner", "value": "Data" }],
        "typeProperties": {
          "source": { "type": "AzureDataExplorerSource", "query": ${query} },
          "sink": ${sink}${rest === "" ? "" : `,\n          ${rest}`}
        },
        "inputs": [{ "referenceName": "Events", "type": "DatasetReference" }],
        "outputs": [{ "referenceName": "Output", "type": "DatasetReference"${outputs} }]
      }
    ]
  }
}
`;
}

/** What the Copy becomes when it is replaced by a command. */
export function commandInPlaceOfCopy(command: string, linkedService = "Cluster", rest = ""): string {
  return `{
  "name": "Load",
  "properties": {
    "activities": [
      {
        "name": "Export",
        "type": "AzureDataExplorerCommand",
        "dependsOn": [{ "activity": "Prepare", "dependencyConditions": ["Succeeded"] }],
        "policy": { "retry": 2 },
        "userProperties": [{ "name": "Owner", "value": "Data" }],
        "typeProperties": {
          "command": ${command}${rest === "" ? "" : `,\n          ${rest}`}
        },
        "linkedServiceName": {
          "referenceName": "${linkedService}",
          "type": "LinkedServiceReference"
        }
      }
    ]
  }
}
`;
}

/** A resource of the factory, of a type and with these type-specific properties. */
export function resource(name: string, type: string, typeProperties: string, rest = ""): string {
  return `{ "name": "${name}", "properties": { "type": "${type}", "typeProperties": ${typeProperties}${rest === "" ? "" : `, ${rest}`} } }`;
}

/** A dataset over a linked service. */
export function datasetOver(linkedService: string, type: string, typeProperties: string, rest = ""): string {
  const reference = `"linkedServiceName": { "referenceName": "${linkedService}", "type": "LinkedServiceReference" }`;
  return resource("Dataset", type, typeProperties, rest === "" ? reference : `${reference}, ${rest}`);
}

/** The dataset "Events" on the cluster "Cluster". */
export const SOURCE_FILES: Files = {
  "dataset/Events.json": datasetOver("Cluster", "AzureDataExplorerTable", '{ "table": "Events" }').replace(
    "Dataset",
    "Events",
  ),
  "linkedService/Cluster.json": resource(
    "Cluster",
    "AzureDataExplorer",
    '{ "endpoint": "https://contoso.westeurope.kusto.windows.net", "database": "Telemetry" }',
  ),
};

/** The sink, dataset and linked service of CSV files in a data lake. */
export const CSV_SINK =
  '{ "type": "DelimitedTextSink", "storeSettings": { "type": "AzureBlobFSWriteSettings" } }';

/** The dataset "Output" of files in the file system "exports" of a data lake, and that lake. */
export function lakeFiles(type: string, typeProperties = "", location = ""): Files {
  return {
    "dataset/Output.json": datasetOver(
      "Lake",
      type,
      `{ "location": { "type": "AzureBlobFSLocation", "fileSystem": "exports"${location} }${typeProperties} }`,
    ).replace("Dataset", "Output"),
    "linkedService/Lake.json": resource(
      "Lake",
      "AzureBlobFS",
      '{ "url": "https://contosolake.dfs.core.windows.net/" }',
    ),
  };
}

/** A sink of blobs with an ending of their own. */
export const BLOB_SINK =
  '{ "type": "DelimitedTextSink", "storeSettings": { "type": "AzureBlobStorageWriteSettings" }, "formatSettings": { "type": "DelimitedTextWriteSettings", "quoteAllText": true, "fileExtension": ".txt" } }';

/** The dataset "Output" of files in a container, and its storage account with these properties. */
export function blobFiles(account: string, rest = ', "folderPath": "daily/events"', format = ""): Files {
  const location = `{ "type": "AzureBlobStorageLocation", "container": "exports"${rest} }`;
  return {
    "dataset/Output.json": datasetOver(
      "Blobs",
      "DelimitedText",
      `{ "location": ${location}${format} }`,
    ).replace("Dataset", "Output"),
    "linkedService/Blobs.json": resource("Blobs", "AzureBlobStorage", account),
  };
}

/** A sink that adds rows to a table of Azure SQL Database. */
export const SQL_SINK = '{ "type": "AzureSqlSink", "writeBehavior": "insert", "tableOption": "none" }';

/** The dataset "Output" of a table of Azure SQL Database, and that database. */
export function sqlTable(
  table: string,
  database = '{ "server": "contoso.database.windows.net", "database": "Sales" }',
): Files {
  return {
    "dataset/Output.json": datasetOver("Db", "AzureSqlTable", table).replace("Dataset", "Output"),
    "linkedService/Db.json": resource("Db", "AzureSqlDatabase", database),
  };
}
