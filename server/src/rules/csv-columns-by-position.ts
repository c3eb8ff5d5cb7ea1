import { hasKustoSink } from "../adf/activity";
import { isHeaderlessCsv } from "../adf/copy/delimitedText";
import { ingestionMappingPresence } from "../adf/copy/sinkMapping";
import { mapsByDefault } from "../adf/copy/translator";
import { inputOf } from "../factory/copyInput";
import type { JsonNode } from "../json/node";
import type { Span } from "../text/span";
import type { Rule } from "./rule";

/**
 * Reports delimited text without column names that is copied into Azure Data Explorer without a mapping: its columns
 * land by position.
 */
export const csvColumnsByPosition: Rule = {
  meta: {
    id: "csv-columns-by-position",
    summary: "Delimited text without column names that is copied into Azure Data Explorer without a mapping.",
    category: "copy",
    defaultSeverity: "warning",
    vendorPage:
      "https://learn.microsoft.com/azure/data-factory/copy-activity-schema-and-type-mapping#explicit-mapping",
    fixes: [],
    isCrossFile: true,
    since: "0.1.0",
  },

  check(analysis, report) {
    for (const copy of analysis.copies) {
      const { sink } = copy;
      if (sink === undefined || !hasKustoSink(copy) || !mapsByDefault(copy)) continue;
      const input = inputOf(analysis, copy);
      if (input === undefined || !isHeaderlessCsv(input.dataset)) continue;
      if (ingestionMappingPresence(sink) !== "unset") continue;

      report({
        span: input.span,
        message:
          `Copy "${copy.activity.name}" reads delimited text without column names and maps nothing, so columns land in ` +
          "Azure Data Explorer by position, and a changed file shifts them without an error. Map each column by its " +
          'ordinal, name an ingestion mapping, or set "firstRowAsHeader" to true for files that have a header.',
        related: [
          {
            path: input.document.path,
            span: headerPlace(input.dataset),
            message: "The files have no row of column names by this dataset.",
          },
        ],
      });
    }
  },
};

function headerPlace(dataset: JsonNode): Span {
  const properties = dataset.get("typeProperties") ?? dataset;
  return properties.get("firstRowAsHeader")?.propertySpan ?? properties.keySpan ?? properties.span;
}
