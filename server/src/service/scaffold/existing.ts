import { isType, type Resource, typePropertiesOf } from "../../adf/resource";
import { literalString } from "../../expression/value";
import type { JsonNode } from "../../json/node";
import type { Draft, NewKind } from "./draft";
import type { Choice } from "./question";

/** What existing resources are fit for a place, and how the others are refused. */
export interface Fitness {
  readonly types: readonly string[];
  /** Returns why a resource of one of these types is not fit after all, as a sentence. */
  readonly faultOf?: (resource: Resource) => string | undefined;
  /** Returns what tells a resource from the others. */
  readonly describe: (resource: Resource) => string;
}

/** Returns the fit resources of a factory as answers, in the order of their names. */
export function choicesOf({ factory }: Draft, kind: NewKind, fitness: Fitness): readonly Choice[] {
  const choices = new Map<string, Choice>();
  for (const listed of factory.listResources()) {
    if (listed.kind !== kind) continue;
    const resource = factory.find(kind, listed.name)?.resource;
    if (resource === undefined || faultOfExisting(resource, fitness) !== undefined) continue;
    const choice = { answer: resource.name, detail: fitness.describe(resource) };
    choices.set(resource.name.toLowerCase(), choice);
  }
  return [...choices].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, choice]) => choice);
}

/** Returns why an existing resource is not fit, as a sentence. */
export function faultOfExisting(resource: Resource, { types, faultOf }: Fitness): string | undefined {
  const typeNode = resource.properties.get("type");
  if (resource.form === "git" && types.some((type) => isType(typeNode, type))) return faultOf?.(resource);
  const found = typeNode?.stringValue ?? "unknown";
  return `"${resource.name}" exists already, and its type is ${found} instead of ${types.join(" or ")}.`;
}

/** Returns the literal text at a path below a resource's type-specific properties; the empty text without one. */
export function literalAt(resource: Resource, ...path: readonly string[]): string {
  const node: JsonNode | undefined = typePropertiesOf(resource).at(...path);
  return (node && literalString(node)) ?? "";
}

/** Returns the name of the linked service of a dataset; the empty text without one. */
export function linkedServiceNameOf(dataset: Resource): string {
  return dataset.properties.at("linkedServiceName", "referenceName")?.stringValue ?? "";
}

/** Returns what is known of a resource as one line. */
export function listOf(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(" · ");
}
