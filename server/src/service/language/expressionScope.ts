import type { Activity } from "../../adf/activity";
import { mayHoldExpressions } from "../../adf/kinds";
import type { Analysis } from "../../factory/analysis";
import type { ExpressionScope } from "../../factory/expressionShapes";
import type { JsonNode } from "../../json/node";
import { contains } from "../../text/span";

/** Returns what the expressions of a string can see; `undefined` where none is evaluated. */
export function scopeOf(node: JsonNode, analysis: Analysis): ExpressionScope | undefined {
  const resource = analysis.document.resources.findLast((other) => contains(other.node.span, node.span));
  if (resource === undefined || !mayHoldExpressions(resource.kind)) return undefined;
  return { analysis, resource, activity: activityAround(node, analysis), place: node.span };
}

function activityAround(node: JsonNode, { activities }: Analysis): Activity | undefined {
  return activities.findLast((activity) => contains(activity.node.span, node.span));
}
