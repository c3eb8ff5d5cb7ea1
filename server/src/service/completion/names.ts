import type { Activity } from "../../adf/activity";
import { isActivityType } from "../../adf/activity";
import { hasEnded, selfAndContainers, upstreamOf } from "../../adf/dependencies";
import { mayHaveItem } from "../../adf/loopItem";
import { parseExpression } from "../../expression/parser";
import { type Member, memberShape, type Shape } from "../../expression/shape";
import { declarationsIn } from "../../factory/declarationShapes";
import { type ExpressionScope, shapeOf } from "../../factory/expressionShapes";
import { MappedText } from "../../text/mappedText";
import { contains } from "../../text/span";

/** Returns the variables that an expression can read. */
export function variablesOf({ resource }: ExpressionScope): readonly Member[] {
  return resource.kind === "pipeline" ? declarationsIn(resource.properties, "variables") : [];
}

/**
 * Returns the activities whose output an expression can read: those that have ended when it is evaluated. All of the
 * pipeline where it belongs to none of them.
 */
export function readableActivities({
  analysis,
  resource,
  activity,
  place,
}: ExpressionScope): readonly Activity[] {
  const all = analysis.activities.filter(({ pipeline, name }) => pipeline === resource && name !== "");
  if (activity === undefined) return all;
  const upstream = upstreamOf(activity, all);
  return all.filter((other) => hasEnded(other, upstream) || endsBeforeCondition(other, activity, place));
}

/** The condition of an Until is evaluated when the activities inside have run. */
function endsBeforeCondition(inner: Activity, until: Activity, place: ExpressionScope["place"]): boolean {
  const condition = until.typeProperties?.get("expression");
  if (!isActivityType(until, "Until") || condition === undefined || !contains(condition.span, place))
    return false;
  return inner !== until && selfAndContainers(inner).includes(until);
}

/** Returns whether `item()` has a value where an expression stands. */
export function hasItem({ activity, place }: ExpressionScope): boolean {
  return activity !== undefined && mayHaveItem(activity, place);
}

/** Returns what is known of the value of an expression, given without its `@`. */
export function shapeOfSource(source: string, scope: ExpressionScope): Shape | undefined {
  const span = { start: 0, end: source.length };
  return shapeOf(parseExpression(MappedText.verbatim(source, 0), span, span).root, scope);
}

/** A reference as expressions write it: `pipeline().parameters.Day`. */
export interface WrittenReference {
  readonly source: string;
  readonly kind: "activity" | "parameter" | "variable" | "value";
  readonly shape: Shape;
}

/** Returns the references that expressions most often begin with. */
export function referencesIn(scope: ExpressionScope): readonly WrittenReference[] {
  const pipeline = shapeOfSource("pipeline()", scope);
  const own = scope.resource.kind === "pipeline" ? undefined : `${scope.resource.kind}()`;
  return [
    ...parametersOf("pipeline().parameters", pipeline && memberShape(pipeline, "parameters")),
    ...(own === undefined ? [] : parametersOf(own, shapeOfSource(own, scope))),
    ...parametersOf("pipeline().globalParameters", pipeline && memberShape(pipeline, "globalParameters")),
    ...parametersOf("pipeline().libraryVariables", pipeline && memberShape(pipeline, "libraryVariables")),
    ...variablesOf(scope).map(({ name, shape }): WrittenReference => {
      return { source: `variables(${quote(name)})`, kind: "variable", shape };
    }),
    ...(hasItem(scope) ? itemReferences(scope) : []),
    ...readableActivities(scope).map((activity): WrittenReference => {
      const source = `activity(${quote(activity.name)}).output`;
      return { source, kind: "activity", shape: shapeOfSource(source, scope) ?? { type: "object" } };
    }),
  ];
}

/** Returns a text as a string literal of an expression. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** What can stand behind a dot. */
const MEMBER_NAME = /^[\p{L}\p{N}_$#][\p{L}\p{N}_$#-]*$/u;

/** Returns how a member is written behind a value: `.Day`, or `['the day']`. */
export function accessTo(name: string): string {
  return MEMBER_NAME.test(name) ? `.${name}` : `[${quote(name)}]`;
}

function parametersOf(holder: string, shape: Shape | undefined): readonly WrittenReference[] {
  return (shape?.members ?? []).map((member) => ({
    source: `${holder}${accessTo(member.name)}`,
    kind: "parameter",
    shape: member.shape,
  }));
}

function itemReferences(scope: ExpressionScope): readonly WrittenReference[] {
  const shape = shapeOfSource("item()", scope) ?? { type: "any", summary: "The current item of the loop." };
  const members = (shape.members ?? []).map((member): WrittenReference => {
    return { source: `item()${accessTo(member.name)}`, kind: "value", shape: member.shape };
  });
  return [{ source: "item()", kind: "value", shape }, ...members];
}
