import { KUSTO_LINKED_SERVICE } from "../adf/kustoActivity";
import { readReference } from "../adf/reference";
import { regionNamed, regionOfEndpoint } from "../adf/regions";
import { isType, type Resource, typePropertiesOf } from "../adf/resource";
import { literalString } from "../expression/value";
import type { JsonNode } from "../json/node";
import type { Rule } from "./rule";

/**
 * Reports a linked service whose integration runtime is bound to another region than the cluster is in: all data
 * then makes a detour.
 */
export const regionMismatch: Rule = {
  meta: {
    id: "region-mismatch",
    summary: "An integration runtime in another region than the cluster that it loads.",
    category: "copy",
    defaultSeverity: "warning",
    vendorPage: "https://learn.microsoft.com/azure/data-explorer/data-factory-integration#performance",
    fixes: [],
    isCrossFile: true,
    since: "0.1.0",
  },

  check(analysis, report) {
    for (const linkedService of analysis.resourcesOf("linkedService")) {
      const region = regionOfCluster(linkedService);
      const reference = readReference(linkedService.properties.get("connectVia"), "integrationRuntime");
      const runtime = analysis.resolve(reference);
      if (region === undefined || reference === undefined || runtime === undefined) continue;
      const location = managedLocation(runtime.resource);
      const other = location && literalString(location);
      if (location === undefined || other === undefined || regionNamed(other) === region) continue;

      report({
        span: reference.nameNode.span,
        message:
          `Linked service "${linkedService.name}" connects through integration runtime "${reference.name}" in ` +
          `"${other}", but its cluster is in "${region}", so every copy crosses regions and is slower. Use a runtime ` +
          `in "${region}".`,
        related: [
          {
            path: runtime.document.path,
            span: location.span,
            message: "The region of the runtime is set here.",
          },
        ],
      });
    }
  },
};

function regionOfCluster(linkedService: Resource): string | undefined {
  if (!isType(linkedService.properties.get("type"), KUSTO_LINKED_SERVICE)) return undefined;
  const endpoint = typePropertiesOf(linkedService).get("endpoint");
  const text = endpoint === undefined ? undefined : literalString(endpoint);
  return text === undefined ? undefined : regionOfEndpoint(text);
}

/** Returns where a managed runtime is bound to a region: not the self-hosted ones, nor those that follow the data. */
function managedLocation(runtime: Resource): JsonNode | undefined {
  if (!isType(runtime.properties.get("type"), "Managed")) return undefined;
  const location = typePropertiesOf(runtime).at("computeProperties", "location");
  const text = location === undefined ? undefined : literalString(location);
  return text === undefined || regionNamed(text) === undefined ? undefined : location;
}
