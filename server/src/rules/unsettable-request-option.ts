import type { KustoText } from "../adf/kustoText";
import type { Rule } from "./rule";

/** https://learn.microsoft.com/kusto/api/rest/request-properties */
const TIMEOUTS: ReadonlySet<string> = new Set(["servertimeout", "norequesttimeout"]);
const READ_ONLY = "request_readonly";

/** Reports request properties that a `set` statement cannot change. */
export const unsettableRequestOption: Rule = {
  meta: {
    id: "unsettable-request-option",
    summary: 'A request property that a "set" statement cannot change.',
    category: "limits",
    defaultSeverity: "warning",
    vendorPage: "https://learn.microsoft.com/kusto/api/rest/request-properties",
    fixes: [],
    since: "0.1.0",
  },

  check(analysis, report) {
    for (const text of analysis.kustoTexts) {
      for (const { name } of text.kql.requestOptions) {
        const option = name.text.toLowerCase();
        if (option !== READ_ONLY && !TIMEOUTS.has(option)) continue;

        report({
          span: text.kql.text.toDocument(name),
          message:
            `A "set" statement cannot change "${name.text}", so it has no effect in activity ` +
            `"${text.activity.name}". ${adviceFor(option, text)}`,
        });
      }
    }
  },
};

function adviceFor(option: string, { role }: KustoText): string {
  if (option === READ_ONLY)
    return "Remove it: what a query may do depends on the permissions of its linked service.";
  return role === "query"
    ? 'Give the query its time with "queryTimeout" of the source, at most "01:00:00".'
    : 'Give the command its time with "commandTimeout" of the activity, at most "01:00:00".';
}
