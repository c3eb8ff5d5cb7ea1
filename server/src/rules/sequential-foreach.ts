import { type Activity, type Copy, hasKustoSink } from "../adf/activity";
import { forEachesAround } from "../adf/loops";
import { literalBoolean, unwrap } from "../expression/value";
import { replaceValue } from "../json/edit";
import type { Rule } from "./rule";

const PARALLEL_TITLE = 'Run the iterations in parallel: "isSequential": false';

/**
 * Reports a ForEach that copies into Azure Data Explorer one iteration after another: copying parts side by side is
 * how the vendor speeds such a load up.
 */
export const sequentialForeach: Rule = {
  meta: {
    id: "sequential-foreach",
    summary: "A ForEach that copies into Azure Data Explorer one part after another.",
    category: "copy",
    defaultSeverity: "information",
    vendorPage: "https://learn.microsoft.com/azure/data-explorer/data-factory-integration#performance",
    fixes: [{ title: PARALLEL_TITLE, isSafe: false }],
    since: "0.1.0",
  },

  check(analysis, report) {
    const seen = new Set<Activity>();
    for (const { copy, forEach } of analysis.copies.filter(hasKustoSink).flatMap(loopsAround)) {
      if (seen.has(forEach)) continue;
      seen.add(forEach);
      const setting = forEach.typeProperties?.get("isSequential");
      if (setting === undefined || literalBoolean(setting) !== true) continue;

      const value = unwrap(setting);
      report({
        span: value.span,
        message:
          `ForEach "${forEach.name}" runs copy "${copy.activity.name}" into Azure Data Explorer one iteration after ` +
          "another, although parts that are copied in parallel load faster. Unless the order matters, set " +
          '"isSequential" to false.',
        fixes: [
          {
            title: PARALLEL_TITLE,
            isSafe: false,
            edits: () => [{ path: analysis.document.path, edits: replaceValue(value, "false") }],
          },
        ],
      });
    }
  },
};

/** The outermost loop comes first, as in the document. */
function loopsAround(copy: Copy): readonly { readonly copy: Copy; readonly forEach: Activity }[] {
  return forEachesAround(copy.activity)
    .toReversed()
    .map((forEach) => ({ copy, forEach }));
}
