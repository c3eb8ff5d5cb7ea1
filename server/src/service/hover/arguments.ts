import type { Resource } from "../../adf/resource";
import { callOf, type ExpressionNode } from "../../expression/syntax";
import { literalString, readText } from "../../expression/value";
import type { JsonNode } from "../../json/node";
import { isSameName } from "../../text/name";

/** A dataset or linked service, as one reference uses it. */
export interface UsedResource {
  readonly resource: Resource;
  /** The reference, which may pass arguments for the parameters of the resource. */
  readonly reference: JsonNode | undefined;
  /** What the reference stands in, where that is a resource with parameters itself. */
  readonly user: UsedResource | undefined;
}

/**
 * Returns the text that a value of a resource has in one use: its own, or for a parameter the literal argument
 * or else the parameter's default; `undefined` where an expression computes it.
 */
export function textInUse(node: JsonNode, used: UsedResource | undefined): string | undefined {
  let value: JsonNode | undefined = node;
  for (let current = used; value !== undefined; current = current?.user) {
    const text = literalString(value);
    if (text !== undefined) return text;
    const parameter = current === undefined ? undefined : parameterRead(value, current.resource);
    if (current === undefined || parameter === undefined) return undefined;
    const argument = childNamed(current.reference?.get("parameters"), parameter);
    if (argument === undefined) {
      const declaration = childNamed(current.resource.properties.get("parameters"), parameter);
      return declaration?.get("defaultValue")?.stringValue;
    }
    value = argument;
  }
  return undefined;
}

/** Returns the parameter that a value consists of, as in `@dataset().table` or `@{linkedService().database}`. */
function parameterRead(value: JsonNode, resource: Resource): string | undefined {
  const root = onlyExpression(value);
  if (root?.kind !== "member" || callOf(root.target, resource.kind) === undefined) return undefined;
  return root.name;
}

function onlyExpression(value: JsonNode): ExpressionNode | undefined {
  const text = readText(value);
  if (text?.kind === "expression") return text.expression.root;
  if (text?.kind !== "interpolated" || text.parts.length !== 1) return undefined;
  const [part] = text.parts;
  return part?.kind === "interpolation" ? part.expression.root : undefined;
}

function childNamed(object: JsonNode | undefined, name: string): JsonNode | undefined {
  if (object?.kind !== "object") return undefined;
  return [...object.children()].find((child) => isSameName(child.key ?? "", name));
}
