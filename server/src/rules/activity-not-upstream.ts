import { type Activity, isActivityType } from "../adf/activity";
import {
  Dependencies,
  hasEnded,
  hasReadableDependencies,
  type Neighbours,
  neighboursOf,
  selfAndContainers,
} from "../adf/dependencies";
import { DeclaredNames } from "../factory/declaredNames";
import { appendElement, setProperty } from "../json/edit";
import { contains, type Span } from "../text/span";
import type { TextEdit } from "../text/textEdit";
import type { Fix, Rule } from "./rule";

/**
 * Reports a reference to an activity that need not have run when its output is read: no dependency leads to it.
 *
 * https://learn.microsoft.com/azure/data-factory/concepts-pipelines-activities#activity-dependency
 */
export const activityNotUpstream: Rule = {
  meta: {
    id: "activity-not-upstream",
    summary: "An expression that reads an activity which need not have run yet.",
    category: "wiring",
    defaultSeverity: "error",
    vendorPage:
      "https://learn.microsoft.com/azure/data-factory/concepts-pipelines-activities#activity-dependency",
    fixes: [{ title: "Add the dependency", isSafe: false }],
    hasScope: true,
    since: "0.1.0",
  },

  check(analysis, report) {
    const declared = new DeclaredNames(analysis);
    const dependencies = new Dependencies(analysis.activities);
    const unreadable = new Set(
      analysis.activities
        .filter((activity) => !hasReadableDependencies(activity))
        .map(({ pipeline }) => pipeline),
    );
    for (const { place, expression, reference, named } of analysis.activityUses) {
      const { activity, resource } = place;
      const [earlier] = named;
      if (activity === undefined || earlier === undefined) continue;
      if (declared.of(resource, "activity") === undefined || unreadable.has(resource)) continue;
      const span = expression.toDocument(reference.nameSpan);
      if (mayHaveRun(activity, named, span, dependencies.upstreamOf(activity))) continue;
      const neighbours = dependableNeighbours(activity, earlier, dependencies);
      report({
        span,
        message: explain(activity, earlier, neighbours),
        fixes: neighbours === undefined ? [] : [addDependency(analysis.document.path, neighbours)],
      });
    }
  },
};

function mayHaveRun(
  later: Activity,
  named: readonly Activity[],
  place: Span,
  upstream: ReadonlySet<Activity>,
): boolean {
  return named.some((earlier) => hasEnded(earlier, upstream) || isSeenByUntil(later, earlier, place));
}

/** The condition of an Until is evaluated when the activities inside have run. */
function isSeenByUntil(until: Activity, inner: Activity, place: Span): boolean {
  const condition = until.typeProperties?.get("expression");
  const isCondition =
    isActivityType(until, "Until") && condition !== undefined && contains(condition.span, place);
  return isCondition && inner !== until && selfAndContainers(inner).includes(until);
}

/** Returns where a dependency could be added; nowhere when it would close a circle. */
function dependableNeighbours(
  later: Activity,
  earlier: Activity,
  dependencies: Dependencies,
): Neighbours | undefined {
  const neighbours = neighboursOf(later, earlier);
  if (neighbours === undefined) return undefined;
  return dependencies.upstreamOf(neighbours.earlier).has(neighbours.later) ? undefined : neighbours;
}

function explain(later: Activity, earlier: Activity, neighbours: Neighbours | undefined): string {
  if (earlier === later) {
    return `Activity "${later.name}" reads its own output, which does not exist before it has ended. Read that of an activity before it.`;
  }
  const trouble = `Activity "${later.name}" reads activity "${earlier.name}" without waiting for it, so the output may not be there yet and the expression then fails.`;
  const advice =
    neighbours === undefined
      ? "Read an activity that has ended before, or move one of the two."
      : `Let "${neighbours.later.name}" depend on "${neighbours.earlier.name}".`;
  return `${trouble} ${advice}`;
}

function addDependency(path: string, { later, earlier }: Neighbours): Fix {
  return {
    title: `Let "${later.name}" depend on "${earlier.name}"`,
    isSafe: false,
    edits: () => [{ path, edits: dependencyEdits(later, earlier.name) }],
  };
}

function dependencyEdits(activity: Activity, name: string): readonly TextEdit[] {
  const dependency = { activity: name, dependencyConditions: ["Succeeded"] };
  const dependsOn = activity.node.get("dependsOn");
  return dependsOn === undefined
    ? setProperty(activity.node, "dependsOn", [dependency], { after: "type" })
    : appendElement(dependsOn, dependency);
}
