import type { Activity } from "../adf/activity";
import type { Resource } from "../adf/resource";
import { type ActivityReference, referencesIn } from "../expression/scope";
import type { ParsedExpression } from "../expression/syntax";
import { parsedExpressionsOf } from "../expression/value";
import type { Analysis } from "./analysis";
import type { ExpressionPlace } from "./expressionPlaces";

/** A reference to an activity in an expression of its pipeline: `activity('Find').output.firstRow`. */
export interface ActivityUse {
  readonly place: ExpressionPlace;
  readonly expression: ParsedExpression;
  readonly reference: ActivityReference;
  /** The activities of that name in the pipeline: one, unless the pipeline is broken. */
  readonly named: readonly Activity[];
}

/**
 * Returns the references to activities in the pipelines in scope, in document order. Expressions that do not parse
 * are left out: they may mean something else than what was read.
 */
export function activityUsesOf(analysis: Analysis): readonly ActivityUse[] {
  const index = indexByName(analysis.activities);
  const uses: ActivityUse[] = [];
  for (const place of analysis.expressionPlaces) {
    for (const expression of parsedExpressionsOf(place.text)) {
      if (expression.problems.length > 0) continue;
      for (const reference of referencesIn(expression)) {
        if (reference.kind !== "activity") continue;
        const named = index.get(place.resource)?.get(reference.name.toLowerCase()) ?? [];
        uses.push({ place, expression, reference, named });
      }
    }
  }
  return uses;
}

/** Returns the lower-case name of what a reference takes from an activity's output, such as `firstrow`. */
export function outputPropertyOf({ reference }: ActivityUse): string | undefined {
  const [output, property] = reference.steps;
  return output?.name?.toLowerCase() === "output" ? property?.name?.toLowerCase() : undefined;
}

function indexByName(
  activities: readonly Activity[],
): ReadonlyMap<Resource, ReadonlyMap<string, readonly Activity[]>> {
  const index = new Map<Resource, Map<string, Activity[]>>();
  for (const activity of activities) {
    const names = index.get(activity.pipeline) ?? new Map<string, Activity[]>();
    index.set(activity.pipeline, names);
    const name = activity.name.toLowerCase();
    const named = names.get(name);
    if (named === undefined) names.set(name, [activity]);
    else named.push(activity);
  }
  return index;
}
