import { copiesWithinKusto, INGEST_FIX_TITLE, ingestFix } from "../factory/ingestConversion";
import type { Rule } from "./rule";

/**
 * Advises ingestion from a query where a Copy moves the result of a query from Azure Data Explorer into a table there.
 */
export const preferIngestFromQuery: Rule = {
  meta: {
    id: "prefer-ingest-from-query",
    summary: "A copy from Azure Data Explorer into itself that .set-or-append does without a detour.",
    category: "queries",
    defaultSeverity: "hint",
    vendorPage:
      "https://learn.microsoft.com/azure/data-explorer/data-factory-integration#copying-data-to-azure-data-explorer",
    fixes: [{ title: INGEST_FIX_TITLE, isSafe: false }],
    isCrossFile: true,
    since: "0.1.0",
  },

  check(analysis, report) {
    for (const copy of analysis.copies) {
      const typeNode = copy.activity.node.get("type");
      if (typeNode === undefined || !copiesWithinKusto(copy)) continue;
      const fix = ingestFix(analysis, copy);

      report({
        span: typeNode.span,
        message:
          `Copy "${copy.activity.name}" takes the result of a query out of Azure Data Explorer and loads it into ` +
          'Azure Data Explorer again. ".set-or-append" in a Command activity does so without the detour and costs less; ' +
          "it takes the columns by their order, and above 1 GB stay with the Copy.",
        fixes: fix === undefined ? [] : [fix],
      });
    }
  },
};
