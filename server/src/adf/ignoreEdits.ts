import { appendElement, removeElement, setProperty } from "../json/edit";
import type { JsonNode } from "../json/node";
import { encodeJsonString } from "../text/jsonString";
import type { TextEdit } from "../text/textEdit";
import type { Activity } from "./activity";
import { IGNORE_MARK, type Ignore, type IgnoredRule } from "./ignores";
import type { ResourceKind } from "./kinds";
import type { Resource } from "./resource";

/** https://learn.microsoft.com/azure/data-factory/concepts-annotations-user-properties#user-properties */
const MOST_USER_PROPERTIES = 5;

const KINDS_WITHOUT_ANNOTATIONS: ReadonlySet<ResourceKind> = new Set<ResourceKind>([
  "integrationRuntime",
  "factory",
  "globalParameters",
  "managedVirtualNetwork",
]);

/** Returns whether an ignore can be written down in an activity. */
export function canIgnoreInActivity(activity: Activity, ignores: readonly Ignore[]): boolean {
  const list = activity.node.get("userProperties");
  if (list === undefined) return true;
  if (list.kind !== "array") return false;
  return [...list.children()].length < MOST_USER_PROPERTIES || ignoreWithList(list, ignores) !== undefined;
}

/** Returns whether an ignore can be written down in a resource. */
export function canIgnoreInResource(resource: Resource): boolean {
  const list = resource.properties.get("annotations");
  return !KINDS_WITHOUT_ANNOTATIONS.has(resource.kind) && (list === undefined || list.kind === "array");
}

/** Returns the edits that make an activity and what it contains ignore a rule, where that can be written down. */
export function ignoreInActivity(
  activity: Activity,
  ruleId: string,
  ignores: readonly Ignore[],
): readonly TextEdit[] {
  const userProperties = activity.node.get("userProperties");
  const added = addToExisting(userProperties, ruleId, ignores);
  if (added !== undefined) return added;
  const entry = { name: IGNORE_MARK, value: ruleId };
  if (userProperties?.kind === "array") return appendElement(userProperties, entry);
  if (userProperties !== undefined) return [];
  const after = ["policy", "dependsOn", "type"].find((name) => activity.node.get(name) !== undefined);
  return setProperty(activity.node, "userProperties", [entry], after === undefined ? undefined : { after });
}

/** Returns the edits that make a resource ignore a rule, where that can be written down. */
export function ignoreInResource(
  resource: Resource,
  ruleId: string,
  ignores: readonly Ignore[],
): readonly TextEdit[] {
  const annotations = resource.properties.get("annotations");
  const added = addToExisting(annotations, ruleId, ignores);
  if (added !== undefined) return added;
  const annotation = `${IGNORE_MARK}: ${ruleId}`;
  if (annotations?.kind === "array") return appendElement(annotations, annotation);
  return annotations === undefined ? setProperty(resource.properties, "annotations", [annotation]) : [];
}

/** Returns the edits that take a rule out of an ignore, and the ignore with the last one. */
export function removeFromIgnore(ignore: Ignore, rule: IgnoredRule | undefined): readonly TextEdit[] {
  const { text, rules, entry } = ignore;
  if (rule === undefined || text === undefined || rules.length <= 1) return removeElement(entry);
  const index = rules.indexOf(rule);
  const next = rules[index + 1];
  const previous = rules[index - 1];
  const start = next === undefined ? (previous?.end ?? rule.start) : rule.start;
  const end = next?.start ?? rule.end;
  return [{ span: text.toDocument({ start, end }), newText: "" }];
}

/** Returns the edit that writes another rule in the place of one. */
export function replaceInIgnore(ignore: Ignore, rule: IgnoredRule, newId: string): readonly TextEdit[] {
  const span = ignore.text?.toDocument(rule);
  return span === undefined ? [] : [{ span, newText: encodeJsonString(newId) }];
}

function addToExisting(
  list: JsonNode | undefined,
  ruleId: string,
  ignores: readonly Ignore[],
): readonly TextEdit[] | undefined {
  const ignore = list === undefined ? undefined : ignoreWithList(list, ignores);
  const last = ignore?.rules.at(-1);
  if (ignore?.text === undefined || last === undefined) return undefined;
  const { end } = ignore.text.toDocument(last);
  return [{ span: { start: end, end }, newText: encodeJsonString(`, ${ruleId}`) }];
}

/** Returns the ignore among the elements of an array that names rules. */
function ignoreWithList(list: JsonNode, ignores: readonly Ignore[]): Ignore | undefined {
  return ignores.find(({ entry, rules }) => rules.length > 0 && entry.parent?.isSame(list) === true);
}
