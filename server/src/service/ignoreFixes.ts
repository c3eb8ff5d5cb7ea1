import type { Activity } from "../adf/activity";
import type { AdfDocument } from "../adf/document";
import {
  canIgnoreInActivity,
  canIgnoreInResource,
  ignoreInActivity,
  ignoreInResource,
} from "../adf/ignoreEdits";
import { type Ignore, reachOfResource } from "../adf/ignores";
import type { Fix } from "../rules/rule";
import { contains, type Span } from "../text/span";

/**
 * Returns the ways to ignore a rule at a place of a document: in the activity there, and in the resource.
 *
 * @param activity The innermost activity around the place.
 */
export function ignoreFixes(
  document: AdfDocument,
  ruleId: string,
  place: Span,
  activity: Activity | undefined,
  ignores: readonly Ignore[],
): readonly Fix[] {
  const { path } = document;
  const fixes: Fix[] = [];
  if (activity !== undefined && canIgnoreInActivity(activity, ignores)) {
    fixes.push({
      title: `Ignore ${ruleId} in this activity`,
      isSafe: false,
      edits: () => [{ path, edits: ignoreInActivity(activity, ruleId, ignores) }],
    });
  }
  const resource = document.resources.findLast((other) => contains(reachOfResource(document, other), place));
  if (resource !== undefined && canIgnoreInResource(resource)) {
    fixes.push({
      title: `Ignore ${ruleId} in this resource`,
      isSafe: false,
      edits: () => [{ path, edits: ignoreInResource(resource, ruleId, ignores) }],
    });
  }
  return fixes;
}
