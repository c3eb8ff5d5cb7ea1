import { readName } from "../expression/template/name";
import type { JsonNode } from "../json/node";
import { type Reference, readReference, readReferences } from "./reference";
import type { Resource } from "./resource";
import { isType } from "./resource";

/** An activity of a pipeline, at any depth. */
export interface Activity {
  /** Its name; the empty string while it has none. */
  readonly name: string;
  /** Its type as written; the empty string while it has none. */
  readonly type: string;
  readonly node: JsonNode;
  readonly typeProperties: JsonNode | undefined;
  /** The ForEach, Until, If Condition or Switch activity around it. */
  readonly container: Activity | undefined;
  readonly pipeline: Resource;
}

/** The Azure Data Explorer types of activities, sources and sinks. */
export const KUSTO_SINK = "AzureDataExplorerSink";
export const KUSTO_SOURCE = "AzureDataExplorerSource";
export const KUSTO_COMMAND = "AzureDataExplorerCommand";
/** The name that Fabric gives to a Command activity, which there takes queries too. */
export const FABRIC_KUSTO_COMMAND = "KustoQueryLanguage";

/** Returns all activities of a pipeline in document order, containers before their contents. */
export function activitiesOf(pipeline: Resource): readonly Activity[] {
  const found: Activity[] = [];
  // A stack instead of recursion: a hostile file may nest containers deeper than the call stack.
  const pending = elementsOf(pipeline.properties.get("activities"), undefined).reverse();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const activity = readActivity(next.node, next.container, pipeline);
    found.push(activity);
    pending.push(...innerActivities(activity).reverse());
  }
  return found;
}

/** Returns whether an activity is of a type; type names compare case-insensitively. */
export function isActivityType(activity: Activity, typeName: string): boolean {
  return activity.type.toLowerCase() === typeName.toLowerCase();
}

/** Returns whether an activity sends its text to the management endpoint: a Command activity in either spelling. */
export function isCommandActivity(activity: Activity): boolean {
  return isActivityType(activity, KUSTO_COMMAND) || isActivityType(activity, FABRIC_KUSTO_COMMAND);
}

/**
 * Returns whether an activity is switched off: it stays in the pipeline but is not run.
 * https://learn.microsoft.com/azure/data-factory/deactivate-activity
 */
export function isInactive(activity: Activity): boolean {
  for (let current: Activity | undefined = activity; current !== undefined; current = current.container) {
    if (isType(current.node.get("state"), "Inactive")) return true;
  }
  return false;
}

/** A Copy activity with its two ends. */
export interface Copy {
  readonly activity: Activity;
  readonly typeProperties: JsonNode;
  readonly source: JsonNode | undefined;
  readonly sink: JsonNode | undefined;
  readonly translator: JsonNode | undefined;
  readonly inputs: readonly Reference[];
  readonly outputs: readonly Reference[];
}

/** Returns the Copy view of an activity, or `undefined` for any other activity. */
export function readCopy(activity: Activity): Copy | undefined {
  const { typeProperties, node } = activity;
  if (!isActivityType(activity, "Copy") || typeProperties === undefined) return undefined;
  return {
    activity,
    typeProperties,
    source: typeProperties.get("source"),
    sink: typeProperties.get("sink"),
    translator: typeProperties.get("translator"),
    inputs: readReferences(node.get("inputs"), "dataset"),
    outputs: readReferences(node.get("outputs"), "dataset"),
  };
}

/** Returns whether a Copy writes into Azure Data Explorer. */
export function hasKustoSink(copy: Copy): boolean {
  return isType(copy.sink?.get("type"), KUSTO_SINK);
}

/** A Lookup activity. */
export interface Lookup {
  readonly activity: Activity;
  readonly typeProperties: JsonNode;
  readonly source: JsonNode | undefined;
  readonly dataset: Reference | undefined;
}

/** Returns the Lookup view of an activity, or `undefined` for any other activity. */
export function readLookup(activity: Activity): Lookup | undefined {
  const { typeProperties } = activity;
  if (!isActivityType(activity, "Lookup") || typeProperties === undefined) return undefined;
  const dataset = readReference(typeProperties.get("dataset"), "dataset");
  return { activity, typeProperties, source: typeProperties.get("source"), dataset };
}

/** Returns the names of the activities that an activity's `dependsOn` waits for. */
export function dependenciesOf(activity: Activity): readonly string[] {
  const dependsOn = activity.node.get("dependsOn");
  if (dependsOn?.kind !== "array") return [];
  return [...dependsOn.children()]
    .map((entry) => nameIn(entry.get("activity")))
    .filter((name) => name !== undefined);
}

/** A name as written, but for one that an ARM template puts together of what can be told. */
function nameIn(string: JsonNode | undefined): string | undefined {
  return string && (readName(string) ?? string.stringValue);
}

interface PendingActivity {
  readonly node: JsonNode;
  readonly container: Activity | undefined;
}

function readActivity(node: JsonNode, container: Activity | undefined, pipeline: Resource): Activity {
  return {
    name: nameIn(node.get("name")) ?? "",
    type: node.get("type")?.stringValue ?? "",
    node,
    typeProperties: node.get("typeProperties"),
    container,
    pipeline,
  };
}

/**
 * The lists of activities inside a container, by the property names of ForEach, Until, If Condition and Switch.
 * https://learn.microsoft.com/azure/data-factory/concepts-pipelines-activities#control-flow-activities
 */
function innerActivities(activity: Activity): PendingActivity[] {
  const { typeProperties } = activity;
  if (typeProperties === undefined) return [];
  const lists = ["activities", "ifTrueActivities", "ifFalseActivities", "defaultActivities"].map((name) =>
    typeProperties.get(name),
  );
  const cases = typeProperties.get("cases");
  if (cases?.kind === "array") lists.push(...[...cases.children()].map((entry) => entry.get("activities")));
  return lists
    .filter((list) => list !== undefined)
    .sort((a, b) => a.span.start - b.span.start)
    .flatMap((list) => elementsOf(list, activity));
}

function elementsOf(list: JsonNode | undefined, container: Activity | undefined): PendingActivity[] {
  if (list?.kind !== "array") return [];
  return [...list.children()].filter((node) => node.kind === "object").map((node) => ({ node, container }));
}
