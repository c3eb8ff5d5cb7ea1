import type { JsonNode } from "../../json/node";
import { isSameName } from "../../text/name";

/** The template whose parameters and variables the expressions of a place name. */
export interface TemplateScope {
  readonly template: JsonNode;
  /** The resource that deploys a template with a scope of its own; absent for the outermost template. */
  readonly deployment: JsonNode | undefined;
}

/** What a parameter or variable stands for. */
export interface Definition {
  readonly value: JsonNode;
  /** Whether another value may be given when the template is deployed. */
  readonly isDefault: boolean;
}

const DEPLOYMENT_TYPE = "microsoft.resources/deployments";
/** Far deeper than any template, and near enough that many texts at the bottom cost little. */
const MOST_LEVELS = 1000;

/**
 * Returns the template around a value. A nested one has a scope of its own only where the deployment says `inner`.
 * https://learn.microsoft.com/azure/azure-resource-manager/templates/linked-templates#expression-evaluation-scope-in-nested-templates
 */
export function scopeOf(value: JsonNode): TemplateScope | undefined {
  let node = value;
  for (let level = 0; level < MOST_LEVELS; level++) {
    const { parent } = node;
    if (parent === undefined) return { template: node, deployment: undefined };
    const deployment = node.key === "template" && parent.key === "properties" ? parent.parent : undefined;
    if (deployment !== undefined && hasOwnScope(deployment)) return { template: node, deployment };
    node = parent;
  }
  return undefined;
}

/** Returns whether a resource deploys a template, which stands inside it. */
export function isDeployment(resource: JsonNode): boolean {
  return isSameName(resource.get("type")?.stringValue ?? "", DEPLOYMENT_TYPE);
}

/** Returns the variable of a template; names compare case-insensitively. */
export function variableNamed({ template }: TemplateScope, name: string): Definition | undefined {
  const value = memberNamed(template.get("variables"), name);
  return value === undefined ? undefined : { value, isDefault: false };
}

/** Returns what a deployment passes for a parameter of its template, or else the parameter's default. */
export function parameterNamed(
  { template, deployment }: TemplateScope,
  name: string,
): Definition | undefined {
  const properties = deployment?.get("properties");
  const passed = memberNamed(properties?.get("parameters"), name);
  if (passed !== undefined) {
    const value = passed.get("value");
    return value === undefined ? undefined : { value, isDefault: false };
  }
  const value = memberNamed(template.get("parameters"), name)?.get("defaultValue");
  const isDefault = properties === undefined || properties.get("parametersLink") !== undefined;
  return value === undefined ? undefined : { value, isDefault };
}

/** Returns a property by its name in any case. */
export function memberNamed(object: JsonNode | undefined, name: string): JsonNode | undefined {
  if (object?.kind !== "object") return undefined;
  return object.get(name) ?? [...object.children()].find((child) => isSameName(child.key ?? "", name));
}

function hasOwnScope(resource: JsonNode): boolean {
  const scope = resource.at("properties", "expressionEvaluationOptions", "scope");
  return isDeployment(resource) && scope?.stringValue?.toLowerCase() === "inner";
}
