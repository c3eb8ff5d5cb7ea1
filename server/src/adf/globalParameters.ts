import type { JsonNode } from "../json/node";
import type { ResourceKind } from "./kinds";
import type { Resource } from "./resource";

/**
 * The kinds of resources that declare global parameters: the factory itself, as in its Git folder and in older
 * exports, or a resource of their own, as in newer ones.
 * https://learn.microsoft.com/azure/data-factory/author-global-parameters
 */
export const KINDS_WITH_GLOBAL_PARAMETERS: ReadonlySet<ResourceKind> = new Set<ResourceKind>([
  "factory",
  "globalParameters",
]);

/** Returns the object whose properties are the global parameters that a resource declares; `undefined` for none. */
export function globalParametersIn({ kind, properties }: Resource): JsonNode | undefined {
  if (!KINDS_WITH_GLOBAL_PARAMETERS.has(kind)) return undefined;
  const section = kind === "factory" ? properties.get("globalParameters") : properties;
  return section?.kind === "object" ? section : undefined;
}
