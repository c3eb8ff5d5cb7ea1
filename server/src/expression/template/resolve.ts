import type { JsonNode } from "../../json/node";
import { isTemplateExpression, parseTemplateExpression } from "./parser";
import { type Definition, memberNamed, parameterNamed, scopeOf, variableNamed } from "./scope";
import type { TemplateCall, TemplateExpression, TemplateNode } from "./syntax";

/** A node of a template expression and the JSON string that it stands in. */
export interface PlacedNode {
  readonly node: TemplateNode;
  readonly string: JsonNode;
}

/** More steps than people take, so that what refers to itself comes to an end. */
const MOST_STEPS = 100;

/** Returns the expression of a JSON string of a template; `undefined` for plain text and what cannot be read. */
export function templateExpressionOf(string: JsonNode): TemplateExpression | undefined {
  const { text } = string;
  return text !== undefined && isTemplateExpression(text.text) ? parseTemplateExpression(text) : undefined;
}

/**
 * Returns the JSON value that a parameter, a variable or a member of one stands for, through parameters that are handed
 * on from one template to the next; the value may be an expression itself. `undefined` where it cannot be told.
 */
export function resolve(placed: PlacedNode): Definition | undefined {
  const members: string[] = [];
  let { node, string } = placed;
  let isDefault = false;
  for (let step = 0; step < MOST_STEPS; step++) {
    const call = undoAccesses(node, members);
    const definition = call && definitionOf(call, string);
    if (definition === undefined) return undefined;
    isDefault ||= definition.isDefault;
    const value = takeMembers(definition.value, members);
    if (value === undefined || members.length === 0) return value && { value, isDefault };
    const expression = templateExpressionOf(value);
    if (expression === undefined) return undefined;
    node = expression.root;
    string = value;
  }
  return undefined;
}

/** Returns the call at the head of a chain, and adds the members behind it to a list, the nearest last. */
function undoAccesses(node: TemplateNode, members: string[]): TemplateCall | undefined {
  let head = node;
  while (head.kind === "access") {
    if (head.member === undefined) return undefined;
    members.push(head.member);
    head = head.target;
  }
  return head.kind === "call" ? head : undefined;
}

function definitionOf({ name, arguments: values }: TemplateCall, string: JsonNode): Definition | undefined {
  const [argument, ...others] = values;
  if (argument?.kind !== "string" || others.length > 0) return undefined;
  if (name !== "variables" && name !== "parameters") return undefined;
  const scope = scopeOf(string);
  if (scope === undefined) return undefined;
  return name === "variables"
    ? variableNamed(scope, argument.value.text)
    : parameterNamed(scope, argument.value.text);
}

/** Follows the members of a list, from its end, as far as objects reach; `undefined` where one is missing. */
function takeMembers(value: JsonNode, members: string[]): JsonNode | undefined {
  let found: JsonNode | undefined = value;
  while (found?.kind === "object") {
    const member = members.pop();
    if (member === undefined) return found;
    found = memberNamed(found, member);
  }
  return found;
}
