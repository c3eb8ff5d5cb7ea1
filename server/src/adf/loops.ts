import { type Reference, referencesIn } from "../expression/scope";
import { callOf, nodesIn, type ParsedExpression } from "../expression/syntax";
import {
  type AdfText,
  literalBoolean,
  literalNumber,
  meaningOf,
  parsedExpressionsOf,
  possibleExpressionsIn,
} from "../expression/value";
import type { JsonNode } from "../json/node";
import { isSameName } from "../text/name";
import { type Activity, isActivityType } from "./activity";

/** Returns the ForEach activities around an activity, the innermost first. */
export function forEachesAround(activity: Activity): readonly Activity[] {
  return containersAround(activity).filter((container) => isActivityType(container, "ForEach"));
}

/** Returns the containers around an activity, the innermost first. */
export function containersAround(activity: Activity): readonly Activity[] {
  const containers: Activity[] = [];
  for (let outer = activity.container; outer !== undefined; outer = outer.container) containers.push(outer);
  return containers;
}

/**
 * Returns whether a ForEach surely runs its iterations side by side: it does unless `isSequential` is true or
 * `batchCount` is 1.
 * https://learn.microsoft.com/azure/data-factory/control-flow-for-each-activity#type-properties
 */
export function isParallelLoop({ typeProperties }: Activity): boolean {
  const isSequential = typeProperties?.get("isSequential");
  const batchCount = typeProperties?.get("batchCount");
  const iteratesInOrder =
    isSequential !== undefined && isSequential.kind !== "null" && literalBoolean(isSequential) !== false;
  return !iteratesInOrder && (batchCount === undefined || isMoreThanOne(batchCount));
}

function isMoreThanOne(batchCount: JsonNode): boolean {
  const count = literalNumber(batchCount);
  return batchCount.kind === "null" || (count !== undefined && count !== 1);
}

/**
 * Returns whether a value may differ from one iteration of a ForEach to the next: an expression in it uses the item,
 * a variable, or what an activity inside the loop gave, or cannot be read.
 *
 * @param activities Those of the pipeline, at any depth.
 */
export function mayVaryByIteration(
  value: JsonNode,
  forEach: Activity,
  activities: readonly Activity[],
): boolean {
  for (const text of possibleExpressionsIn(value)) {
    // What a template computes as a whole is fixed when the factory is deployed.
    if (meaningOf(text) !== undefined && usesIteration(text, forEach, activities)) return true;
  }
  return false;
}

/**
 * Returns whether a condition may let one iteration of a ForEach alone through: by a variable, by what an activity
 * inside the loop gave, by comparing the item with a literal, or because it cannot be read. A property of the item that
 * says yes or no may be set in any number of items.
 *
 * @param activities Those of the pipeline, at any depth.
 */
export function maySingleOutIteration(
  condition: JsonNode,
  forEach: Activity,
  activities: readonly Activity[],
): boolean {
  if (!mayVaryByIteration(condition, forEach, activities)) return false;
  for (const text of possibleExpressionsIn(condition)) {
    for (const expression of parsedExpressionsOf(text)) {
      const isByItem = [...referencesIn(expression)].every(
        (reference) => reference.kind === "item" || !isVarying(reference, forEach, activities),
      );
      if (expression.problems.length > 0 || !isByItem || comparesWithLiteral(expression)) return true;
    }
  }
  return false;
}

function comparesWithLiteral({ root }: ParsedExpression): boolean {
  return [...nodesIn(root)].some((node) =>
    callOf(node, "equals")?.arguments.some(({ kind }) => kind === "string" || kind === "number"),
  );
}

function usesIteration(text: AdfText, forEach: Activity, activities: readonly Activity[]): boolean {
  for (const expression of parsedExpressionsOf(text)) {
    if (expression.problems.length > 0 || expression.root.kind === "unknown") return true;
    for (const reference of referencesIn(expression)) {
      if (isVarying(reference, forEach, activities)) return true;
    }
  }
  return false;
}

function isVarying(reference: Reference, forEach: Activity, activities: readonly Activity[]): boolean {
  if (reference.kind === "item" || reference.kind === "variable") return true;
  return reference.kind === "activity" && isNamedInside(reference.name, forEach, activities);
}

function isNamedInside(name: string, forEach: Activity, activities: readonly Activity[]): boolean {
  return activities.some(
    (activity) => isSameName(activity.name, name) && containersAround(activity).includes(forEach),
  );
}
