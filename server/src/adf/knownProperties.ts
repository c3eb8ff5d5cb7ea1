/** The Kusto types whose properties are all known. */
export type KustoType =
  | "AzureDataExplorerSource"
  | "AzureDataExplorerSink"
  | "AzureDataExplorerCommand"
  | "AzureDataExplorerTable"
  | "AzureDataExplorer";

/**
 * Their properties in Data Factory and Synapse; what there is to say of each is told by the facts.
 * https://learn.microsoft.com/azure/data-factory/connector-azure-data-explorer
 */
const PROPERTIES: Readonly<Record<KustoType, readonly string[]>> = {
  AzureDataExplorerSource: [
    ...["query", "queryTimeout", "noTruncation", "additionalColumns"],
    ...["sourceRetryCount", "sourceRetryWait", "maxConcurrentConnections", "disableMetricsCollection"],
  ],
  AzureDataExplorerSink: [
    ...["ingestionMappingName", "ingestionMappingAsJson", "flushImmediately", "additionalProperties"],
    ...["writeBatchSize", "writeBatchTimeout", "sinkRetryCount", "sinkRetryWait"],
    ...["maxConcurrentConnections", "disableMetricsCollection"],
  ],
  AzureDataExplorerCommand: ["command", "commandTimeout", "linkedServiceName"],
  AzureDataExplorerTable: [
    ...["table", "linkedServiceName", "schema", "structure"],
    ...["parameters", "annotations", "description", "folder"],
  ],
  AzureDataExplorer: [
    ...["endpoint", "database", "tenant", "servicePrincipalId", "servicePrincipalKey", "credential"],
    ...["encryptedCredential", "connectVia", "parameters", "annotations", "description"],
  ],
};

/**
 * What every source, sink, activity, dataset or linked service has besides.
 * https://github.com/Azure/azure-rest-api-specs/tree/main/specification/datafactory: 2018-06-01, entityTypes
 */
const BASE_PROPERTIES: readonly string[] = [
  ...["type", "typeProperties", "name", "description", "annotations", "folder", "parameters", "version"],
  ...["dependsOn", "userProperties", "policy", "state", "onInactiveMarkAs", "inputs", "outputs"],
  ...["linkedServiceName", "connectVia", "schema", "structure"],
];

/** Returns the properties of a type in Data Factory and Synapse, those aside that only Fabric or the old data store has. */
export function propertiesOf(type: KustoType): readonly string[] {
  return PROPERTIES[type];
}

/**
 * Returns whether a type may have a property of this name. Casing does not count: whether the service minds it is not
 * documented.
 */
export function mayHaveProperty(type: KustoType, name: string): boolean {
  const wanted = name.toLowerCase();
  return [...propertiesOf(type), ...BASE_PROPERTIES].some((known) => known.toLowerCase() === wanted);
}
