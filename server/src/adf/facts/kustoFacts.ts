import type { FactTable, PropertyFact } from "./fact";
import { PAGES } from "./pages";

/** Properties that a Copy accepts on every source. */
const ANY_SOURCE: readonly PropertyFact[] = [
  {
    name: "sourceRetryCount",
    text: "How often the copy reads again after a failed read. This is apart from `policy.retry`, which runs the whole activity again.",
    page: PAGES.copyOverview,
  },
  {
    name: "sourceRetryWait",
    text: "How long the copy waits before it reads again, as `[d.]hh:mm:ss`.",
    page: PAGES.copyOverview,
  },
  {
    name: "maxConcurrentConnections",
    text: "The most connections that one activity run opens to the store at once. Set it only to protect the store.",
    byDefault: "No limit of its own.",
    page: PAGES.copyOverview,
  },
  {
    name: "disableMetricsCollection",
    text: "Whether the copy leaves out the metrics of the store that serve for tuning advice.",
    byDefault: "`false`.",
    page: PAGES.copyOverview,
  },
];

/** Properties that a Copy accepts on every sink. */
const ANY_SINK: readonly PropertyFact[] = [
  {
    name: "writeBatchSize",
    text: "A base property of all sinks, the rows of one batch. The Azure Data Explorer connector does not document any effect: it uploads chunks of 900 MB and lets the cluster batch the ingestion.",
    page: PAGES.connectorSink,
  },
  {
    name: "writeBatchTimeout",
    text: "A base property of all sinks, how long one batch may take. The Azure Data Explorer connector does not document any effect.",
    limit: "The form is `[d.]hh:mm:ss`.",
    page: PAGES.connectorSink,
  },
  {
    name: "sinkRetryCount",
    text: "How often the copy writes again after a failed write.",
    consequence:
      "A copy appends, so rows that were already queued may arrive twice. Tags with `ingestIfNotExists` prevent it.",
    page: PAGES.copyOverview,
  },
  {
    name: "sinkRetryWait",
    text: "How long the copy waits before it writes again, as `[d.]hh:mm:ss`.",
    page: PAGES.copyOverview,
  },
  {
    name: "maxConcurrentConnections",
    text: "The most connections that one activity run opens to the store at once. Set it only to protect the store.",
    byDefault: "No limit of its own.",
    page: PAGES.copyOverview,
  },
  {
    name: "disableMetricsCollection",
    text: "Whether the copy leaves out the metrics of the store that serve for tuning advice.",
    byDefault: "`false`.",
    page: PAGES.copyOverview,
  },
];

/** The source of a Copy or Lookup that reads Azure Data Explorer. */
export const KUSTO_SOURCE_FACTS: FactTable = {
  title: "Azure Data Explorer source",
  facts: [
    {
      name: "query",
      text: "The KQL query that is sent; it can only read. The table comes from here: the dataset's `table` plays no part in reading. Required in Data Factory and Synapse; in Fabric a `table` may stand in its place.",
      limit: "By default the result is cut at 500,000 records or 64 MB, and the query at 10 minutes.",
      consequence:
        "Above the limit the result is truncated (Data Factory page) or the query fails with `E_QUERY_RESULT_SET_TOO_LARGE` (Kusto page). A text that starts with a dot is a management command and belongs in a Command activity.",
      page: PAGES.connectorSource,
    },
    {
      name: "table",
      text: "Fabric only: the table to read where no `query` is given. Data Factory and Synapse do not know the property here.",
      page: PAGES.connectorSource,
      only: "fabric",
    },
    {
      name: "queryTimeout",
      text: "How long the query may run before the request is given up, as `[d.]hh:mm:ss`.",
      byDefault: "`00:10:00`.",
      limit: "`01:00:00`; the service allows no more.",
      consequence:
        "A query that takes longer fails. Make the query smaller, split it over a ForEach, or use `.export`. Give the activity's `policy.timeout` at least as long.",
      page: PAGES.connectorSource,
    },
    {
      name: "noTruncation",
      text: "Whether the limit on the result is lifted. With `false` a result beyond 500,000 records or 64 MB is truncated, or the query fails.",
      byDefault: "`false`.",
      limit: "500,000 records or 64 MB while it is `false`.",
      consequence:
        "The vendor strongly recommends truncation for the activity to work as it should, and names `set notruncation;` in the query for those who need all rows. For bulk data prefer `.export`.",
      page: PAGES.connectorSource,
    },
    {
      name: "additionalColumns",
      text: "Columns that the copy adds to each row, a list of `name` and `value`; a value is text or an expression. `.export` has no such feature.",
      page: PAGES.copyOverview,
    },
    ...ANY_SOURCE,
  ],
};

/** The sink of a Copy that writes into Azure Data Explorer. */
export const KUSTO_SINK_FACTS: FactTable = {
  title: "Azure Data Explorer sink",
  facts: [
    {
      name: "ingestionMappingName",
      text: "The name of a mapping that exists on the target table, by which the cluster assigns columns. Whatever the source is, Data Factory hands over CSV, so it must be a **CSV** mapping.",
      byDefault: "None: columns are matched by name, and by position where that fails.",
      consequence:
        "A mapping of another kind fails with `KustoMappingReferenceHasWrongKind`. Without one, columns that match no name can land in the wrong column without an error.",
      page: PAGES.connectorSink,
    },
    {
      name: "ingestionMappingAsJson",
      text: 'A CSV mapping written out, as text that holds a JSON array of columns such as `[{"Column":"Id","Properties":{"Ordinal":"0"}}]`. Ordinals of Kusto count from 0, those of the copy\'s own mappings from 1.',
      limit: "Use this or `ingestionMappingName`, not both.",
      page: PAGES.csvMapping,
    },
    {
      name: "flushImmediately",
      text: "Whether ingestion skips the aggregation of small blobs, so that rows arrive sooner. By default a batch is closed after 5 minutes, 500 blobs or 1 GB.",
      byDefault: "`false`.",
      consequence: "Many small batches make many small extents, which costs the cluster and slows queries.",
      page: PAGES.batching,
    },
    {
      name: "additionalProperties",
      text: "Ingestion properties that the sink does not set itself, such as `tags`, `ingestIfNotExists` or `creationTime`: an object, or in older pipelines text that holds one.",
      consequence:
        "`tags` and `ingestIfNotExists` are text that holds a JSON array. Do not repeat the mapping here when `ingestionMappingName` is set.",
      page: PAGES.connectorSink,
    },
    ...ANY_SINK,
  ],
};

/** A Command activity; Fabric calls it `KustoQueryLanguage`. */
export const KUSTO_COMMAND_FACTS: FactTable = {
  title: "Azure Data Explorer Command activity",
  facts: [
    {
      name: "command",
      text: "The management command that is sent. It starts with a dot; a query does not run here (Fabric's `KustoQueryLanguage` takes both). One command per request: several go into `.execute database script <|`.",
      limit: "The response may hold 1 MB.",
      consequence:
        "Make a larger response smaller with `.show … | …`, or with `; $command_results | …` behind a command. For an `async` command Data Factory waits and returns the row of `.show operations`: check its **State** and **Status** yourself.",
      page: PAGES.commandActivity,
    },
    {
      name: "commandTimeout",
      text: "How long the command may run before the request is given up, as `[d.]hh:mm:ss`.",
      byDefault: "`00:20:00`.",
      limit: "`01:00:00`; the service allows no more.",
      consequence: "A command that takes longer fails. Do the work in smaller pieces.",
      page: PAGES.commandActivity,
    },
    {
      name: "linkedServiceName",
      text: "The linked service whose cluster and database run the command. It stands beside `typeProperties`, not in it. Its principal needs the role that the command asks for.",
      page: PAGES.commandActivity,
    },
    {
      name: "database",
      text: "Fabric only: the database that runs the command. In Data Factory and Synapse the linked service decides.",
      page: PAGES.commandActivity,
      only: "fabric",
    },
    {
      name: "commandType",
      text: "A property of the old activity `KustoCommand` only; `AzureDataExplorerCommand` has none like it.",
      page: PAGES.integration,
      only: "legacy",
    },
  ],
};
