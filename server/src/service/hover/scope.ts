import { type Activity, isActivityType, isCommandActivity, readCopy, readLookup } from "../../adf/activity";
import { hasKustoEnd, isKustoSource } from "../../adf/facts/owner";
import { LEGACY_TYPES } from "../../adf/legacyKusto";
import type { Analysis } from "../../factory/analysis";

/** Returns whether what holds for all pipelines is of interest in a document: by its activities, or by the scope. */
export function isAboutKusto(analysis: Analysis): boolean {
  return analysis.scope === "factory" || analysis.activities.some(isKustoActivity);
}

/** Returns whether an activity itself queries, writes or commands Azure Data Explorer, the old data store included. */
export function isKustoActivity(activity: Activity): boolean {
  return (
    isCommandActivity(activity) ||
    isActivityType(activity, LEGACY_TYPES.activity.legacy) ||
    hasKustoEnd(readCopy(activity)?.typeProperties) ||
    isKustoSource(readLookup(activity)?.source)
  );
}
