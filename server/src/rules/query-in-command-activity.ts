import { isActivityType, KUSTO_COMMAND } from "../adf/activity";
import type { Rule } from "./rule";

/**
 * Reports an Azure Data Explorer Command activity whose text is a query. The service tells the two apart by the first
 * character: a management command starts with a dot. Fabric's KQL activity takes both.
 */
export const queryInCommandActivity: Rule = {
  meta: {
    id: "query-in-command-activity",
    summary: "A KQL query where only a management command can run.",
    category: "queries",
    defaultSeverity: "error",
    vendorPage:
      "https://learn.microsoft.com/kusto/management/#differentiating-management-commands-from-queries",
    fixes: [],
    since: "0.1.0",
  },

  check(analysis, report) {
    for (const text of analysis.kustoTexts) {
      // "unknown" covers text built by an expression: without its first character, any answer is a guess.
      if (!isActivityType(text.activity, KUSTO_COMMAND) || text.kql.kind !== "query") continue;

      report({
        span: text.span,
        message:
          `Activity "${text.activity.name}" sends a query, but it can run only management commands, ` +
          'so it will fail. Use a Lookup activity, or start the text with a command such as ".append".',
      });
    }
  },
};
