import type { Activity } from "../adf/activity";
import { isKustoActivity, isKustoResource } from "../adf/kustoActivity";
import type { Resource } from "../adf/resource";
import type { Analysis } from "./analysis";

/**
 * Returns the resources of the document that the rules which are not about Kusto alone look at: pipelines that hold
 * a Kusto activity, and Kusto datasets and linked services; with scope `factory` all.
 */
export function resourcesInScope(analysis: Analysis): readonly Resource[] {
  const { resources } = analysis.document;
  if (analysis.scope === "factory") return resources;
  const pipelines = new Set(analysis.activities.filter(isKustoActivity).map(({ pipeline }) => pipeline));
  return resources.filter((resource) => pipelines.has(resource) || isKustoResource(resource));
}

/** Returns the activities of the pipelines among them, in document order. */
export function activitiesInScope(analysis: Analysis): readonly Activity[] {
  const inScope = new Set(resourcesInScope(analysis));
  return analysis.activities.filter(({ pipeline }) => inScope.has(pipeline));
}
