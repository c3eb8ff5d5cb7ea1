import { isActivityType } from "../adf/activity";
import { literalNumber, unwrap } from "../expression/value";
import { activitiesInScope } from "../factory/scope";
import { replaceValue } from "../json/edit";
import type { Rule } from "./rule";

/** https://learn.microsoft.com/azure/data-factory/control-flow-for-each-activity#type-properties */
const LEAST = 1;
const MOST = 50;

/** Reports a ForEach whose `batchCount` Data Factory does not allow. */
export const foreachBatchCount: Rule = {
  meta: {
    id: "foreach-batch-count",
    summary: "A ForEach with a batch count that is not from 1 to 50.",
    category: "limits",
    defaultSeverity: "error",
    vendorPage:
      "https://learn.microsoft.com/azure/data-factory/control-flow-for-each-activity#type-properties",
    fixes: [{ title: 'Set "batchCount" to the nearest value allowed', isSafe: true }],
    hasScope: true,
    since: "0.1.0",
  },

  check(analysis, report) {
    for (const activity of activitiesInScope(analysis)) {
      const setting = isActivityType(activity, "ForEach")
        ? activity.typeProperties?.get("batchCount")
        : undefined;
      const count = setting === undefined ? undefined : literalNumber(setting);
      if (setting === undefined || count === undefined || (count >= LEAST && count <= MOST)) continue;
      const value = unwrap(setting);
      const nearest = count > MOST ? MOST : LEAST;

      report({
        span: value.span,
        message:
          `"batchCount" of ForEach "${activity.name}" is ${value.rawText}, but Data Factory takes only ${LEAST} to ` +
          `${MOST} iterations at a time. Set it to ${nearest}.`,
        fixes: [
          {
            title: `Set "batchCount" to ${nearest}`,
            isSafe: true,
            edits: () => [{ path: analysis.document.path, edits: replaceValue(value, String(nearest)) }],
          },
        ],
      });
    }
  },
};
