import { findFunction } from "./functions";
import { type ExpressionProblem, nodesIn, type ParsedExpression } from "./syntax";

/**
 * Returns the first call that lacks arguments, in words for its author, and its name's place in the expression.
 *
 * Nothing is said of calls with too many: for some functions the vendor's pages do not agree on the optional ones.
 */
export function missingArgumentOf(expression: ParsedExpression): ExpressionProblem | undefined {
  for (const node of nodesIn(expression.root)) {
    if (node.kind !== "call") continue;
    const known = findFunction(node.name);
    if (known === undefined || node.arguments.length >= known.leastArguments) continue;
    const message = `An argument is missing: write ${known.signature}.`;
    return { message, span: node.nameSpan };
  }
  return undefined;
}
