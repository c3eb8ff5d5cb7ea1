import { referencesIn } from "../expression/scope";
import { callOf, nodesIn, type ParsedExpression } from "../expression/syntax";
import { hasUnknownExpression, parsedExpressionsOf, possibleExpressionsIn } from "../expression/value";
import { isSameName } from "../text/name";
import type { Activity } from "./activity";

/**
 * Returns whether an expression of the pipeline reads the output of an activity, or may do so: one that does not parse,
 * that computes the activity's name, or that a template computes in part. Parses all expressions of the pipeline.
 * https://learn.microsoft.com/azure/data-factory/control-flow-expression-language-functions
 */
export function mayReadOutput(activity: Activity): boolean {
  for (const text of possibleExpressionsIn(activity.pipeline.node)) {
    const isUnreadable =
      hasUnknownExpression(text) ||
      [...parsedExpressionsOf(text)].some(
        (expression) => expression.problems.length > 0 || computesName(expression),
      );
    if (isUnreadable && /\bactivity\s*\(/i.test(text.decoded.text)) return true;
    for (const expression of parsedExpressionsOf(text)) {
      if (readsOutputOf(activity, expression)) return true;
    }
  }
  return false;
}

function computesName({ root }: ParsedExpression): boolean {
  return [...nodesIn(root)].some((node) => {
    const [name] = callOf(node, "activity")?.arguments ?? [];
    return name !== undefined && name.kind !== "string";
  });
}

function readsOutputOf(activity: Activity, expression: ParsedExpression): boolean {
  for (const reference of referencesIn(expression)) {
    if (reference.kind !== "activity" || !isSameName(reference.name, activity.name)) continue;
    const [member] = reference.steps;
    if (member?.name === undefined || isSameName(member.name, "output")) return true;
  }
  return false;
}
