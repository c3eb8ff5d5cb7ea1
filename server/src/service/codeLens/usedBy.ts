import type { ResourceKind } from "../../adf/kinds";
import type { Analysis } from "../../factory/analysis";
import type { Factory } from "../../factory/factory";
import { type NamedResource, usageOf } from "../../factory/usage";
import type { Span } from "../../text/span";
import { resourceDefinition } from "../navigation/definitions";
import { nameSpanIn } from "../navigation/occurrence";
import type { Place } from "../navigation/symbol";

/** The name of a resource, over which it is told who uses it. */
export interface UsageLens {
  readonly span: Span;
  readonly resource: NamedResource;
}

/** The kinds of resources that pipelines use. */
const USED_KINDS: ReadonlySet<ResourceKind> = new Set<ResourceKind>([
  "pipeline",
  "dataset",
  "linkedService",
  "integrationRuntime",
  "dataflow",
  "credential",
]);

/**
 * Returns the resources of a document of which can be told who uses them; counts nothing. None while not all files of
 * the factory are known, and none for a file that stands alone.
 */
export function usageLenses({ document, factory }: Analysis): readonly UsageLens[] {
  const { resources } = document;
  if (!factory.isComplete || (factory.root === document.path && resources.length === 1)) return [];
  return resources.flatMap((resource) => {
    const { kind, name, form } = resource;
    // Fabric refers to its items by ids that are known to its workspace alone.
    if (!USED_KINDS.has(kind) || form === "fabric") return [];
    const definition = resourceDefinition(resource);
    return definition === undefined ? [] : [{ span: definition.span, resource: { kind, name } }];
  });
}

/** How many pipelines use a resource, in words. */
export interface UsageTitle {
  readonly title: string;
  readonly isUsed: boolean;
}

/** Returns how many pipelines use a resource: `Used by 3 pipelines`. */
export function usageTitle(factory: Factory, resource: NamedResource): UsageTitle {
  const { pipelines, triggers } = usageOf(factory, resource);
  const users = [count(pipelines.length, "pipeline"), count(triggers.length, "trigger")];
  const known = users.filter((user) => user !== undefined);
  if (known.length > 0) return { title: `Used by ${known.join(" and ")}`, isUsed: true };
  const title = resource.kind === "pipeline" ? "Used by no pipeline or trigger" : "Used by no pipeline";
  return { title, isUsed: false };
}

/** Returns every reference by which pipelines use a resource, also to what they use it through. */
export function usagePlaces(factory: Factory, resource: NamedResource): readonly Place[] {
  const places: Place[] = [];
  for (const { kind, name } of usageOf(factory, resource).used) {
    for (const { document, reference } of factory.usesOf(kind, name)) {
      const span = nameSpanIn(reference.nameNode);
      if (span !== undefined) places.push({ path: document.path, span });
    }
  }
  return places;
}

function count(number: number, noun: string): string | undefined {
  if (number === 0) return undefined;
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
