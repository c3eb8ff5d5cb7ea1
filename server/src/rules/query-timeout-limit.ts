import { judgeRequestTimeout, kustoQueryTimeoutOf, LONGEST_REQUEST } from "../adf/requestTimeout";
import { replaceValue } from "../json/edit";
import type { Rule } from "./rule";

const LOWER_TITLE = `Set "queryTimeout" to "${LONGEST_REQUEST}"`;

/** Reports a query of Azure Data Explorer with a timeout that the service does not allow or cannot read. */
export const queryTimeoutLimit: Rule = {
  meta: {
    id: "query-timeout-limit",
    summary: "A query timeout over the hour that Azure Data Explorer allows, or one that is no duration.",
    category: "limits",
    defaultSeverity: "error",
    vendorPage:
      "https://learn.microsoft.com/azure/data-factory/connector-azure-data-explorer#azure-data-explorer-as-source",
    fixes: [{ title: LOWER_TITLE, isSafe: true }],
    since: "0.1.0",
  },

  check(analysis, report) {
    for (const activity of analysis.activities) {
      const bad = judgeRequestTimeout(kustoQueryTimeoutOf(activity));
      if (bad === undefined) continue;
      const { node } = bad.duration;

      if (bad.kind === "malformed") {
        report({
          span: node.span,
          message:
            `"queryTimeout" of activity "${activity.name}" is no duration that Data Factory reads. ` +
            'Write it as "hh:mm:ss", with two digits each.',
        });
        continue;
      }
      report({
        span: node.span,
        message:
          `"queryTimeout" of activity "${activity.name}" is ${node.rawText}, but a query of Azure Data Explorer may ` +
          `take at most "${LONGEST_REQUEST}". Lower it, and split the query if it takes longer.`,
        fixes: [
          {
            title: LOWER_TITLE,
            isSafe: true,
            edits: () => [
              { path: analysis.document.path, edits: replaceValue(node, JSON.stringify(LONGEST_REQUEST)) },
            ],
          },
        ],
      });
    }
  },
};
