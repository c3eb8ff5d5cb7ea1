import { readName } from "../expression/template/name";
import type { JsonNode } from "../json/node";
import type { ResourceKind } from "./kinds";

/**
 * A reference to another resource by name, `{"referenceName": …, "type": "DatasetReference"}`.
 * Only references whose name can be told are read: see `readName`.
 */
export interface Reference {
  readonly kind: ResourceKind;
  readonly name: string;
  readonly node: JsonNode;
  /** The value of `referenceName`. */
  readonly nameNode: JsonNode;
}

const NAME_PROPERTY = "referenceName";

/** Returns the reference that an object stands for, or `undefined` when its name is missing or computed. */
export function readReference(node: JsonNode | undefined, kind: ResourceKind): Reference | undefined {
  const nameNode = node?.get(NAME_PROPERTY);
  if (node === undefined || nameNode === undefined) return undefined;
  // A reference name is never an expression in a factory, but a template may put it together.
  const name = readName(nameNode);
  return name === undefined || name === "" ? undefined : { kind, name, node, nameNode };
}

/**
 * The `type` of a reference, in lower case, and the kind of resource that it names.
 * https://learn.microsoft.com/azure/data-factory/concepts-datasets-linked-services
 */
const KIND_BY_REFERENCE_TYPE: ReadonlyMap<string, ResourceKind> = new Map([
  ["datasetreference", "dataset"],
  ["linkedservicereference", "linkedService"],
  ["integrationruntimereference", "integrationRuntime"],
  ["pipelinereference", "pipeline"],
  ["dataflowreference", "dataflow"],
  ["triggerreference", "trigger"],
  ["credentialreference", "credential"],
]);

/** Returns the kind of resource that the `type` of a reference names; `undefined` for any other type. */
export function kindOfReferenceType(type: string): ResourceKind | undefined {
  return KIND_BY_REFERENCE_TYPE.get(type.toLowerCase());
}

/** What a reference names by the property, in lower case, that holds it or the list of it: for one without a `type`. */
const KIND_BY_PROPERTY: ReadonlyMap<string, ResourceKind> = new Map([
  ["dataset", "dataset"],
  ["inputs", "dataset"],
  ["outputs", "dataset"],
  ["linkedservicename", "linkedService"],
  ["connectvia", "integrationRuntime"],
  ["pipeline", "pipeline"],
  ["dataflow", "dataflow"],
]);

/** Returns all references inside a value, at any depth, in document order. */
export function referencesIn(value: JsonNode): readonly Reference[] {
  const found: Reference[] = [];
  for (const nameNode of value.propertiesNamed(NAME_PROPERTY)) {
    const node = nameNode.parent;
    if (node === undefined || node.isSame(value)) continue;
    const kind = kindOfReference(node);
    const reference = kind === undefined ? undefined : readReference(node, kind);
    // Of two names in one object the last counts.
    if (reference?.nameNode.isSame(nameNode) === true) found.push(reference);
  }
  // The name of a reference may stand behind what is in its parameters.
  return found.sort((a, b) => a.node.span.start - b.node.span.start);
}

function kindOfReference(node: JsonNode): ResourceKind | undefined {
  const type = node.get("type");
  if (type !== undefined) return kindOfReferenceType(type.stringValue ?? "");
  const property = node.key ?? node.parent?.key;
  return property === undefined ? undefined : KIND_BY_PROPERTY.get(property.toLowerCase());
}

/** Returns the references of an array such as a Copy activity's `inputs`. */
export function readReferences(array: JsonNode | undefined, kind: ResourceKind): readonly Reference[] {
  if (array?.kind !== "array") return [];
  return [...array.children()]
    .map((element) => readReference(element, kind))
    .filter((found) => found !== undefined);
}
