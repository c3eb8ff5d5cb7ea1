import { type Resource, typeOf } from "./resource";

/**
 * The types of the old data store `Kusto` and what replaced them. Only the linked service and the command activity
 * are known from real factories; the other names follow the naming of Data Factory.
 * https://learn.microsoft.com/azure/data-explorer/data-factory-integration#copy-activity
 */
export const LEGACY_TYPES = {
  linkedService: { legacy: "Kusto", current: "AzureDataExplorer" },
  dataset: { legacy: "KustoTable", current: "AzureDataExplorerTable" },
  activity: { legacy: "KustoCommand", current: "AzureDataExplorerCommand" },
  source: { legacy: "KustoSource", current: "AzureDataExplorerSource" },
  sink: { legacy: "KustoSink", current: "AzureDataExplorerSink" },
} as const;

/** Returns whether a linked service or dataset belongs to the old data store. */
export function isLegacyResource(resource: Resource): boolean {
  if (resource.kind !== "linkedService" && resource.kind !== "dataset") return false;
  return typeOf(resource)?.toLowerCase() === LEGACY_TYPES[resource.kind].legacy.toLowerCase();
}
