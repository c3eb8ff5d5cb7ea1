import { type EndpointFault, type FaultyEndpoint, judgeEndpoint } from "../adf/endpoint";
import { KUSTO_LINKED_SERVICE } from "../adf/kustoActivity";
import { isType, typePropertiesOf } from "../adf/resource";
import { literalString, readText } from "../expression/value";
import { replaceValue } from "../json/edit";
import type { JsonNode } from "../json/node";
import type { Fix, Rule } from "./rule";

const TRIM_TITLE = "Remove the blanks around the endpoint";

const DESCRIPTIONS: Readonly<Record<EndpointFault, string>> = {
  blanks: "has blanks around it",
  noScheme: 'lacks "https://"',
  insecure: 'begins with "http://", while clusters are reached by HTTPS only',
  ingestion: 'is that of the ingestion service ("ingest-"), while the vendor asks for that of the engine',
  path: "goes on behind the host, while only the host counts",
};

/** What may still work, or is not documented as a mistake. */
const MILD_FAULTS: ReadonlySet<EndpointFault> = new Set<EndpointFault>(["ingestion", "path"]);

/** Reports the address of a cluster that Data Factory cannot use as it stands. */
export const clusterEndpoint: Rule = {
  meta: {
    id: "cluster-endpoint",
    summary: "An address of a cluster that a linked service cannot use.",
    category: "wiring",
    defaultSeverity: "error",
    vendorPage:
      "https://learn.microsoft.com/azure/data-factory/connector-azure-data-explorer#linked-service-properties",
    fixes: [
      { title: TRIM_TITLE, isSafe: true },
      { title: "Correct the endpoint", isSafe: false },
    ],
    since: "0.1.0",
  },

  check(analysis, report) {
    for (const linkedService of analysis.resourcesOf("linkedService")) {
      if (!isType(linkedService.properties.get("type"), KUSTO_LINKED_SERVICE)) continue;
      const value = typePropertiesOf(linkedService).get("endpoint");
      const text = value === undefined ? undefined : literalString(value);
      const node = value === undefined ? undefined : readText(value)?.node;
      const judged = text === undefined ? undefined : judgeEndpoint(text);
      if (node === undefined || judged === undefined) continue;

      report({
        span: node.span,
        severity: judged.faults.every((fault) => MILD_FAULTS.has(fault)) ? "warning" : "error",
        message:
          `The endpoint of linked service "${linkedService.name}" ${describe(judged)}. ` +
          `Use "${judged.corrected}".`,
        fixes: [correct(analysis.document.path, node, judged)],
      });
    }
  },
};

function describe({ faults }: FaultyEndpoint): string {
  return faults.map((fault) => DESCRIPTIONS[fault]).join(", and ");
}

function correct(path: string, node: JsonNode, { faults, corrected }: FaultyEndpoint): Fix {
  const isSafe = faults.length === 1 && faults[0] === "blanks";
  return {
    title: isSafe ? TRIM_TITLE : `Change the endpoint to "${corrected}"`,
    isSafe,
    edits: () => [{ path, edits: replaceValue(node, JSON.stringify(corrected)) }],
  };
}
