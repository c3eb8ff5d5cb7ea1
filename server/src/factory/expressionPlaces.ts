import type { Activity } from "../adf/activity";
import { mayHoldExpressions } from "../adf/kinds";
import type { Resource } from "../adf/resource";
import { type AdfText, expressionsIn, meaningOf } from "../expression/value";
import type { Analysis } from "./analysis";
import { resourcesInScope } from "./scope";

/** A text with expressions of Data Factory, and what it belongs to. */
export interface ExpressionPlace {
  readonly text: AdfText;
  readonly resource: Resource;
  /** The innermost activity around it. */
  readonly activity: Activity | undefined;
}

/** Returns the texts with expressions of the resources in scope, in document order; parses the expressions. */
export function expressionPlacesOf(analysis: Analysis): readonly ExpressionPlace[] {
  return resourcesInScope(analysis)
    .filter(({ kind }) => mayHoldExpressions(kind))
    .flatMap((resource) => placesIn(resource, analysis.activities));
}

function placesIn(resource: Resource, activities: readonly Activity[]): readonly ExpressionPlace[] {
  const places: ExpressionPlace[] = [];
  const pending = activities.filter(({ pipeline }) => pipeline === resource).reverse();
  const open: Activity[] = [];
  for (const text of expressionsIn(resource.properties)) {
    // What a template computes as a whole is no expression of Data Factory.
    if (meaningOf(text) === undefined) continue;
    const { start } = text.node.span;
    for (let next = pending.at(-1); startsBefore(next, start); next = pending.at(-1)) {
      open.push(next);
      pending.pop();
    }
    for (let last = open.at(-1); last !== undefined && last.node.span.end <= start; last = open.at(-1)) {
      open.pop();
    }
    places.push({ text, resource, activity: open.at(-1) });
  }
  return places;
}

function startsBefore(activity: Activity | undefined, offset: number): activity is Activity {
  return activity !== undefined && activity.node.span.start < offset;
}
