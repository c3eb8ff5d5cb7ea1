import type { ResourceKind } from "../../../adf/kinds";
import { readReference } from "../../../adf/reference";
import type { Analysis } from "../../../factory/analysis";
import type { FactoryResource } from "../../../factory/factory";
import type { JsonNode } from "../../../json/node";
import type { JsonPlace, Offer } from "./place";

/** The kinds of resources that references name, by the models of the references. */
const KIND_BY_MODEL: Readonly<Record<string, ResourceKind>> = {
  CredentialReference: "credential",
  DataFlowReference: "dataflow",
  DatasetReference: "dataset",
  IntegrationRuntimeReference: "integrationRuntime",
  LinkedServiceReference: "linkedService",
  ManagedVirtualNetworkReference: "managedVirtualNetwork",
  PipelineReference: "pipeline",
  TriggerReference: "trigger",
};

const NOUNS: Readonly<Record<ResourceKind, string>> = {
  credential: "credential",
  dataflow: "data flow",
  dataset: "dataset",
  factory: "factory",
  globalParameters: "set of global parameters",
  integrationRuntime: "integration runtime",
  linkedService: "linked service",
  managedVirtualNetwork: "managed virtual network",
  pipeline: "pipeline",
  trigger: "trigger",
};

/** Every factory has it, and no file defines it. */
const DEFAULT_RUNTIME = "AutoResolveIntegrationRuntime";

/** Returns the kind of resource that a reference of a model names; `undefined` for other models. */
export function kindOfReference(model: string): ResourceKind | undefined {
  return KIND_BY_MODEL[model];
}

/** Returns the names of the factory's resources of a kind, as values of a reference. */
export function nameOffers(kind: ResourceKind, { analysis, resource }: JsonPlace): readonly Offer[] {
  const own = resource.kind === kind ? resource.name : undefined;
  const names = new Set(analysis.factory.namesOf(kind));
  if (kind === "integrationRuntime") names.add(DEFAULT_RUNTIME);
  return [...names]
    .filter((name) => name !== own && name !== "")
    .map((name) => ({
      label: name,
      kind: "reference",
      detail: NOUNS[kind],
      documentation: "",
      rank: 0,
      value: name,
    }));
}

/** The properties that hold the reference whose parameters stand beside it. */
const HOLDERS: readonly string[] = ["pipeline", "pipelineReference"];

/** Returns what the parameters beside a reference are for. */
export function referredBy(holder: JsonNode | undefined, analysis: Analysis): FactoryResource | undefined {
  if (holder === undefined) return undefined;
  const nodes = [holder, ...HOLDERS.map((name) => holder.get(name))];
  const node = nodes.find((candidate) => candidate?.get("referenceName") !== undefined);
  const kind = kindOfReference(node?.get("type")?.stringValue ?? "");
  const reference = kind && readReference(node, kind);
  return reference && analysis.factory.find(reference.kind, reference.name);
}
