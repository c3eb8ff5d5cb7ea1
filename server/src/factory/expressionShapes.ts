import { type Activity, isActivityType } from "../adf/activity";
import { outputOf } from "../adf/outputs/activityOutput";
import {
  ACTIVITY_MEMBERS,
  PIPELINE_MEMBERS,
  TRIGGER_BODY_MEMBERS,
  TRIGGER_MEMBERS,
} from "../adf/outputs/systemVariables";
import type { Resource } from "../adf/resource";
import { findFunction } from "../expression/functions";
import { type Member, memberShape, type Shape } from "../expression/shape";
import type { CallNode, ExpressionNode } from "../expression/syntax";
import { parsedExpressionsOf, readText, unwrap } from "../expression/value";
import type { JsonNode } from "../json/node";
import { isSameName } from "../text/name";
import { contains, type Span } from "../text/span";
import type { Analysis } from "./analysis";
import { declarationsIn, globalParametersOf, sampleShape } from "./declarationShapes";

/** Where an expression stands. */
export interface ExpressionScope {
  readonly analysis: Analysis;
  readonly resource: Resource;
  /** The innermost activity around it. */
  readonly activity: Activity | undefined;
  readonly place: Span;
}

/** An item may come from an item, a Filter from a Filter: broken pipelines do so in circles. */
const MAX_STEPS = 12;

/** Returns what is known of the value that a node of an expression yields; `undefined` for nothing. */
export function shapeOf(node: ExpressionNode, scope: ExpressionScope, depth = 0): Shape | undefined {
  if (depth > MAX_STEPS) return undefined;
  const steps: (string | undefined)[] = [];
  let head = node;
  while (head.kind === "member" || head.kind === "index") {
    steps.push(head.kind === "member" ? head.name : literalIndex(head.index));
    head = head.target;
  }
  let shape = shapeOfHead(head, scope, depth);
  for (const step of steps.reverse()) {
    if (shape === undefined) return undefined;
    shape = step === undefined ? shape.item : memberShape(shape, step);
  }
  return shape;
}

/** Returns the activities of an expression's pipeline that have a name: one, unless the pipeline is broken. */
export function activitiesNamed(name: string, { analysis, resource }: ExpressionScope): readonly Activity[] {
  return analysis.activities.filter(
    (activity) => activity.pipeline === resource && isSameName(activity.name, name),
  );
}

/** Returns the expression that gives the items of the loop around a place: of a ForEach, or of a Filter's condition. */
export function itemsAround({ activity, place }: ExpressionScope): ItemSource | undefined {
  for (let around = activity; around !== undefined; around = around.container) {
    const isFilter = isActivityType(around, "Filter");
    if (!isFilter && !isActivityType(around, "ForEach")) continue;
    const items = around.typeProperties?.get("items");
    const isInItems = items !== undefined && contains(items.span, place);
    if (items !== undefined && !isInItems && (!isFilter || around === activity))
      return { loop: around, items };
  }
  return undefined;
}

/** What a loop runs over. */
export interface ItemSource {
  readonly loop: Activity;
  readonly items: JsonNode;
}

function literalIndex(index: ExpressionNode): string | undefined {
  return index.kind === "string" ? index.value.text : undefined;
}

function shapeOfHead(head: ExpressionNode, scope: ExpressionScope, depth: number): Shape | undefined {
  if (head.kind === "string") return { type: "string" };
  if (head.kind === "number") return { type: "number" };
  if (head.kind !== "call") return undefined;
  const { properties } = scope.resource;
  switch (head.name.toLowerCase()) {
    case "pipeline":
      return { type: "object", members: pipelineMembers(scope) };
    case "dataset":
    case "linkedservice":
      return { type: "object", members: ownParameters(head, scope) };
    case "trigger":
      return { type: "object", members: TRIGGER_MEMBERS };
    case "triggerbody":
      return { type: "object", members: TRIGGER_BODY_MEMBERS };
    case "variables":
      return memberShape({ type: "object", members: declarationsIn(properties, "variables") }, textOf(head));
    case "activity":
      return shapeOfActivity(textOf(head), scope, depth);
    case "item":
      return shapeOfItem(scope, depth);
    default:
      return shapeOfCall(head, scope, depth);
  }
}

function pipelineMembers({ analysis, resource }: ExpressionScope): readonly Member[] {
  // Expressions of a dataset are evaluated in the run of some pipeline, whose parameters nobody knows here.
  const parameters = resource.kind === "pipeline" ? declarationsIn(resource.properties, "parameters") : [];
  const libraryVariables = declarationsIn(resource.properties, "libraryVariables");
  return [
    group("parameters", "The parameters of the pipeline.", parameters),
    group("globalParameters", "The global parameters of the factory.", globalParametersOf(analysis)),
    ...(libraryVariables.length === 0
      ? []
      : [group("libraryVariables", "The variables of a Fabric library.", libraryVariables)]),
    ...PIPELINE_MEMBERS,
  ];
}

function group(name: string, summary: string, members: readonly Member[]): Member {
  return { name, shape: { type: "object", summary, members } };
}

function ownParameters(head: CallNode, { resource }: ExpressionScope): readonly Member[] {
  return isSameName(head.name, resource.kind) ? declarationsIn(resource.properties, "parameters") : [];
}

function textOf({ arguments: [argument] }: CallNode): string {
  return argument?.kind === "string" ? argument.value.text : "";
}

function shapeOfActivity(name: string, scope: ExpressionScope, depth: number): Shape | undefined {
  const [activity, ...others] = activitiesNamed(name, scope);
  if (activity === undefined || others.length > 0) return undefined;
  const output = outputOf(activity);
  const value = isActivityType(activity, "Filter") ? filteredItems(activity, scope, depth) : [];
  const members = [...value, ...(output.members ?? [])];
  return {
    type: "object",
    summary: `Activity of type \`${activity.type}\`.`,
    members: [{ name: "output", shape: { ...output, members } }, ...ACTIVITY_MEMBERS],
  };
}

/** https://learn.microsoft.com/azure/data-factory/control-flow-filter-activity */
function filteredItems(filter: Activity, scope: ExpressionScope, depth: number): readonly Member[] {
  const items = filter.typeProperties?.get("items");
  const item = items === undefined ? undefined : itemOf(items, { ...scope, activity: filter }, depth);
  const shape: Shape = { type: "array", summary: "The items that are left." };
  return [{ name: "Value", shape: item === undefined ? shape : { ...shape, item } }];
}

function shapeOfItem(scope: ExpressionScope, depth: number): Shape | undefined {
  const source = itemsAround(scope);
  return source === undefined ? undefined : itemOf(source.items, { ...scope, activity: source.loop }, depth);
}

/** Returns the shape of the items that a value gives. */
function itemOf(items: JsonNode, scope: ExpressionScope, depth: number): Shape | undefined {
  const text = readText(items);
  if (text === undefined) return sampleShape(unwrap(items)).item;
  const [expression] = parsedExpressionsOf(text);
  if (expression === undefined) return undefined;
  return shapeOf(expression.root, { ...scope, place: items.span }, depth + 1)?.item;
}

/** Most functions yield what they are documented to; a few hand on what they are given. */
function shapeOfCall(head: CallNode, scope: ExpressionScope, depth: number): Shape | undefined {
  const [first] = head.arguments;
  const given = first === undefined ? undefined : () => shapeOf(first, scope, depth + 1);
  switch (head.name.toLowerCase()) {
    case "first":
    case "last":
      return given?.()?.item;
    case "coalesce":
    case "skip":
    case "take":
    case "union":
    case "intersection":
      return given?.();
    default: {
      const known = findFunction(head.name);
      return known === undefined ? undefined : { type: known.returns, summary: known.summary };
    }
  }
}
