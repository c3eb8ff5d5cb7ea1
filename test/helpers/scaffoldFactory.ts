import { SCAFFOLDS } from "../../server/src/service/scaffold/scaffolds";
import { listSources, readSource } from "./checkout";
import type { Files } from "./rules";

const SAMPLE = "test/factories/contoso-clean";

/** The files of the sample factory without findings. */
export function sampleFiles(): Files {
  const files = listSources(SAMPLE).filter((file) => file.endsWith(".json"));
  return Object.fromEntries(files.map((file) => [file.slice(SAMPLE.length + 1), readSource(file)]));
}

/** Returns a linked service as JSON text. */
export function linkedService(
  name: string,
  type: string,
  typeProperties: object,
  parameters?: object,
): string {
  return JSON.stringify({ name, properties: { parameters, type, typeProperties } }, undefined, 2);
}

/** Returns a dataset on the linked service "Store" as JSON text. */
export function datasetOf(name: string, type: string, typeProperties: object, parameters?: object): string {
  const linkedServiceName = { referenceName: "Store", type: "LinkedServiceReference" };
  return JSON.stringify(
    { name, properties: { linkedServiceName, parameters, type, typeProperties } },
    undefined,
    2,
  );
}

const IN_LAKE = { type: "AzureBlobFSLocation", fileSystem: "raw", folderPath: "events" };
const IN_BLOB = { type: "AzureBlobStorageLocation", container: "raw", fileName: "one.csv" };
const DOUBLED = { escapeChar: '"', quoteChar: '"', firstRowAsHeader: true };

/** Resources of every kind that a scaffold can choose, and of those that it must not. */
export const VARIED_FILES: Files = {
  "linkedService/Cluster.json": linkedService(
    "Cluster",
    "AzureDataExplorer",
    { endpoint: "https://help.kusto.windows.net", database: "@{linkedService().database}" },
    { database: { type: "string" } },
  ),
  "linkedService/Store.json": linkedService("Store", "AzureBlobStorage", {
    connectionString:
      "DefaultEndpointsProtocol=https;AccountName=contosostore;EndpointSuffix=core.windows.net;",
  }),
  "dataset/AnyTable.json": datasetOf(
    "AnyTable",
    "AzureDataExplorerTable",
    { table: { value: "@dataset().table", type: "Expression" } },
    { table: { type: "string" }, partitions: { type: "int" }, isTest: { type: "bool", defaultValue: false } },
  ),
  "dataset/NoTable.json": datasetOf("NoTable", "AzureDataExplorerTable", {}),
  "dataset/GoodCsv.json": datasetOf("GoodCsv", "DelimitedText", { location: IN_LAKE, ...DOUBLED }),
  "dataset/OneCsv.json": datasetOf("OneCsv", "DelimitedText", { location: IN_BLOB, ...DOUBLED }),
  "dataset/BackslashCsv.json": datasetOf("BackslashCsv", "DelimitedText", {
    location: IN_LAKE,
    ...DOUBLED,
    escapeChar: "\\",
  }),
  "dataset/NamelessCsv.json": datasetOf("NamelessCsv", "DelimitedText", {
    location: IN_LAKE,
    ...DOUBLED,
    firstRowAsHeader: false,
  }),
  "dataset/RemoteCsv.json": datasetOf("RemoteCsv", "DelimitedText", {
    location: { type: "SftpLocation", folderPath: "events" },
    ...DOUBLED,
  }),
  "dataset/Json.json": datasetOf("Json", "Json", { location: IN_LAKE }),
  "dataset/Sql.json": datasetOf("Sql", "AzureSqlTable", { schema: "sales", table: "Order Lines" }),
};

/** The ids of all scaffolds. */
export const SCAFFOLD_IDS: readonly string[] = SCAFFOLDS.map(({ id }) => id);
