import type { JsonNode } from "../json/node";
import type { ResourceKind } from "./kinds";

/** How a resource is written down: a file of a Git folder, a part of an ARM template, an item of Fabric. */
export type ResourceForm = "git" | "arm" | "fabric";

/** A pipeline, dataset, linked service or other artefact of a factory: a view of its JSON. */
export interface Resource {
  readonly kind: ResourceKind;
  readonly form: ResourceForm;
  /** Its name as written; the file's name where the JSON has none. */
  readonly name: string;
  /** The object that holds `name` and `properties`. */
  readonly node: JsonNode;
  /** The `properties` object. */
  readonly properties: JsonNode;
}

/** Returns a resource's `type` as written, such as `DelimitedText`, or `undefined` when it is no text. */
export function typeOf(resource: Resource): string | undefined {
  return resource.properties.get("type")?.stringValue;
}

/** Returns whether a `type` value names a type; type names compare case-insensitively. */
export function isType(typeNode: JsonNode | undefined, typeName: string): boolean {
  return typeNode?.stringValue?.toLowerCase() === typeName.toLowerCase();
}

/**
 * Returns the object that holds a resource's type-specific properties: `typeProperties`, or `properties` itself,
 * since some exports put the fields straight there.
 */
export function typePropertiesOf(resource: Resource): JsonNode {
  return resource.properties.get("typeProperties") ?? resource.properties;
}
