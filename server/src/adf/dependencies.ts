import { isExpression } from "../expression/value";
import { type Activity, dependenciesOf } from "./activity";

/**
 * Who waits for whom among the activities of a document.
 *
 * An activity can depend only on those in its own list: of its pipeline, or of one branch of a container.
 * https://learn.microsoft.com/azure/data-factory/concepts-pipelines-activities#activity-dependency
 */
export class Dependencies {
  private readonly activityByListAndName = new Map<string, Activity>();
  private readonly direct = new Map<Activity, readonly Activity[]>();

  /** @param activities All of the document, or all of one pipeline. */
  constructor(activities: readonly Activity[]) {
    for (const activity of activities) {
      const key = keyOf(activity, activity.name);
      // Of two with one name the first counts; the service allows no such pipeline.
      if (!this.activityByListAndName.has(key)) this.activityByListAndName.set(key, activity);
    }
  }

  /**
   * Returns the activities that have ended when an activity starts, by `dependsOn` of it and of the containers
   * around it; what lies inside one of them has ended too and is not listed.
   */
  upstreamOf(activity: Activity): ReadonlySet<Activity> {
    const found = new Set<Activity>();
    const pending = [...selfAndContainers(activity)];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      for (const sibling of this.directOf(next)) {
        if (found.has(sibling)) continue;
        found.add(sibling);
        pending.push(sibling);
      }
    }
    return found;
  }

  private directOf(activity: Activity): readonly Activity[] {
    const known = this.direct.get(activity);
    if (known !== undefined) return known;
    const siblings = dependenciesOf(activity).map((name) =>
      this.activityByListAndName.get(keyOf(activity, name)),
    );
    const found = siblings.filter((sibling) => sibling !== undefined);
    this.direct.set(activity, found);
    return found;
  }
}

/** Returns the same for one activity alone. `activities` are all of its pipeline. */
export function upstreamOf(activity: Activity, activities: readonly Activity[]): ReadonlySet<Activity> {
  return new Dependencies(activities).upstreamOf(activity);
}

/** Returns whether an activity, or a container around it, is among those that have ended. */
export function hasEnded(activity: Activity, upstream: ReadonlySet<Activity>): boolean {
  return selfAndContainers(activity).some((ended) => upstream.has(ended));
}

/** Two activities of one list, of which one could depend on the other. */
export interface Neighbours {
  readonly later: Activity;
  readonly earlier: Activity;
}

/**
 * Returns where a dependency would have to stand for `later` to wait for `earlier`: on the two themselves, or on
 * the containers around them that share a list. `undefined` when one lies in the other, or in another branch.
 */
export function neighboursOf(later: Activity, earlier: Activity): Neighbours | undefined {
  const earlierByList = new Map(selfAndContainers(earlier).map((activity) => [listOf(activity), activity]));
  for (const candidate of selfAndContainers(later)) {
    const neighbour = earlierByList.get(listOf(candidate));
    if (neighbour !== undefined)
      return neighbour === candidate ? undefined : { later: candidate, earlier: neighbour };
  }
  return undefined;
}

/** Returns whether the names in an activity's `dependsOn` can all be read. */
export function hasReadableDependencies(activity: Activity): boolean {
  const dependsOn = activity.node.get("dependsOn");
  if (dependsOn === undefined) return true;
  if (dependsOn.kind !== "array") return false;
  return [...dependsOn.children()].every((entry) => {
    const name = entry.get("activity");
    const isTemplate = name?.hasBracketExpressions === true && isExpression(name);
    return name?.stringValue !== undefined && !isTemplate;
  });
}

/** Returns an activity and the containers around it, the innermost first. */
export function selfAndContainers(activity: Activity): readonly Activity[] {
  const chain: Activity[] = [];
  for (let current: Activity | undefined = activity; current !== undefined; current = current.container) {
    chain.push(current);
  }
  return chain;
}

function keyOf(sibling: Activity, name: string): string {
  return `${listOf(sibling)}/${name.toLowerCase()}`;
}

/** The list that an activity stands in, by its place in the document. */
function listOf(activity: Activity): number {
  return activity.node.parent?.span.start ?? -1;
}
