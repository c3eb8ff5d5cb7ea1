import type { ResourceKind } from "../kinds";

/** A page of the vendor on a type. */
export interface TypePage {
  readonly title: string;
  readonly url: string;
}

const ADF = "https://learn.microsoft.com/azure/data-factory";
const TEMPLATES = "https://learn.microsoft.com/azure/templates/microsoft.datafactory/factories";

/** The last parts of the addresses of pages on activities, by type in lower case. */
const ACTIVITY_PAGES: Readonly<Record<string, string>> = {
  appendvariable: "control-flow-append-variable-activity",
  azuredataexplorercommand: "connector-azure-data-explorer",
  azurefunctionactivity: "control-flow-azure-function-activity",
  copy: "copy-activity-overview",
  custom: "transform-data-using-custom-activity",
  databricksnotebook: "transform-data-databricks-notebook",
  databrickssparkjar: "transform-data-databricks-jar",
  databrickssparkpython: "transform-data-databricks-python",
  delete: "delete-activity",
  executedataflow: "control-flow-execute-data-flow-activity",
  executepipeline: "control-flow-execute-pipeline-activity",
  executessispackage: "how-to-invoke-ssis-package-ssis-activity",
  fail: "control-flow-fail-activity",
  filter: "control-flow-filter-activity",
  foreach: "control-flow-for-each-activity",
  getmetadata: "control-flow-get-metadata-activity",
  hdinsighthive: "transform-data-using-hadoop-hive",
  hdinsightmapreduce: "transform-data-using-hadoop-map-reduce",
  hdinsightpig: "transform-data-using-hadoop-pig",
  hdinsightspark: "transform-data-using-spark",
  hdinsightstreaming: "transform-data-using-hadoop-streaming",
  ifcondition: "control-flow-if-condition-activity",
  lookup: "control-flow-lookup-activity",
  script: "transform-data-using-script",
  setvariable: "control-flow-set-variable-activity",
  sqlserverstoredprocedure: "transform-data-using-stored-procedure",
  switch: "control-flow-switch-activity",
  until: "control-flow-until-activity",
  validation: "control-flow-validation-activity",
  wait: "control-flow-wait-activity",
  webactivity: "control-flow-web-activity",
  webhook: "control-flow-webhook-activity",
  blobeventstrigger: "how-to-create-event-trigger",
  customeventstrigger: "how-to-create-custom-event-trigger",
  scheduletrigger: "how-to-create-schedule-trigger",
  tumblingwindowtrigger: "how-to-create-tumbling-window-trigger",
  tabulartranslator: "copy-activity-schema-and-type-mapping",
  managed: "concepts-integration-runtime",
  selfhosted: "create-self-hosted-integration-runtime",
  mappingdataflow: "concepts-data-flow-overview",
  azurekeyvault: "store-credentials-in-key-vault",
  azurekeyvaultsecret: "store-credentials-in-key-vault",
};

/** The pages on stores and formats, by what the types of their linked services, datasets, sources and sinks begin with. */
const STORE_PAGES: readonly (readonly [start: string, page: string])[] = [
  ["azuredataexplorer", "connector-azure-data-explorer"],
  ["azureblobfs", "connector-azure-data-lake-storage"],
  ["azureblob", "connector-azure-blob-storage"],
  ["azuredatalakestore", "connector-azure-data-lake-store"],
  ["azuredatabricksdeltalake", "connector-azure-databricks-delta-lake"],
  ["azurefilestorage", "connector-azure-file-storage"],
  ["azuremysql", "connector-azure-database-for-mysql"],
  ["azurepostgresql", "connector-azure-database-for-postgresql"],
  ["azuresearch", "connector-azure-search"],
  ["azuresqldw", "connector-azure-sql-data-warehouse"],
  ["sqldw", "connector-azure-sql-data-warehouse"],
  ["azuresqlmi", "connector-azure-sql-managed-instance"],
  ["sqlmi", "connector-azure-sql-managed-instance"],
  ["azuresql", "connector-azure-sql-database"],
  ["azuretable", "connector-azure-table-storage"],
  ["amazons3compatible", "connector-amazon-s3-compatible-storage"],
  ["amazons3", "connector-amazon-simple-storage-service"],
  ["amazonredshift", "connector-amazon-redshift"],
  ["cosmosdbmongodbapi", "connector-azure-cosmos-db-mongodb-api"],
  ["cosmosdb", "connector-azure-cosmos-db"],
  ["fileserver", "connector-file-system"],
  ["ftp", "connector-ftp"],
  ["googlebigquery", "connector-google-bigquery"],
  ["googlecloudstorage", "connector-google-cloud-storage"],
  ["hdfs", "connector-hdfs"],
  ["http", "connector-http"],
  ["mongodbatlas", "connector-mongodb-atlas"],
  ["mongodb", "connector-mongodb"],
  ["mysql", "connector-mysql"],
  ["odata", "connector-odata"],
  ["odbc", "connector-odbc"],
  ["oracle", "connector-oracle"],
  ["postgresql", "connector-postgresql"],
  ["rest", "connector-rest"],
  ["salesforce", "connector-salesforce"],
  ["sftp", "connector-sftp"],
  ["sharepointonlinelist", "connector-sharepoint-online-list"],
  ["snowflake", "connector-snowflake"],
  ["sqlserver", "connector-sql-server"],
  ["avro", "format-avro"],
  ["binary", "format-binary"],
  ["delimitedtext", "format-delimited-text"],
  ["excel", "format-excel"],
  ["json", "format-json"],
  ["orc", "format-orc"],
  ["parquet", "format-parquet"],
  ["xml", "format-xml"],
];

/** The reference of templates has every type of a kind of resource on one page. */
const REFERENCE_PAGES: Readonly<Record<ResourceKind, string>> = {
  pipeline: "pipelines",
  dataset: "datasets",
  linkedService: "linkedservices",
  integrationRuntime: "integrationruntimes",
  dataflow: "dataflows",
  trigger: "triggers",
  credential: "credentials",
  managedVirtualNetwork: "managedvirtualnetworks",
  factory: "",
  globalParameters: "globalparameters",
};

/** Returns the vendor's page on a type, or else the reference of the kind of resource that it occurs in. */
export function pageOf(type: string | undefined, kind: ResourceKind): TypePage {
  const name = type?.toLowerCase() ?? "";
  const page = ACTIVITY_PAGES[name] ?? STORE_PAGES.find(([start]) => name.startsWith(start))?.[1];
  if (page !== undefined) return { title: titleOf(page), url: `${ADF}/${page}` };
  return { title: "Template reference", url: `${TEMPLATES}/${REFERENCE_PAGES[kind]}`.replace(/\/$/, "") };
}

function titleOf(page: string): string {
  if (page.startsWith("connector-")) return "Connector";
  return page.startsWith("format-") ? "Format" : "Documentation";
}
