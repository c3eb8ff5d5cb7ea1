import { LEGACY_TYPES } from "../../adf/legacyKusto";
import { isType } from "../../adf/resource";
import type { Analysis } from "../../factory/analysis";
import type { FactoryResource } from "../../factory/factory";
import type { JsonNode } from "../../json/node";
import { contains } from "../../text/span";

/**
 * Returns whether a mapping data flow reads or writes Azure Data Explorer, as far as the factory tells.
 *
 * @param holder The `properties` of the data flow, or an activity that runs one.
 */
export function hasKustoDataFlow(holder: JsonNode, analysis: Analysis): boolean {
  if (isType(holder.get("type"), "MappingDataFlow")) {
    return touchesKusto(holder, analysis.document.references, analysis);
  }
  return analysis.document.references.some((reference) => {
    if (reference.kind !== "dataflow" || !contains(holder.span, reference.node.span)) return false;
    const target = analysis.factory.find("dataflow", reference.name);
    return target !== undefined && isKustoDataFlow(target, analysis);
  });
}

function isKustoDataFlow({ resource, document }: FactoryResource, analysis: Analysis): boolean {
  return touchesKusto(resource.properties, document.references, analysis);
}

function touchesKusto(
  dataFlow: JsonNode,
  references: Analysis["document"]["references"],
  analysis: Analysis,
): boolean {
  if (hasKustoScript(dataFlow)) return true;
  return references.some((reference) => {
    if (!contains(dataFlow.span, reference.node.span)) return false;
    const target = analysis.factory.find(reference.kind, reference.name);
    const type = target?.resource.properties.get("type");
    return isType(type, LEGACY_TYPES.dataset.current) || isType(type, LEGACY_TYPES.linkedService.current);
  });
}

/**
 * An inline source or sink names the store in the script, as one text or line by line.
 * https://learn.microsoft.com/azure/data-factory/connector-azure-data-explorer#mapping-data-flow-properties
 */
function hasKustoScript(dataFlow: JsonNode): boolean {
  const properties = dataFlow.get("typeProperties") ?? dataFlow;
  const lines = [properties.get("script"), ...(properties.get("scriptLines")?.children() ?? [])];
  return lines.some((line) => line?.stringValue?.includes("'azuredataexplorer'") === true);
}
