import type { TypeFact } from "./fact";
import { PAGES } from "./pages";
import { COMMAND_PERMISSIONS, PERMISSIONS, permissionTable } from "./permissions";

/** The sink of a Copy into Azure Data Explorer. */
export const KUSTO_SINK_TYPE: TypeFact = {
  title: "Azure Data Explorer sink",
  blocks: [
    "A copy into Azure Data Explorer has two stages, so **rows arrive later** than the progress of the activity says:",
    [
      "1. Data Factory reads the source, cuts the data into chunks of 900 MB and uploads each to a blob. This is what the progress shows.",
      "2. When everything is uploaded, the nodes of the cluster fetch the blobs and ingest them. Only then does a query on the table see the rows.",
    ].join("\n"),
    [
      "- *Data written* can exceed *Data read*: read counts the bytes of the files, written those in memory, decompressed and deserialised.",
      "- **Speed:** an estimated 11–13 MB/s (another page of the vendor names up to 1 GB/s). Keep source, integration runtime and cluster in one region; more nodes help, a dev SKU holds it back; partition large data and copy the parts in a ForEach. `parallelCopies` does not matter here.",
      "- **Limits:** no limit on size; one hour for each ingested blob.",
      "- **Permission:** *table ingestor* on the table; for mapping columns by name also *database monitor*. The connector page asks more, by kind of principal: *database user*, or *database ingestor* with *database viewer*.",
    ].join("\n"),
  ],
  pages: [PAGES.progress, PAGES.performance, PAGES.connectorSink],
};

/** The source of a Copy or Lookup on Azure Data Explorer. */
export const KUSTO_SOURCE_TYPE: TypeFact = {
  title: "Azure Data Explorer source",
  blocks: [
    "Runs a KQL query and hands its result on. The table comes from `query`, not from the dataset.",
    [
      "- **Result:** 500,000 records or 64 MB; beyond that it is truncated or the query fails. `noTruncation` or `set notruncation;` lifts the limit.",
      "- **Time:** 10 minutes by default, 1 hour at most (`queryTimeout`).",
      "- **Permission:** *database viewer*.",
    ].join("\n"),
  ],
  pages: [PAGES.connectorSource, PAGES.queryLimits],
};

/** A Command activity. */
export const KUSTO_COMMAND_TYPE: TypeFact = {
  title: "Azure Data Explorer Command activity",
  blocks: [
    "Sends one management command, which starts with a dot; a query belongs in a Lookup or Copy. To move data, a command can be faster and cheaper than a Copy.",
    [
      "- **Time:** 20 minutes by default, 1 hour at most (`commandTimeout`).",
      "- **Response:** 1 MB at most, as `output.count` and `output.value`.",
      "- **Async:** Data Factory waits for the operation and returns its row of `.show operations`; check **State** and **Status**.",
    ].join("\n"),
    permissionTable(COMMAND_PERMISSIONS),
  ],
  pages: [PAGES.commandActivity, PAGES.managementCommands],
};

/** A Command activity of Fabric. */
export const FABRIC_COMMAND_TYPE: TypeFact = {
  ...KUSTO_COMMAND_TYPE,
  title: "KQL activity of Fabric",
  blocks: [
    "Sends a management command, which starts with a dot, or a query.",
    ...KUSTO_COMMAND_TYPE.blocks.slice(1),
  ],
};

/** A dataset of Azure Data Explorer. */
export const KUSTO_TABLE_TYPE: TypeFact = {
  title: "Azure Data Explorer dataset",
  blocks: [
    "A table for a copy to write into. For reading it only gives the cluster and the database: the source's `query` names the table.",
    "To choose the table in the editor the signed-in user needs *database monitor*; to preview data or import the schema the principal needs *database viewer*.",
  ],
  pages: [PAGES.connectorDataset, PAGES.permissions],
};

/** A linked service of Azure Data Explorer. */
export const KUSTO_LINKED_SERVICE_TYPE: TypeFact = {
  title: "Azure Data Explorer linked service",
  blocks: [
    "A cluster and a database, and who signs in: a service principal (`tenant`, `servicePrincipalId`, `servicePrincipalKey`), a user-assigned managed identity (`credential`), or without these the managed identity of the factory.",
    permissionTable(PERMISSIONS),
    "*Test connection* checks the cluster only: it can succeed for a database that does not exist.",
  ],
  pages: [PAGES.permissions, PAGES.connectorLinkedService],
};

/** A Copy that reads Azure Data Explorer. */
export const COPY_FROM_KUSTO: TypeFact = {
  title: "Copy from Azure Data Explorer",
  blocks: [
    [
      "| | Copy | `.export` in a Command activity |",
      "| --- | --- | --- |",
      "| **Way** | Azure Data Explorer → Data Factory → store | Azure Data Explorer → store |",
      "| **Stores** | all that Data Factory can write | Data Lake Storage Gen2, Blob Storage, SQL Database |",
      "| **Performance** | central | distributed over the nodes, faster and cheaper |",
      "| **Limits** | 500,000 records or 64 MB, 10 minutes, `noTruncation` off; all can be extended | no limit on size, 1 hour, memory limits at their maximum |",
    ].join("\n"),
    "Choose `.export` when it can write the store and no feature of the copy is needed, such as column mapping or skipped rows.",
  ],
  pages: [PAGES.copyOrCommand, PAGES.queryLimits],
};

/** A Copy that writes Azure Data Explorer. */
export const COPY_INTO_KUSTO: TypeFact = {
  title: "Copy into Azure Data Explorer",
  blocks: [
    [
      "| | Copy | `.set-or-append` and its kin | `.ingest` |",
      "| --- | --- | --- | --- |",
      "| **Way** | store → Data Factory → blobs → Azure Data Explorer | a query's result, inside Azure Data Explorer | storage → Azure Data Explorer |",
      "| **Sources** | all that Data Factory can read | Data Lake Storage Gen2, Blob Storage, SQL and Cosmos DB by plugin, HTTP and Python APIs | files, Blob Storage, Data Lake Storage Gen1 and Gen2 |",
      "| **Performance** | queued: balanced, retried, errors handled | cheaper; not made for high volume | – |",
      "| **Limits** | no limit on size; 1 hour for each blob | size of the query's result, unless `noTruncation=true`; 1 hour | no limit on size; 1 hour |",
    ].join("\n"),
    "The vendor advises ingestion from a query where it will do, and the Copy activity above 1 GB and for production loads. A copy shows its rows late: see the sink's `type`.",
  ],
  pages: [PAGES.copyOrCommand, PAGES.ingestFromQuery],
};

/** A mapping data flow that reads or writes Azure Data Explorer. */
export const DATA_FLOW_TYPE: TypeFact = {
  title: "Data flow with Azure Data Explorer",
  blocks: [
    "Two pages of the vendor say different things:",
    [
      "- The **Azure Data Explorer** page: build the data flow, let it write to Blob Storage, and ingest from there by Event Grid or a Copy activity.",
      "- The **Data Factory** page: a data flow reads and writes Azure Data Explorer tables itself, on Azure integration runtimes only. The sink can recreate (drop) or truncate the table first; the timeout is 172,000 seconds by default, about 2 days.",
    ].join("\n"),
  ],
  pages: [PAGES.dataFlows, PAGES.connectorDataFlow],
};

/** A Lookup on Azure Data Explorer. */
export const LOOKUP_TYPE: TypeFact = {
  title: "Lookup on Azure Data Explorer",
  blocks: [
    "Runs a query and returns its rows to the pipeline, for small results that steer what follows.",
    [
      "- **Rows:** 5,000 at most; the rest is dropped without an error.",
      "- **Size:** 2 MB (Azure Data Explorer page) or 4 MB (Data Factory page); beyond that the activity fails.",
      "- **Time:** 1 hour for the query, 24 hours for the activity.",
      "- **Permission:** *database viewer*.",
    ].join("\n"),
  ],
  pages: [PAGES.lookup, PAGES.integration],
};

/** A ForEach that holds activities on Azure Data Explorer. */
export const FOR_EACH_TYPE: TypeFact = {
  title: "ForEach around Azure Data Explorer activities",
  blocks: [
    "Partitioning the data and copying the parts in a ForEach is the vendor's way to load Azure Data Explorer faster. By default 20 iterations run side by side, at most 50 (`batchCount`).",
    "Commands that replace the same table must not run side by side: set `isSequential`.",
  ],
  pages: [PAGES.performance, PAGES.forEach],
};

/** A dataset of delimited text. */
export const DELIMITED_TEXT_TYPE: TypeFact = {
  title: "Delimited text dataset",
  blocks: [
    "Files of comma-separated values and their kin. Azure Data Explorer expects RFC 4180: quotes inside a field are doubled, and all records have the same number of fields. By default Data Factory escapes with a backslash instead: set `escapeChar` to a double quote.",
  ],
  pages: [PAGES.csvEscaping, PAGES.delimitedText],
};

/** A managed integration runtime. */
export const MANAGED_RUNTIME_TYPE: TypeFact = {
  title: "Azure integration runtime",
  blocks: [
    "Compute that Azure runs, in the region of `location`. For Azure Data Explorer put it in the region of the cluster; with `AutoResolve` lookups and commands run in the region of the factory.",
  ],
  pages: [PAGES.integrationRuntime, PAGES.performance],
};

/** A self-hosted integration runtime. */
export const SELF_HOSTED_RUNTIME_TYPE: TypeFact = {
  title: "Self-hosted integration runtime",
  blocks: [
    "Machines of yours, for stores in private networks. Azure Data Explorer needs version 3.14 or later. It has no location; the machine must be strong enough for the copy.",
  ],
  pages: [PAGES.integrationRuntime, PAGES.performance],
};

/**
 * Returns what to know of a type of the old data store, given the type that replaced it.
 *
 * @param certainty Whether the type is known from real factories, or only follows from how types are named.
 */
export function legacyTypeFact(legacy: string, current: string, certainty: "known" | "likely"): TypeFact {
  const verb = certainty === "known" ? "belongs to" : "looks like a type of";
  return {
    title: `Old data store: ${legacy}`,
    blocks: [
      `\`${legacy}\` ${verb} the old data store *Kusto*. Use \`${current}\` instead, of the data store that replaced it: **Azure Data Explorer (Kusto)** in the editor.`,
    ],
    pages: [PAGES.integration],
  };
}
