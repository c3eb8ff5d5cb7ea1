import { editKql, type KustoText } from "../adf/kustoText";
import { swallowedOperatorIn } from "../kql/swallowedOperator";
import type { Fix, Rule } from "./rule";

const BREAK_TITLE = "End the comment with a line break before the operator";

/** Reports a comment in KQL on one line that takes the operators behind it with it. */
export const commentSwallowsQuery: Rule = {
  meta: {
    id: "comment-swallows-query",
    summary: "A comment in KQL without line breaks that takes the operators behind it with it.",
    category: "queries",
    defaultSeverity: "error",
    vendorPage: "https://learn.microsoft.com/kusto/query/comment",
    fixes: [{ title: BREAK_TITLE, isSafe: false }],
    since: "0.1.0",
  },

  check(analysis, report) {
    for (const text of analysis.kustoTexts) {
      const swallowed = swallowedOperatorIn(text.kql.lexed);
      if (swallowed === undefined) continue;

      report({
        span: text.kql.text.toDocument(swallowed.comment),
        message:
          `The ${text.role} of activity "${text.activity.name}" has no line break, so this comment reaches to its end ` +
          "and what stands in it is never run. Put a line break before the operator.",
        fixes: breakLine(analysis.document.path, text, swallowed.offset),
      });
    }
  },
};

function breakLine(path: string, text: KustoText, offset: number): readonly Fix[] {
  const edit = editKql(text, { span: { start: offset, end: offset }, newText: "\n" });
  return edit === undefined
    ? []
    : [{ title: BREAK_TITLE, isSafe: false, edits: () => [{ path, edits: [edit] }] }];
}
