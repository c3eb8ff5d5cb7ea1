import { hasKustoSink } from "../adf/activity";
import { removeProperty } from "../json/edit";
import type { Rule } from "./rule";

const REMOVE_TITLE = 'Remove "parallelCopies"';

/**
 * Reports `parallelCopies` on a Copy into Azure Data Explorer, for which the degree of parallelism means nothing.
 */
export const parallelCopiesIgnored: Rule = {
  meta: {
    id: "parallel-copies-ignored",
    summary: "A degree of copy parallelism that a copy into Azure Data Explorer ignores.",
    category: "copy",
    defaultSeverity: "information",
    vendorPage: "https://learn.microsoft.com/azure/data-explorer/data-factory-integration#performance",
    fixes: [{ title: REMOVE_TITLE, isSafe: true }],
    tags: ["unnecessary"],
    since: "0.1.0",
  },

  check(analysis, report) {
    for (const copy of analysis.copies) {
      const setting = hasKustoSink(copy) ? copy.typeProperties.get("parallelCopies") : undefined;
      if (setting === undefined) continue;

      report({
        span: setting.propertySpan,
        message:
          `"parallelCopies" has no effect on copy "${copy.activity.name}", since the degree of parallelism is not ` +
          "relevant to Azure Data Explorer. To load in parallel, partition the source and copy each part in a ForEach.",
        fixes: [
          {
            title: REMOVE_TITLE,
            isSafe: true,
            edits: () => [{ path: analysis.document.path, edits: removeProperty(setting) }],
          },
        ],
      });
    }
  },
};
