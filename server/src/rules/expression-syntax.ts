import { describeOwner } from "../adf/describe";
import { missingArgumentOf } from "../expression/arity";
import type { ExpressionProblem } from "../expression/syntax";
import { type AdfText, parsedExpressionsOf, problemsOf } from "../expression/value";
import type { Rule } from "./rule";

/** Reports an expression that Data Factory cannot read, at its first mistake. */
export const expressionSyntax: Rule = {
  meta: {
    id: "expression-syntax",
    summary: "An expression that Data Factory cannot read.",
    category: "syntax",
    defaultSeverity: "error",
    vendorPage:
      "https://learn.microsoft.com/azure/data-factory/control-flow-expression-language-functions#expressions",
    fixes: [],
    hasScope: true,
    since: "0.1.0",
  },

  check(analysis, report) {
    for (const { text, resource, activity } of analysis.expressionPlaces) {
      const problem = firstProblemOf(text);
      if (problem === undefined) continue;

      report({
        span: problem.span,
        message: `Data Factory cannot evaluate this expression of ${describeOwner(resource, activity)}. ${problem.message}`,
      });
    }
  },
};

/** Returns what is wrong with a text, its place in the document; that of one mistake often shows as several. */
function firstProblemOf(text: AdfText): ExpressionProblem | undefined {
  for (const problem of problemsOf(text)) return problem;
  for (const expression of parsedExpressionsOf(text)) {
    const missing = missingArgumentOf(expression);
    if (missing !== undefined) return { ...missing, span: expression.toDocument(missing.span) };
  }
  return undefined;
}
