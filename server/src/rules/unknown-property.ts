import {
  type Activity,
  isActivityType,
  KUSTO_COMMAND,
  KUSTO_SINK,
  KUSTO_SOURCE,
  readCopy,
  readLookup,
} from "../adf/activity";
import { describeOwner } from "../adf/describe";
import { type KustoType, mayHaveProperty, propertiesOf } from "../adf/knownProperties";
import { KUSTO_DATASET, KUSTO_LINKED_SERVICE } from "../adf/kustoActivity";
import { isType, type Resource } from "../adf/resource";
import type { Analysis } from "../factory/analysis";
import { removeProperty, renameKey } from "../json/edit";
import type { JsonNode } from "../json/node";
import { closestName } from "../text/suggest";
import type { Fix, Report, Rule } from "./rule";

/** Reports a property that a Kusto type does not have: the service ignores it without a word. */
export const unknownProperty: Rule = {
  meta: {
    id: "unknown-property",
    summary: "A property that the Kusto type does not have and the service ignores.",
    category: "wiring",
    defaultSeverity: "warning",
    vendorPage: "https://learn.microsoft.com/azure/data-factory/connector-azure-data-explorer",
    fixes: [
      { title: "Change to the property that was most likely meant", isSafe: false },
      { title: "Remove the property", isSafe: false },
    ],
    since: "0.1.0",
  },

  check(analysis, report) {
    for (const object of kustoObjects(analysis)) checkObject(analysis, object, report);
  },
};

/** An object that holds the properties of a Kusto type, and how to speak of it. */
interface KustoObject {
  readonly type: KustoType;
  readonly node: JsonNode;
  readonly description: string;
}

function kustoObjects({ document, activities }: Analysis): readonly KustoObject[] {
  // Fabric adds properties of its own, which are not all documented.
  const judged = activities.filter(({ pipeline }) => pipeline.form !== "fabric");
  return [...document.resources.flatMap(objectsOfResource), ...judged.flatMap(objectsOfActivity)];
}

function objectsOfResource(resource: Resource): readonly KustoObject[] {
  const node = resource.properties.get("typeProperties");
  const type = resource.properties.get("type");
  const description = describeOwner(resource, undefined);
  if (node === undefined) return [];
  if (resource.kind === "dataset" && isType(type, KUSTO_DATASET))
    return [{ type: "AzureDataExplorerTable", node, description }];
  if (resource.kind === "linkedService" && isType(type, KUSTO_LINKED_SERVICE))
    return [{ type: "AzureDataExplorer", node, description }];
  return [];
}

function objectsOfActivity(activity: Activity): readonly KustoObject[] {
  const owner = describeOwner(activity.pipeline, activity);
  const { typeProperties } = activity;
  if (isActivityType(activity, KUSTO_COMMAND) && typeProperties !== undefined)
    return [{ type: "AzureDataExplorerCommand", node: typeProperties, description: owner }];
  const copy = readCopy(activity);
  const source = copy?.source ?? readLookup(activity)?.source;
  const sink = copy?.sink;
  const objects: KustoObject[] = [];
  if (source !== undefined && isType(source.get("type"), KUSTO_SOURCE))
    objects.push({ type: "AzureDataExplorerSource", node: source, description: `the source of ${owner}` });
  if (sink !== undefined && isType(sink.get("type"), KUSTO_SINK))
    objects.push({ type: "AzureDataExplorerSink", node: sink, description: `the sink of ${owner}` });
  return objects.sort((a, b) => a.node.span.start - b.node.span.start);
}

function checkObject(analysis: Analysis, { type, node, description }: KustoObject, report: Report): void {
  if (node.kind !== "object") return;
  for (const property of node.children()) {
    const { key, keySpan } = property;
    if (key === undefined || key === "" || keySpan === undefined || mayHaveProperty(type, key)) continue;
    // In a template such keys are the template's own.
    if (property.hasBracketExpressions && (key.startsWith("[") || key === "copy")) continue;
    const closest = closestName(key, propertiesOf(type));
    const meant = closest === undefined || node.get(closest) !== undefined ? undefined : closest;
    report({
      span: keySpan,
      message:
        `"${key}" of ${description} is no property of "${type}", so the service ignores it without a word. ` +
        (meant === undefined ? "Remove it, or put it where it belongs." : `Did you mean "${meant}"?`),
      fixes: fixesFor(analysis, property, meant),
    });
  }
}

function fixesFor(analysis: Analysis, property: JsonNode, meant: string | undefined): readonly Fix[] {
  const { path } = analysis.document;
  const remove: Fix = {
    title: `Remove "${property.key ?? ""}"`,
    isSafe: false,
    edits: () => [{ path, edits: removeProperty(property) }],
  };
  if (meant === undefined) return [remove];
  const rename: Fix = {
    title: `Change to "${meant}"`,
    isSafe: false,
    edits: () => [{ path, edits: renameKey(property, meant) }],
  };
  return [rename, remove];
}
