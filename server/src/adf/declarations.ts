import { isExpression } from "../expression/value";
import type { JsonNode } from "../json/node";
import type { Activity } from "./activity";
import type { AdfDocument } from "./document";
import type { Resource } from "./resource";

/**
 * Returns the names of the parameters or variables that a resource declares, as written; `undefined` when they
 * cannot all be read: something else than an object stands there, a template computes it, or the text is damaged.
 * https://learn.microsoft.com/azure/data-factory/concepts-parameters-variables
 */
export function declaredNames(
  document: AdfDocument,
  resource: Resource,
  section: "parameters" | "variables",
): readonly string[] | undefined {
  if (isDamaged(document, resource)) return undefined;
  const node = resource.properties.get(section);
  if (node === undefined) return isBuiltByCopy(resource.properties) ? undefined : [];
  if (node.kind !== "object" || isBuiltByCopy(node)) return undefined;
  return [...node.children()].map((child) => child.key ?? "");
}

/**
 * Returns the names of all activities of a pipeline, as written; `undefined` when they cannot all be read.
 *
 * @param activities Those of the pipeline, at any depth.
 */
export function activityNames(
  document: AdfDocument,
  pipeline: Resource,
  activities: readonly Activity[],
): readonly string[] | undefined {
  if (isDamaged(document, pipeline) || !isListOfObjects(pipeline.properties.get("activities")))
    return undefined;
  if (!activities.every((activity) => hasLiteralName(activity) && hasReadableContents(activity)))
    return undefined;
  return activities.map(({ name }) => name);
}

/** What stands behind a mistake may have been read in another way than meant, or not at all. */
function isDamaged({ problem }: AdfDocument, { properties }: Resource): boolean {
  if (problem === undefined) return false;
  const { start, end } = properties.span;
  if (problem.span.start >= start && problem.span.start < end) return true;
  const last = [...properties.children()].at(-1);
  return !properties.rawText.endsWith("}") || last?.span.end === end;
}

/**
 * A property `copy` makes Azure Resource Manager repeat or build what stands beside it.
 * https://learn.microsoft.com/azure/azure-resource-manager/templates/copy-properties
 */
function isBuiltByCopy(node: JsonNode): boolean {
  return node.hasBracketExpressions && node.get("copy")?.kind === "array";
}

function hasLiteralName({ name, node }: Activity): boolean {
  const nameNode = node.get("name");
  return nameNode !== undefined && name !== "" && !isTemplate(nameNode);
}

/** Of what a template puts together, only a text without unknown parts is a name. */
function isTemplate(node: JsonNode): boolean {
  return node.hasBracketExpressions && isExpression(node);
}

const LISTS_OF_ACTIVITIES = ["activities", "ifTrueActivities", "ifFalseActivities", "defaultActivities"];

function hasReadableContents({ typeProperties }: Activity): boolean {
  if (typeProperties === undefined) return true;
  if (typeProperties.kind !== "object" || isBuiltByCopy(typeProperties)) return false;
  const lists = LISTS_OF_ACTIVITIES.map((name) => typeProperties.get(name));
  const cases = typeProperties.get("cases");
  if (cases !== undefined && !isListOfObjects(cases)) return false;
  for (const entry of cases?.children() ?? []) lists.push(entry.get("activities"));
  return lists.every((list) => list === undefined || isListOfObjects(list));
}

function isListOfObjects(list: JsonNode | undefined): boolean {
  return list?.kind === "array" && [...list.children()].every((element) => element.kind === "object");
}
