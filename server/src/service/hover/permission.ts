import { isKustoResource } from "../../adf/kustoActivity";
import { LEGACY_TYPES } from "../../adf/legacyKusto";
import type { Reference } from "../../adf/reference";
import { isType, type Resource } from "../../adf/resource";
import type { JsonNode } from "../../json/node";

/**
 * Returns the least role, as Markdown, that one use of a dataset or linked service of Azure Data Explorer needs;
 * `undefined` for all other references.
 * https://learn.microsoft.com/azure/data-explorer/data-factory-integration#required-permissions
 */
export function permissionOf(reference: Reference, target: Resource): string | undefined {
  if (!isKustoResource(target)) return undefined;
  const { node } = reference;
  switch (node.key ?? node.parent?.key) {
    case "inputs":
    case "dataset":
      return "*database viewer*, to run the query";
    case "outputs":
      return "*table ingestor*, to ingest; *database monitor*, to map columns by name";
    case "linkedServiceName":
      return isDataset(node.parent)
        ? "*database viewer* to read, *table ingestor* to write"
        : "the role of the command";
    default:
      return undefined;
  }
}

function isDataset(holder: JsonNode | undefined): boolean {
  const { current, legacy } = LEGACY_TYPES.dataset;
  const type = holder?.get("type");
  return isType(type, current) || isType(type, legacy);
}
