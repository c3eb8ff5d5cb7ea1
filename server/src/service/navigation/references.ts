import { type Reference, readReference } from "../../adf/reference";
import { isType } from "../../adf/resource";
import type { Factory } from "../../factory/factory";
import type { JsonNode } from "../../json/node";
import { isSameName } from "../../text/name";
import { inKey, inString, type Occurrence } from "./occurrence";
import type { NavigationSource, ResourceSymbol } from "./symbol";

/** Yields where references name resources, and the parameters that they pass values to. */
export function* referencesIn({ document, factory }: NavigationSource): Generator<Occurrence> {
  for (const reference of document.references) {
    const use = inString(reference.nameNode, false, () => symbolOfReference(reference));
    if (use === undefined) continue;
    yield use;
    yield* argumentsIn(argumentsOf(reference), symbolOfReference(reference));
    if (reference.kind === "dataflow") yield* flowArgumentsIn(reference, factory);
  }
}

function symbolOfReference({ kind, name }: Reference): ResourceSymbol {
  return { kind: "resource", resourceKind: kind, name };
}

/** Execute Pipeline activities and triggers pass arguments beside the reference, all others inside it. */
function argumentsOf({ kind, node }: Reference): JsonNode | undefined {
  switch (kind) {
    case "dataset":
    case "linkedService":
      return node.get("parameters");
    case "pipeline":
      return node.key === "pipeline" || node.key === "pipelineReference"
        ? node.parent?.get("parameters")
        : undefined;
    default:
      return undefined;
  }
}

function* argumentsIn(passed: JsonNode | undefined, owner: ResourceSymbol): Generator<Occurrence> {
  // An expression that yields all arguments at once names none.
  if (passed?.kind !== "object" || isType(passed.get("type"), "Expression")) return;
  for (const argument of passed.children()) {
    const occurrence = inKey({ kind: "parameter", owner, name: argument.key ?? "" }, false, argument);
    if (occurrence !== undefined) yield occurrence;
  }
}

/**
 * A Data Flow activity passes arguments to the datasets of the data flow's sources and sinks, by the names of those.
 * https://learn.microsoft.com/azure/data-factory/control-flow-execute-data-flow-activity#parameterized-datasets
 */
function* flowArgumentsIn(reference: Reference, factory: Factory): Generator<Occurrence> {
  const byStream = reference.node.get("datasetParameters");
  if (byStream?.kind !== "object") return;
  const flow = factory.find("dataflow", reference.name)?.resource.properties.get("typeProperties");
  const streams = ["sources", "sinks", "transformations"].flatMap((list) => elementsOf(flow?.get(list)));
  for (const passed of byStream.children()) {
    const stream = streams.find((other) =>
      isSameName(other.get("name")?.stringValue ?? "", passed.key ?? ""),
    );
    const dataset = readReference(stream?.get("dataset"), "dataset");
    if (dataset !== undefined) yield* argumentsIn(passed, symbolOfReference(dataset));
  }
}

function elementsOf(list: JsonNode | undefined): readonly JsonNode[] {
  return list?.kind === "array" ? [...list.children()] : [];
}
