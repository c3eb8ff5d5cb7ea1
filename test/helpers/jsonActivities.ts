import { JsonNode } from "../../server/src/json/node";
import { parseJson } from "../../server/src/json/parse";
import type { Span } from "../../server/src/text/span";
import { ACTIVITY_NAMES } from "./jsonPipeline";

/** An activity found in a document. */
export interface FoundActivity {
  readonly span: Span;
  /** Its own values with their paths, a line each; those of nested activities are not among them. */
  readonly values: string;
}

/** What a document's tree holds of the fixture's activities. */
export interface FoundActivities {
  readonly byName: ReadonlyMap<string, FoundActivity>;
  /** Values that stand in an activity that is not their own, as "value in activity". */
  readonly strays: readonly string[];
}

/** Returns the root of a document, which must have one. */
export function rootOf(text: string): JsonNode {
  const root = JsonNode.root(parseJson(text).tree);
  if (root === undefined) throw new Error("The document has no value.");
  return root;
}

/** Returns the activities of the fixture that a document's tree holds, broken or not. */
export function findActivities(text: string): FoundActivities {
  const byName = new Map<string, { span: Span; values: string }>();
  const strays: string[] = [];
  const root = JsonNode.root(parseJson(text).tree);
  const pending: { node: JsonNode; owner: string; path: string }[] = [];
  if (root !== undefined) pending.push({ node: root, owner: "", path: "" });
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    let { owner, path } = next;
    const { node } = next;
    const name = activityName(node);
    if (name !== undefined) {
      owner = name;
      path = "";
      if (name !== "" && !byName.has(name)) byName.set(name, { span: node.span, values: "" });
    }
    const value = node.kind === "string" ? node.stringValue : undefined;
    const home = value === undefined ? undefined : homeOf(value);
    if (value !== undefined && owner !== "" && home !== undefined) {
      if (home !== owner) strays.push(`${value} in ${owner}`);
      else addLine(byName.get(owner), `${path}: ${value}`);
    }
    let index = 0;
    for (const child of node.children()) {
      pending.push({ node: child, owner, path: `${path}/${child.key ?? index}` });
      index++;
    }
  }
  return { byName, strays };
}

function addLine(activity: { values: string } | undefined, line: string): void {
  if (activity !== undefined) activity.values += `${line}\n`;
}

/** Returns an activity's name, the empty string when it has lost it, `undefined` for any other value. */
function activityName(node: JsonNode): string | undefined {
  if (node.kind !== "object") return undefined;
  const name = node.get("name")?.stringValue;
  if (name !== undefined && ACTIVITY_NAMES.has(name)) return name;
  return node.get("userProperties") === undefined ? undefined : "";
}

/** Returns the activity that a value of the fixture names, the empty string for the pipeline's own. */
function homeOf(value: string): string | undefined {
  const slash = value.indexOf("/");
  const home = slash === -1 ? value : value.slice(0, slash);
  return slash === 0 || ACTIVITY_NAMES.has(home) ? home : undefined;
}
