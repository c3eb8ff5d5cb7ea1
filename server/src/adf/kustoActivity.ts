import { type Activity, isActivityType, isCommandActivity, KUSTO_SINK, KUSTO_SOURCE } from "./activity";
import { LEGACY_TYPES } from "./legacyKusto";
import { isType, type Resource, typeOf } from "./resource";

/** The type of datasets over a table in Azure Data Explorer. */
export const KUSTO_DATASET = "AzureDataExplorerTable";
/** The type of linked services to a cluster of Azure Data Explorer. */
export const KUSTO_LINKED_SERVICE = "AzureDataExplorer";

/**
 * Returns whether an activity talks to Azure Data Explorer: a Command activity in any spelling, or a Copy or Lookup
 * that reads from it or writes into it.
 * https://learn.microsoft.com/azure/data-factory/connector-azure-data-explorer
 */
export function isKustoActivity(activity: Activity): boolean {
  if (isCommandActivity(activity) || isActivityType(activity, LEGACY_TYPES.activity.legacy)) return true;
  const { typeProperties } = activity;
  const readsFromKusto = isType(typeProperties?.at("source", "type"), KUSTO_SOURCE);
  if (isActivityType(activity, "Lookup")) return readsFromKusto;
  const writesIntoKusto = isType(typeProperties?.at("sink", "type"), KUSTO_SINK);
  return isActivityType(activity, "Copy") && (readsFromKusto || writesIntoKusto);
}

/** Returns whether a dataset or linked service is one of Azure Data Explorer, the old data store included. */
export function isKustoResource(resource: Resource): boolean {
  if (resource.kind !== "dataset" && resource.kind !== "linkedService") return false;
  const type = typeOf(resource)?.toLowerCase();
  const current = resource.kind === "dataset" ? KUSTO_DATASET : KUSTO_LINKED_SERVICE;
  return type === current.toLowerCase() || type === LEGACY_TYPES[resource.kind].legacy.toLowerCase();
}
