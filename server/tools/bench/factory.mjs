// @ts-check
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { kustoCommand, kustoCopy, kustoLookup, plainCopy } from "./activities.mjs";

/** Changes whenever the generated files do: it is part of the cache folder's name. */
export const FACTORY_VERSION = "1";

const PIPELINE_COUNT = 1000;
const PIPELINE_BYTES = 38_000;
/** Every so many pipelines one has Kusto activities. */
const KUSTO_EVERY = 10;
const DATASET_COUNT = 100;
const KUSTO_DATASET_COUNT = 20;

const KUSTO_ACTIVITIES = [kustoCopy, kustoLookup, kustoCommand];

/** Writes the factory of the benchmarks, always the same: a thousand pipelines, a tenth of them with Kusto. @param {string} folder */
export function writeFactory(folder) {
  for (let index = 0; index < PIPELINE_COUNT; index++) {
    const makers = index % KUSTO_EVERY === 0 ? [plainCopy, plainCopy, ...KUSTO_ACTIVITIES] : [plainCopy];
    write(folder, "pipeline", `Pipeline${index}`, makePipeline(`Pipeline${index}`, makers, PIPELINE_BYTES));
  }
  writeResources(folder);
}

/**
 * Writes a factory of one pipeline full of Kusto activities, and everything it refers to.
 * @param {string} folder
 * @param {number} bytes Size of the pipeline.
 * @returns {{ file: string, text: string }} The pipeline.
 */
export function writeEditedFactory(folder, bytes) {
  writeResources(folder);
  return write(folder, "pipeline", "Edited", makePipeline("Edited", [...KUSTO_ACTIVITIES, plainCopy], bytes));
}

/** @param {string} folder */
function writeResources(folder) {
  for (let index = 0; index < DATASET_COUNT; index++) {
    write(
      folder,
      "dataset",
      `SqlTable${index}`,
      makeDataset(`SqlTable${index}`, "AzureSqlTable", "Database", {
        schema: "dbo",
        table: `Orders${index}`,
      }),
    );
    write(
      folder,
      "dataset",
      `LakeFolder${index}`,
      makeDataset(`LakeFolder${index}`, "Parquet", "Lake", location("curated")),
    );
  }
  for (let index = 0; index < KUSTO_DATASET_COUNT; index++) {
    write(
      folder,
      "dataset",
      `EventFiles${index}`,
      makeDataset(`EventFiles${index}`, "Json", "Lake", location("raw")),
    );
    write(
      folder,
      "dataset",
      `EventTable${index}`,
      makeDataset(`EventTable${index}`, "AzureDataExplorerTable", "Cluster", { table: `Events${index}` }),
    );
  }
  write(
    folder,
    "linkedService",
    "Lake",
    makeLinkedService("Lake", "AzureBlobFS", { url: "https://contosolake.dfs.core.windows.net/" }),
  );
  write(
    folder,
    "linkedService",
    "Database",
    makeLinkedService("Database", "AzureSqlDatabase", {
      server: "contoso.database.windows.net",
      database: "Sales",
    }),
  );
  write(
    folder,
    "linkedService",
    "Cluster",
    makeLinkedService("Cluster", "AzureDataExplorer", {
      endpoint: "https://contoso.westeurope.kusto.windows.net",
      database: "telemetry",
    }),
  );
}

/**
 * Returns the text of a pipeline that has about this size, its activities one after the other.
 * @param {string} name
 * @param {readonly ((name: string, dependsOn: readonly string[], index: number) => object)[]} makers Taken in turn.
 * @param {number} bytes
 */
function makePipeline(name, makers, bytes) {
  const activities = [];
  // Far apart, so that no two pipelines are about the same.
  const seed = 1000 * Number(/\d+$/.exec(name)?.[0] ?? 0);
  for (let size = 0, index = 0; size < bytes; index++) {
    const make = makers[index % makers.length] ?? plainCopy;
    const activity = make(`Step ${index}`, index === 0 ? [] : [`Step ${index - 1}`], seed + index);
    activities.push(activity);
    size += indentJson(activity).length + indentJson(activity).split("\n").length * 3;
  }
  const parameters = { windowStart: { type: "string" }, region: { type: "string", defaultValue: "eu" } };
  return indentJson({ name, properties: { activities, parameters, annotations: [] } });
}

/**
 * @param {string} name
 * @param {string} type
 * @param {string} linkedService
 * @param {object} typeProperties
 */
function makeDataset(name, type, linkedService, typeProperties) {
  const linkedServiceName = { referenceName: linkedService, type: "LinkedServiceReference" };
  return indentJson({
    name,
    properties: { linkedServiceName, annotations: [], type, typeProperties, schema: [] },
  });
}

/**
 * @param {string} name
 * @param {string} type
 * @param {object} typeProperties
 */
function makeLinkedService(name, type, typeProperties) {
  return indentJson({ name, properties: { annotations: [], type, typeProperties } });
}

/** @param {string} fileSystem */
function location(fileSystem) {
  return { location: { type: "AzureBlobFSLocation", folderPath: "events", fileSystem } };
}

/** As Data Factory writes its files. @param {object} value */
function indentJson(value) {
  return JSON.stringify(value, null, "\t");
}

/**
 * @param {string} folder
 * @param {string} kind
 * @param {string} name
 * @param {string} text
 */
function write(folder, kind, name, text) {
  const file = path.join(folder, kind, `${name}.json`);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return { file, text };
}
