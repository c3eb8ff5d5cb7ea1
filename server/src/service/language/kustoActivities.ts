import { type Activity, isActivityType, isCommandActivity } from "../../adf/activity";
import { hasKustoEnd } from "../../adf/facts/owner";
import { LEGACY_TYPES } from "../../adf/legacyKusto";

/** Returns whether an activity talks to Azure Data Explorer, the old data store included. */
export function touchesKusto(activity: Activity): boolean {
  const hasSource = isActivityType(activity, "Copy") || isActivityType(activity, "Lookup");
  return sendsCommand(activity) || (hasSource && hasKustoEnd(activity.typeProperties));
}

/** Returns whether an activity sends a command to Azure Data Explorer, in any spelling. */
export function sendsCommand(activity: Activity): boolean {
  return isCommandActivity(activity) || isActivityType(activity, LEGACY_TYPES.activity.legacy);
}
