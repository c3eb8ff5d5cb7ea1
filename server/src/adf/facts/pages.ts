/** A page of the vendor that facts were taken from. */
export interface VendorPage {
  readonly title: string;
  readonly url: string;
  /** The date that the page gave of itself when it was read; without a day that of the copy that was read. */
  readonly asOf: string;
}

const ADF = "https://learn.microsoft.com/azure/data-factory";
const ADX = "https://learn.microsoft.com/azure/data-explorer";
const KUSTO = "https://learn.microsoft.com/kusto";

/** The pages behind the facts. */
export const PAGES = {
  connector: {
    title: "Azure Data Explorer connector",
    url: `${ADF}/connector-azure-data-explorer`,
    asOf: "2024-05-15",
  },
  connectorLinkedService: {
    title: "Linked service properties",
    url: `${ADF}/connector-azure-data-explorer#linked-service-properties`,
    asOf: "2024-05-15",
  },
  connectorDataset: {
    title: "Dataset properties",
    url: `${ADF}/connector-azure-data-explorer#dataset-properties`,
    asOf: "2024-05-15",
  },
  connectorSource: {
    title: "Azure Data Explorer as source",
    url: `${ADF}/connector-azure-data-explorer#azure-data-explorer-as-source`,
    asOf: "2024-05-15",
  },
  connectorSink: {
    title: "Azure Data Explorer as sink",
    url: `${ADF}/connector-azure-data-explorer#azure-data-explorer-as-sink`,
    asOf: "2024-05-15",
  },
  connectorDataFlow: {
    title: "Mapping data flow properties",
    url: `${ADF}/connector-azure-data-explorer#mapping-data-flow-properties`,
    asOf: "2024-05-15",
  },
  integration: {
    title: "Azure Data Explorer integration with Data Factory",
    url: `${ADX}/data-factory-integration`,
    asOf: "2025-09-02",
  },
  copyOrCommand: {
    title: "Copy or command",
    url: `${ADX}/data-factory-integration#select-between-copy-and-azure-data-explorer-command-activities-when-copy-data`,
    asOf: "2025-09-02",
  },
  dataFlows: {
    title: "Mapping data flows",
    url: `${ADX}/data-factory-integration#mapping-data-flows`,
    asOf: "2025-09-02",
  },
  permissions: {
    title: "Required permissions",
    url: `${ADX}/data-factory-integration#required-permissions`,
    asOf: "2025-09-02",
  },
  performance: {
    title: "Performance of the sink",
    url: `${ADX}/data-factory-integration#performance`,
    asOf: "2025-09-02",
  },
  progress: {
    title: "Monitor activity progress",
    url: `${ADX}/data-factory-integration#monitor-activity-progress`,
    asOf: "2025-09-02",
  },
  csvEscaping: {
    title: "Improper escaping of CSV files",
    url: `${ADX}/data-factory-integration#failure-to-ingest-csv-files-due-to-improper-escaping`,
    asOf: "2025-09-02",
  },
  nestedJson: {
    title: "Nested JSON objects",
    url: `${ADX}/data-factory-integration#nested-json-objects`,
    asOf: "2025-09-02",
  },
  loadData: {
    title: "Copy data to Azure Data Explorer",
    url: `${ADX}/data-factory-load-data`,
    asOf: "2022-07-19",
  },
  commandActivity: {
    title: "Azure Data Explorer Command activity",
    url: `${ADX}/data-factory-command-activity`,
    asOf: "2023-09-13",
  },
  ingestionProperties: {
    title: "Ingestion properties",
    url: `${KUSTO}/ingestion-properties`,
    asOf: "2024-08-11",
  },
  batching: {
    title: "Ingestion batching policy",
    url: `${KUSTO}/management/batching-policy`,
    asOf: "2026-08",
  },
  csvMapping: { title: "CSV mapping", url: `${KUSTO}/management/csv-mapping`, asOf: "2026-08" },
  entityNames: {
    title: "Entity names",
    url: `${KUSTO}/query/schema-entities/entity-names`,
    asOf: "2026-08",
  },
  managementCommands: {
    title: "Management commands",
    url: `${KUSTO}/management/`,
    asOf: "2026-08",
  },
  ingestFromQuery: {
    title: "Ingest from query",
    url: `${KUSTO}/management/data-ingestion/ingest-from-query`,
    asOf: "2023-07-13",
  },
  queryLimits: { title: "Query limits", url: `${KUSTO}/concepts/query-limits`, asOf: "2026-01-12" },
  copyOverview: { title: "Copy activity", url: `${ADF}/copy-activity-overview`, asOf: "2020-08-03" },
  copyPerformance: {
    title: "Copy performance features",
    url: `${ADF}/copy-activity-performance-features`,
    asOf: "2020-03-05",
  },
  faultTolerance: {
    title: "Copy fault tolerance",
    url: `${ADF}/copy-activity-fault-tolerance`,
    asOf: "2020-06-22",
  },
  dataConsistency: {
    title: "Copy data consistency",
    url: `${ADF}/copy-activity-data-consistency`,
    asOf: "2023-02-08",
  },
  schemaMapping: {
    title: "Schema and type mapping",
    url: `${ADF}/copy-activity-schema-and-type-mapping`,
    asOf: "2020-06-22",
  },
  lookup: { title: "Lookup activity", url: `${ADF}/control-flow-lookup-activity`, asOf: "2021-02-25" },
  forEach: { title: "ForEach activity", url: `${ADF}/control-flow-for-each-activity`, asOf: "2022-10-26" },
  pipelines: {
    title: "Pipelines and activities",
    url: `${ADF}/concepts-pipelines-activities#activity-policy`,
    asOf: "2019-11-19",
  },
  datasets: { title: "Datasets", url: `${ADF}/concepts-datasets-linked-services`, asOf: "2017-09-05" },
  parameters: {
    title: "Parameters of linked services",
    url: `${ADF}/parameterize-linked-services`,
    asOf: "2022-07-25",
  },
  delimitedText: {
    title: "Delimited text format",
    url: `${ADF}/format-delimited-text#dataset-properties`,
    asOf: "2020-05-29",
  },
  integrationRuntime: {
    title: "Integration runtime",
    url: `${ADF}/concepts-integration-runtime`,
    asOf: "2020-01-28",
  },
} as const satisfies Readonly<Record<string, VendorPage>>;
