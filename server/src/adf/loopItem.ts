import type { JsonNode } from "../json/node";
import { contains, type Span } from "../text/span";
import { type Activity, isActivityType } from "./activity";

/** The containers that run their activities without an item. */
const CONTAINERS_WITHOUT_ITEM = ["Until", "IfCondition", "Switch"] as const;

/**
 * Returns whether `item()` may have a value in an expression of an activity: inside a ForEach, in the condition of a
 * Filter, and inside containers of other types, of which nothing is known.
 * https://learn.microsoft.com/azure/data-factory/control-flow-for-each-activity
 *
 * @param place Where the expression stands.
 */
export function mayHaveItem(activity: Activity, place: Span): boolean {
  for (let outer = activity.container; outer !== undefined; outer = outer.container) {
    const container = outer;
    if (!CONTAINERS_WITHOUT_ITEM.some((type) => isActivityType(container, type))) return true;
  }
  if (isActivityType(activity, "Filter")) return isInside(activity.typeProperties?.get("condition"), place);
  // What is found in a ForEach itself beside its items may belong to an activity that could not be read.
  return isActivityType(activity, "ForEach") && !isInside(activity.typeProperties?.get("items"), place);
}

function isInside(node: JsonNode | undefined, place: Span): boolean {
  return node !== undefined && contains(node.span, place);
}
