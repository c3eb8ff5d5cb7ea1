import { readLookup } from "../adf/activity";
import { appendKqlOperator, type KustoText } from "../adf/kustoText";
import { literalBoolean } from "../expression/value";
import type { Fix, Rule } from "./rule";

/** https://learn.microsoft.com/azure/data-factory/control-flow-lookup-activity#supported-capabilities */
const MAX_ROWS = 5000;
const FIX_TITLE = 'Append "| take 5000"';

/**
 * Reports a Lookup that asks Azure Data Explorer for all rows of a query that may return more than a Lookup keeps:
 * the rest is dropped without an error.
 */
export const lookupRowLimit: Rule = {
  meta: {
    id: "lookup-row-limit",
    summary: "A Lookup over a query that may return more rows than a Lookup keeps.",
    category: "limits",
    defaultSeverity: "warning",
    vendorPage:
      "https://learn.microsoft.com/azure/data-factory/control-flow-lookup-activity#supported-capabilities",
    fixes: [{ title: FIX_TITLE, isSafe: false }],
    since: "0.1.0",
  },

  check(analysis, report) {
    for (const text of analysis.kustoTexts) {
      const lookup = readLookup(text.activity);
      const firstRowOnly = lookup?.typeProperties.get("firstRowOnly");
      if (firstRowOnly === undefined || literalBoolean(firstRowOnly) !== false) continue;
      if (text.kql.kind === "command" || text.kql.boundAt(MAX_ROWS) !== "unbounded") continue;

      report({
        span: text.span,
        message:
          `Lookup "${text.activity.name}" keeps at most 5,000 rows and drops the rest without an error, ` +
          `and this query may return more. End it with "| take 5000" or aggregate, or read large results with a Copy activity.`,
        fixes: appendTake(analysis.document.path, text),
      });
    }
  },
};

/** Offers the bound only where the form of the value has a place for it. */
function appendTake(path: string, text: KustoText): readonly Fix[] {
  const edit = appendKqlOperator(text, `take ${MAX_ROWS}`);
  return edit === undefined
    ? []
    : [{ title: FIX_TITLE, isSafe: false, edits: () => [{ path, edits: [edit] }] }];
}
