import { readDuration } from "../adf/duration";
import { requestTimeoutOf } from "../adf/requestTimeout";
import { activitiesInScope } from "../factory/scope";
import type { Rule } from "./rule";

/** Reports an activity that is ended before the time that it gives its own query or command. */
export const policyTimeoutTooShort: Rule = {
  meta: {
    id: "policy-timeout-too-short",
    summary: "An activity that times out before its own query or command may.",
    category: "limits",
    defaultSeverity: "warning",
    vendorPage:
      "https://learn.microsoft.com/azure/data-factory/concepts-pipelines-activities#activity-policy",
    fixes: [],
    hasScope: true,
    since: "0.1.0",
  },

  check(analysis, report) {
    for (const activity of activitiesInScope(analysis)) {
      const request = requestTimeoutOf(activity);
      const inner = readDuration(request?.value);
      const outer = readDuration(activity.node.at("policy", "timeout"));
      if (request === undefined || inner?.seconds === undefined || outer?.seconds === undefined) continue;
      if (outer.seconds >= inner.seconds) continue;

      report({
        span: outer.node.span,
        message:
          `Activity "${activity.name}" times out after ${outer.node.rawText}, although its "${request.name}" allows ` +
          `${inner.node.rawText}. Make "timeout" longer, or "${request.name}" shorter.`,
      });
    }
  },
};
