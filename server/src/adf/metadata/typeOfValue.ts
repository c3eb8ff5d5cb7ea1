import type { JsonNode } from "../../json/node";
import { isSameName } from "../../text/name";
import type { ResourceKind } from "../kinds";
import type { Resource } from "../resource";
import type { Catalogue } from "./catalogue";
import type { Model, ModelProperty, ValueType } from "./model";

/** What is known of an object by its place and its `type`. */
export interface KnownObject {
  /** What it is; for an object that groups properties, what it belongs to. */
  readonly model: Model;
  /** Those that it may have. */
  readonly properties: readonly ModelProperty[];
  /** The model whose kinds its `type` chooses from; `undefined` for an object that has none. */
  readonly family: string | undefined;
}

/** The models of the `properties` of resources. */
const MODEL_BY_KIND: Readonly<Record<ResourceKind, string>> = {
  pipeline: "PipelineResource",
  dataset: "Dataset",
  linkedService: "LinkedService",
  integrationRuntime: "IntegrationRuntime",
  dataflow: "DataFlow",
  trigger: "Trigger",
  credential: "Credential",
  factory: "Factory",
  managedVirtualNetwork: "ManagedVirtualNetwork",
  globalParameters: "GlobalParameterResource",
};

/**
 * Returns what is known of an object inside a resource; `undefined` where the place is one that nobody describes, and
 * for objects that hold names of their author's. Walks up from the object, and down again.
 */
export function objectAt(
  object: JsonNode,
  resource: Resource,
  catalogue: Catalogue,
): KnownObject | undefined {
  if (object.kind !== "object") return undefined;
  const place = placeOf(object, resource, catalogue);
  return place === undefined ? undefined : knownObject(place, object, catalogue);
}

/** Returns the type of a value inside a resource by its place; `undefined` where nobody describes it. */
export function typeOfValue(
  value: JsonNode,
  resource: Resource,
  catalogue: Catalogue,
): ValueType | undefined {
  return placeOf(value, resource, catalogue)?.type;
}

/**
 * Returns the property that an object of a resource may have under a name. Where none is spelled so, casing does not
 * count: the editor writes `dataflow` for what the service calls `dataFlow`.
 */
export function propertyOf({ properties }: KnownObject, name: string): ModelProperty | undefined {
  return (
    properties.find((property) => property.name === name) ??
    properties.find((property) => isSameName(property.name, name))
  );
}

/** A type, and the model of the object that a group belongs to. */
interface Place {
  readonly type: ValueType;
  readonly owner: Model | undefined;
}

function placeOf(value: JsonNode, resource: Resource, catalogue: Catalogue): Place | undefined {
  const isWhole = resource.form !== "arm" && value.isSame(resource.node);
  if (isWhole) return { type: { kind: "model", name: "Resource" }, owner: undefined };
  const steps = stepsTo(value, resource.properties);
  let place: Place | undefined =
    steps === undefined
      ? undefined
      : { type: { kind: "model", name: MODEL_BY_KIND[resource.kind] }, owner: undefined };
  for (const step of steps ?? []) {
    if (place === undefined) return undefined;
    place = placeInside(place, step, catalogue);
  }
  return place;
}

/** Returns the values from below a holder down to a value; `undefined` when it does not lie inside. */
function stepsTo(value: JsonNode, holder: JsonNode): readonly JsonNode[] | undefined {
  const steps: JsonNode[] = [];
  for (let node: JsonNode | undefined = value; node !== undefined; node = node.parent) {
    if (node.isSame(holder)) return steps.reverse();
    steps.push(node);
  }
  return undefined;
}

function placeInside(place: Place, step: JsonNode, catalogue: Catalogue): Place | undefined {
  const { type, owner } = place;
  const container = step.parent;
  if (container === undefined) return undefined;
  if (type.kind === "list") return container.kind === "array" ? { type: type.element, owner } : undefined;
  if (container.kind !== "object") return undefined;
  if (type.kind === "map") return { type: type.value, owner };
  const known = knownObject(place, container, catalogue);
  const property = known && propertyOf(known, step.key ?? "");
  return property && { type: property.type, owner: known.model };
}

function knownObject(
  { type, owner }: Place,
  object: JsonNode,
  catalogue: Catalogue,
): KnownObject | undefined {
  if (type.kind === "group") {
    return owner === undefined ? undefined : { model: owner, properties: type.properties, family: undefined };
  }
  const general = type.kind === "model" ? catalogue.model(type.name) : undefined;
  if (general === undefined) return undefined;
  const hasKinds = catalogue.kindsOf(general.name).size > (general.type === undefined ? 0 : 1);
  const chosen = hasKinds ? catalogue.kindOf(general.name, object.get("type")?.stringValue ?? "") : undefined;
  const model = chosen ?? general;
  return { model, properties: model.properties, family: hasKinds ? general.name : undefined };
}
