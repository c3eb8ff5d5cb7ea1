import { type Activity, dependenciesOf } from "../../../adf/activity";
import type { JsonNode } from "../../../json/node";
import { contains } from "../../../text/span";
import type { JsonPlace, Offer } from "./place";

/**
 * Returns the names of the activities that one can depend on: those of its own list that it does not wait for already,
 * and that do not, directly or through others, wait for it.
 *
 * @param list The `dependsOn` that is being written.
 * @param entry The entry of it that is being written; what it names may be named again.
 */
export function dependencyOffers(
  list: JsonNode | undefined,
  entry: JsonNode | undefined,
  { analysis }: JsonPlace,
): readonly Offer[] {
  if (list === undefined) return [];
  const activity = analysis.activities.findLast(({ node }) => contains(node.span, list.span));
  if (activity === undefined) return [];
  const siblings = analysis.activities.filter((other) => isSibling(other, activity));
  const waiting = downstreamOf(activity, siblings);
  const taken = namedIn(list, entry);
  return siblings
    .filter(({ name }) => name !== "" && !waiting.has(name.toLowerCase()) && !taken.has(name.toLowerCase()))
    .map(({ name, type }) => ({
      label: name,
      kind: "activity",
      detail: type,
      documentation: "",
      rank: 0,
      value: name,
    }));
}

function isSibling(other: Activity, { node }: Activity): boolean {
  const list = node.parent;
  const itsList = other.node.parent;
  return list !== undefined && itsList?.isSame(list) === true;
}

/** Returns the names, in lower case, of an activity and of those of its list that wait for it. */
function downstreamOf(activity: Activity, siblings: readonly Activity[]): ReadonlySet<string> {
  const waitingFor = new Map<string, string[]>();
  for (const sibling of siblings) {
    for (const name of dependenciesOf(sibling)) {
      const key = name.toLowerCase();
      waitingFor.set(key, [...(waitingFor.get(key) ?? []), sibling.name.toLowerCase()]);
    }
  }
  const found = new Set<string>();
  const pending = [activity.name.toLowerCase()];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    pending.push(...(waitingFor.get(name) ?? []));
  }
  return found;
}

function namedIn(list: JsonNode, entry: JsonNode | undefined): ReadonlySet<string> {
  const others = [...list.children()].filter((child) => entry === undefined || !child.isSame(entry));
  return new Set(others.map((child) => child.get("activity")?.stringValue?.toLowerCase() ?? ""));
}
