import type { Activity } from "./activity";
import type { ResourceKind } from "./kinds";
import type { Resource } from "./resource";

const NOUNS: Readonly<Record<ResourceKind, string>> = {
  pipeline: "pipeline",
  dataset: "dataset",
  linkedService: "linked service",
  integrationRuntime: "integration runtime",
  dataflow: "data flow",
  trigger: "trigger",
  credential: "credential",
  factory: "factory",
  globalParameters: "set of global parameters",
  managedVirtualNetwork: "managed virtual network",
};

/** Returns what a kind of resource is called in a sentence. */
export function nounOf(kind: ResourceKind): string {
  return NOUNS[kind];
}

/** Returns how to name the activity, or else the resource, that something stands in: `dataset "Events"`. */
export function describeOwner(resource: Resource, activity: Activity | undefined): string {
  if (activity === undefined) return `${nounOf(resource.kind)} "${resource.name}"`;
  return activity.name === "" ? "an activity" : `activity "${activity.name}"`;
}
