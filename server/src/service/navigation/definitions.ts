import { type Activity, isActivityType } from "../../adf/activity";
import type { AdfDocument } from "../../adf/document";
import { globalParametersIn } from "../../adf/globalParameters";
import type { ResourceKind } from "../../adf/kinds";
import type { Resource } from "../../adf/resource";
import type { JsonNode } from "../../json/node";
import type { Span } from "../../text/span";
import { atSpan, inKey, inString, inTemplate, type Occurrence } from "./occurrence";
import { type FactorySymbol, symbolOf } from "./symbol";

/** The kinds whose parameters stand in their JSON; a data flow's stand in its script. */
const PARAMETERIZED: ReadonlySet<ResourceKind> = new Set<ResourceKind>([
  "pipeline",
  "dataset",
  "linkedService",
]);

/** Yields where a document defines its resources, their parameters, variables and global parameters. */
export function* definitionsIn(document: AdfDocument): Generator<Occurrence> {
  for (const resource of document.resources) {
    const definition = resourceDefinition(resource);
    if (definition !== undefined) yield definition;
    if (PARAMETERIZED.has(resource.kind)) yield* declarationsIn(resource, "parameter");
    if (resource.kind === "pipeline") {
      yield* declarationsIn(resource, "variable");
      yield* declarationsIn(resource, "libraryVariable");
    }
    yield* keysIn(globalParametersIn(resource), (name) => ({ kind: "globalParameter", name }));
  }
}

/** Yields where a document names activities and variables outside of expressions, definitions included. */
export function* activityNamesIn(document: AdfDocument): Generator<Occurrence> {
  for (const activity of document.activities) {
    const { node } = activity;
    const owner = symbolOf(activity.pipeline);
    const symbolNamed = (name: string) => ({ kind: "activity", owner, name }) as const;
    const definition = inString(node.get("name"), true, symbolNamed);
    if (definition !== undefined) yield definition;
    for (const entry of node.get("dependsOn")?.children() ?? []) {
      const use = inString(entry.get("activity"), false, symbolNamed);
      if (use !== undefined) yield use;
    }
    yield* assignedVariable(activity);
  }
}

/** Returns where a resource is named; its beginning where its file's name is all that names it. */
export function resourceDefinition(resource: Resource): Occurrence | undefined {
  if (resource.name === "") return undefined;
  const symbol = symbolOf(resource);
  const text = resource.form === "fabric" ? undefined : resource.node.get("name")?.text;
  if (text !== undefined && text.text === resource.name) {
    return atSpan(symbol, true, text.toDocument({ start: 0, end: text.text.length }));
  }
  if (text !== undefined && text.text !== "") {
    return inTemplate(symbol, true, text.toDocument(lastNameIn(text.text, resource.name)));
  }
  const top = resource.node.span.start;
  return { symbol, isDefinition: true, span: { start: top, end: top }, write: () => undefined };
}

/** In an ARM template the name is the last part of an expression; the whole one where it is put together. */
function lastNameIn(text: string, name: string): Span {
  const [start = -1] = [`/${name}`, `'${name}'`]
    .map((written) => text.lastIndexOf(written))
    .filter((at) => at >= 0);
  return start < 0 ? { start: 0, end: text.length } : { start: start + 1, end: start + 1 + name.length };
}

function* declarationsIn(
  resource: Resource,
  kind: "parameter" | "variable" | "libraryVariable",
): Generator<Occurrence> {
  const owner = symbolOf(resource);
  yield* keysIn(resource.properties.get(`${kind}s`), (name) => ({ kind, owner, name }));
}

function* keysIn(
  section: JsonNode | undefined,
  symbolNamed: (name: string) => FactorySymbol,
): Generator<Occurrence> {
  if (section?.kind !== "object") return;
  for (const property of section.children()) {
    const occurrence = inKey(symbolNamed(property.key ?? ""), true, property);
    if (occurrence !== undefined) yield occurrence;
  }
}

/** https://learn.microsoft.com/azure/data-factory/control-flow-set-variable-activity */
function* assignedVariable(activity: Activity): Generator<Occurrence> {
  if (!isActivityType(activity, "SetVariable") && !isActivityType(activity, "AppendVariable")) return;
  // A return value of the pipeline is no variable.
  if (activity.typeProperties?.get("setSystemVariable")?.booleanValue === true) return;
  const owner = symbolOf(activity.pipeline);
  const variable = activity.typeProperties?.get("variableName");
  const use = inString(variable, false, (name) => ({ kind: "variable", owner, name }));
  if (use !== undefined) yield use;
}
