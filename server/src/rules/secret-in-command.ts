import { editKql, type KustoText } from "../adf/kustoText";
import { exposedSecretsOf } from "../kql/secrets";
import type { Span } from "../text/span";
import type { Fix, Rule } from "./rule";

const HIDE_TITLE = 'Hide the text from logs: prefix "h"';

/**
 * Reports a string of KQL that carries a secret without the prefix `h`, which keeps it out of the logs of Azure Data
 * Explorer.
 */
export const secretInCommand: Rule = {
  meta: {
    id: "secret-in-command",
    summary: "A secret in a KQL string that Azure Data Explorer writes to its logs.",
    category: "queries",
    defaultSeverity: "warning",
    vendorPage: "https://learn.microsoft.com/kusto/query/scalar-data-types/string#obfuscated-string-literals",
    fixes: [{ title: HIDE_TITLE, isSafe: true }],
    since: "0.1.0",
  },

  check(analysis, report) {
    for (const text of analysis.kustoTexts) {
      for (const span of exposedSecretsOf(text.kql.lexed)) {
        report({
          span: text.kql.text.toDocument(span),
          message:
            `The ${text.role} of activity "${text.activity.name}" has a secret in a plain string, which Azure Data ` +
            'Explorer keeps readable in its logs. Prefix the string with "h", or better use "impersonate" or a managed ' +
            "identity.",
          fixes: hide(analysis.document.path, text, span),
        });
      }
    }
  },
};

function hide(path: string, text: KustoText, { start }: Span): readonly Fix[] {
  const edit = editKql(text, { span: { start, end: start }, newText: "h" });
  return edit === undefined
    ? []
    : [{ title: HIDE_TITLE, isSafe: true, edits: () => [{ path, edits: [edit] }] }];
}
