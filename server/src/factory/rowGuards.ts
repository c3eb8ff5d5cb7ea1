import { callOf, nodesIn } from "../expression/syntax";
import { isSameName } from "../text/name";
import { contains } from "../text/span";
import { type ActivityUse, outputPropertyOf } from "./activityUses";

const FIRST_ROW = "firstrow";
/** Where activities that steer a pipeline have their conditions. */
const CONDITIONS = ["expression", "on", "condition"] as const;
/** Functions that tell whether there is something. */
const TESTS = ["contains", "empty"] as const;

/** Returns whether a use reads a column of a Lookup's first row as if there always were one: without `?.`. */
export function readsRowUnguarded(use: ActivityUse): boolean {
  return outputPropertyOf(use) === FIRST_ROW && use.reference.steps[2] !== undefined && !looksForRow(use);
}

/**
 * Returns whether another use of the same activity may keep this one from running without a row: one in the same
 * text, in the condition of an activity, or in a call that tells whether there is a row.
 */
export function mayBeGuarded(use: ActivityUse, uses: readonly ActivityUse[]): boolean {
  return uses.some((other) => {
    if (!other.named.some((activity) => use.named.includes(activity)) || !looksForRow(other)) return false;
    return other.place.text === use.place.text || standsInCondition(other) || isTested(other);
  });
}

/** Returns whether a use allows for a missing row, or takes what tells whether there is one. */
function looksForRow({ reference }: ActivityUse): boolean {
  const [output, property, column] = reference.steps;
  if (output?.name !== undefined && !isSameName(output.name, "output")) return false;
  if (property?.name !== undefined && !isSameName(property.name, FIRST_ROW)) return false;
  return column === undefined || column.isSafe || property?.isSafe === true;
}

function standsInCondition({ place, expression, reference }: ActivityUse): boolean {
  const properties = place.activity?.typeProperties;
  const span = expression.toDocument(reference.span);
  return CONDITIONS.some((name) => {
    const condition = properties?.get(name);
    return condition !== undefined && contains(condition.span, span);
  });
}

function isTested({ expression, reference }: ActivityUse): boolean {
  for (const node of nodesIn(expression.root)) {
    const isTest = TESTS.some((name) => {
      const [tested] = callOf(node, name)?.arguments ?? [];
      return tested?.span.start === reference.span.start && tested.span.end === reference.span.end;
    });
    if (isTest) return true;
  }
  return false;
}
