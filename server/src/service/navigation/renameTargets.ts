import { nounOf } from "../../adf/describe";
import type { ResourceKind } from "../../adf/kinds";
import type { Resource } from "../../adf/resource";
import { computesNames } from "./computedNames";
import { definitionsOf } from "./declared";
import { documentsReadingGlobals } from "./mentions";
import {
  describeSymbol,
  type FactorySymbol,
  type NavigationSource,
  nounOfSymbol,
  ownerOf,
  symbolOf,
  withArticle,
} from "./symbol";

/** Why something cannot be renamed, as a sentence for the user. */
export interface Refusal {
  readonly kind: "refusal";
  readonly reason: string;
}

/** The kinds of which a file of the factory decides the name. */
const RENAMED_KINDS: ReadonlySet<ResourceKind> = new Set<ResourceKind>([
  "pipeline",
  "dataset",
  "linkedService",
  "integrationRuntime",
  "dataflow",
  "trigger",
  "credential",
]);

/** Returns a refusal for this reason. */
export function refuse(reason: string): Refusal {
  return { kind: "refusal", reason };
}

/** Returns why a symbol cannot get another name, whichever it is; `undefined` when it can. */
export function faultOfTarget(source: NavigationSource, symbol: FactorySymbol): string | undefined {
  if (!source.factory.isComplete) {
    return "The files of this factory are still being read. Try again in a moment.";
  }
  const owner = ownerOf(symbol);
  if (owner !== undefined && !RENAMED_KINDS.has(owner.resourceKind)) {
    return `A ${nounOf(owner.resourceKind)} keeps the name that it was created with.`;
  }
  const found = definitionsOf(source, symbol);
  const [definition] = found;
  if (definition === undefined) {
    return `The ${describeSymbol(symbol)} is not defined in this factory, so it cannot be renamed.`;
  }
  if (found.length > 1) {
    return `The ${describeSymbol(symbol)} is defined more than once, so which one is meant cannot be told.`;
  }
  const { resource } = definition;
  if (symbol.kind === "resource") {
    if (resource.form === "arm") {
      return "An exported template is made from the factory. Rename the resource there, and export again.";
    }
    return resource.form === "fabric"
      ? "A pipeline of Fabric has the name of its folder. Rename the item in its workspace."
      : undefined;
  }
  const computing = resourcesReading(source, symbol, resource).find((other) =>
    computesNames(other, symbol.kind),
  );
  return (
    computing &&
    `An expression in the ${describeSymbol(symbolOf(computing))} computes the name of ` +
      `${withArticle(nounOfSymbol(symbol))}, so what it refers to cannot be told.`
  );
}

/** The resources whose expressions may name a symbol: all that read global parameters, or else the one that declares it. */
function resourcesReading(
  { factory }: NavigationSource,
  { kind }: FactorySymbol,
  declaring: Resource,
): readonly Resource[] {
  if (kind !== "globalParameter") return [declaring];
  return [...documentsReadingGlobals(factory)].flatMap(({ resources }) => resources);
}
