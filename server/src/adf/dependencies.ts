import { isSameName } from "../text/name";
import { type Activity, dependenciesOf } from "./activity";

/**
 * Returns whether `later` starts only after `earlier` has ended: it, or a container around it, depends on
 * `earlier` or on a container around that, directly or through others. `activities` are all of the pipeline's.
 * https://learn.microsoft.com/azure/data-factory/concepts-pipelines-activities#activity-dependency
 */
export function isDownstream(later: Activity, earlier: Activity, activities: readonly Activity[]): boolean {
  const upstream = upstreamOf(later, activities);
  return selfAndContainers(earlier).some((activity) => upstream.has(activity));
}

/**
 * Returns the activities that have ended when an activity starts, by `dependsOn` of it and of the containers
 * around it; what lies inside one of them has ended too and is not listed.
 */
export function upstreamOf(activity: Activity, activities: readonly Activity[]): ReadonlySet<Activity> {
  const found = new Set<Activity>();
  const pending = [...selfAndContainers(activity)];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const name of dependenciesOf(next)) {
      const sibling = siblingNamed(next, name, activities);
      if (sibling === undefined || found.has(sibling)) continue;
      found.add(sibling);
      pending.push(sibling);
    }
  }
  return found;
}

/** An activity can depend only on those beside it. */
function siblingNamed(
  activity: Activity,
  name: string,
  activities: readonly Activity[],
): Activity | undefined {
  return activities.find(
    (other) =>
      other.container === activity.container &&
      other.pipeline === activity.pipeline &&
      isSameName(other.name, name),
  );
}

function selfAndContainers(activity: Activity): readonly Activity[] {
  const chain: Activity[] = [];
  for (let current: Activity | undefined = activity; current !== undefined; current = current.container) {
    chain.push(current);
  }
  return chain;
}
