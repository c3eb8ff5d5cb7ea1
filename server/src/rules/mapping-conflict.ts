import { type Copy, hasKustoSink } from "../adf/activity";
import { isJsonArrayText } from "../adf/copy/ingestionProperties";
import { presenceOf } from "../adf/copy/sinkMapping";
import { literalString, readText } from "../expression/value";
import type { JsonNode } from "../json/node";
import type { Report, Rule } from "./rule";

/**
 * Reports an ingestion mapping written out in a sink that also names one, and one that is no JSON array.
 */
export const mappingConflict: Rule = {
  meta: {
    id: "mapping-conflict",
    summary: "A sink with two ingestion mappings, or with one that is not a JSON array.",
    category: "copy",
    defaultSeverity: "warning",
    vendorPage:
      "https://learn.microsoft.com/azure/data-factory/connector-azure-data-explorer#azure-data-explorer-as-sink",
    fixes: [],
    since: "0.1.0",
  },

  check(analysis, report) {
    for (const copy of analysis.copies) {
      const mapping = hasKustoSink(copy) ? copy.sink?.get("ingestionMappingAsJson") : undefined;
      if (mapping === undefined || presenceOf(mapping) !== "set") continue;
      const name = copy.sink?.get("ingestionMappingName");
      if (presenceOf(name) === "set") reportSecondMapping(copy, mapping, name, report);
      else if (!isMapping(mapping)) reportNoArray(copy, mapping, report);
    }
  },
};

function reportSecondMapping(
  copy: Copy,
  mapping: JsonNode,
  name: JsonNode | undefined,
  report: Report,
): void {
  const written = name === undefined ? undefined : literalString(name);
  report({
    span: mapping.propertySpan,
    message:
      `The sink of copy "${copy.activity.name}" names the ingestion mapping "${written ?? ""}" and writes another ` +
      'one out, but Azure Data Explorer takes only one. Remove "ingestionMappingAsJson" or "ingestionMappingName".',
  });
}

function reportNoArray(copy: Copy, mapping: JsonNode, report: Report): void {
  report({
    span: readText(mapping)?.node.span ?? mapping.span,
    message:
      `"ingestionMappingAsJson" of copy "${copy.activity.name}" is not a JSON array, so it cannot map any column. ` +
      "Write an array with one object for each column.",
  });
}

/** An array that is not written as text is left alone: the vendor's pages do not say that it fails. */
function isMapping(mapping: JsonNode): boolean {
  const text = literalString(mapping);
  return mapping.kind === "array" || (text !== undefined && isJsonArrayText(text));
}
