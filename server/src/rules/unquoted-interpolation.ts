import { editKql, type KustoText } from "../adf/kustoText";
import { yieldsTime } from "../expression/times";
import { bareHolesOf } from "../kql/bareHoles";
import type { Token } from "../kql/lexer";
import type { Fix, Rule } from "./rule";

const WRAP_TITLE = "Wrap in datetime(…)";

/** Reports a date that an expression puts bare into a query, where KQL reads it as a calculation or not at all. */
export const unquotedInterpolation: Rule = {
  meta: {
    id: "unquoted-interpolation",
    summary: "A date from an expression that stands bare in a query.",
    category: "queries",
    defaultSeverity: "warning",
    vendorPage: "https://learn.microsoft.com/kusto/query/scalar-data-types/datetime",
    fixes: [{ title: WRAP_TITLE, isSafe: false }],
    since: "0.1.0",
  },

  check(analysis, report) {
    for (const text of analysis.kustoTexts) {
      const { kql } = text;
      if (kql.text.holes.length === 0) continue;
      for (const token of bareHolesOf(kql.lexed, kql.statements)) {
        const hole = kql.text.holeAt(token.start);
        const content = hole?.content;
        if (hole === undefined || content === undefined || content.expression.problems.length > 0) continue;
        if (!yieldsTime(content.node)) continue;

        report({
          span: hole.span,
          message:
            `Activity "${text.activity.name}" puts a date into its KQL without quotes, where "2024-05-01" is read as a ` +
            'subtraction and a time of day is an error. Write it inside "datetime(…)".',
          fixes: wrap(analysis.document.path, text, token),
        });
      }
    }
  },
};

function wrap(path: string, text: KustoText, { start, end }: Token): readonly Fix[] {
  const edits = [
    editKql(text, { span: { start, end: start }, newText: "datetime(" }),
    editKql(text, { span: { start: end, end }, newText: ")" }),
  ].filter((edit) => edit !== undefined);
  return edits.length < 2 ? [] : [{ title: WRAP_TITLE, isSafe: false, edits: () => [{ path, edits }] }];
}
