import type { Rule } from "./rule";

/** Reports what the analyzers of the official Kusto parser advise against. */
export const kqlBestPractice: Rule = {
  meta: {
    id: "kql-best-practice",
    summary: "KQL that the official Kusto analyzers advise against.",
    category: "queries",
    defaultSeverity: "hint",
    vendorPage: "https://learn.microsoft.com/kusto/query/best-practices",
    fixes: [],
    needsKustoParser: true,
    since: "0.1.0",
  },

  check(analysis, report) {
    for (const text of analysis.kustoTexts) {
      for (const { code, message, start, end } of analysis.kustoAnswers(text)?.advice ?? []) {
        report({
          span: text.kql.text.toDocument({ start, end }),
          message: `${sentence(message)} The Kusto analyzers advise this for the KQL of "${text.activity.name}" (${code}).`,
        });
      }
    }
  },
};

/** The analyzers write some of their sentences on lines of their own, and some without a full stop. */
function sentence(message: string): string {
  const text = message.split(/\s+/).join(" ").trim();
  return /[.!?)]$/.test(text) ? text : `${text}.`;
}
