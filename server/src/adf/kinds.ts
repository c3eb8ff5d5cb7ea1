import type { JsonNode } from "../json/node";

/** The kinds of resources that the linter tells apart; all others are of no concern to it. */
export type ResourceKind =
  | "pipeline"
  | "dataset"
  | "linkedService"
  | "integrationRuntime"
  | "dataflow"
  | "trigger"
  | "credential"
  | "factory"
  | "globalParameters"
  | "managedVirtualNetwork";

/**
 * The folders of a Git-integrated factory, in lower case; a Synapse workspace has the same.
 * https://learn.microsoft.com/azure/data-factory/source-control
 */
const KIND_BY_FOLDER: ReadonlyMap<string, ResourceKind> = new Map([
  ["pipeline", "pipeline"],
  ["dataset", "dataset"],
  ["linkedservice", "linkedService"],
  ["integrationruntime", "integrationRuntime"],
  ["dataflow", "dataflow"],
  ["trigger", "trigger"],
  ["credential", "credential"],
  ["factory", "factory"],
  ["globalparameters", "globalParameters"],
  ["managedvirtualnetwork", "managedVirtualNetwork"],
]);

/** The folders of a factory as its editor spells them, each with one kind of resources. */
export const FACTORY_FOLDERS: readonly ResourceKind[] = [...KIND_BY_FOLDER.values()];

/** The last part of an Azure resource type, such as `Microsoft.DataFactory/factories/linkedServices`, in lower case. */
const KIND_BY_RESOURCE_TYPE: ReadonlyMap<string, ResourceKind> = new Map([
  ["pipelines", "pipeline"],
  ["datasets", "dataset"],
  ["linkedservices", "linkedService"],
  ["integrationruntimes", "integrationRuntime"],
  ["dataflows", "dataflow"],
  ["triggers", "trigger"],
  ["credentials", "credential"],
  ["globalparameters", "globalParameters"],
  ["managedvirtualnetworks", "managedVirtualNetwork"],
]);

/** The type of a whole factory in an exported template. */
const FACTORY_TYPE = "microsoft.datafactory/factories";
const RESOURCE_TYPE = /^microsoft\.(?:datafactory\/factories|synapse\/workspaces)\/([a-z]+)$/i;
const LINKED_SERVICE_TYPES: ReadonlySet<string> = new Set(["azuredataexplorer", "kusto"]);
const RUNTIME_TYPES: ReadonlySet<string> = new Set(["managed", "selfhosted"]);

/** The script of a data flow is another language, in which `@(…)` makes a structure. */
const KINDS_WITH_EXPRESSIONS: ReadonlySet<ResourceKind> = new Set<ResourceKind>([
  "pipeline",
  "dataset",
  "linkedService",
  "trigger",
]);

/** Returns whether strings of a resource of this kind may hold expressions of Data Factory. */
export function mayHoldExpressions(kind: ResourceKind): boolean {
  return KINDS_WITH_EXPRESSIONS.has(kind);
}

/** Returns the kind that files of a folder have, or `undefined` for a folder that is none of a factory's. */
export function kindOfFolder(folderName: string): ResourceKind | undefined {
  return KIND_BY_FOLDER.get(folderName.toLowerCase());
}

/** Returns the kind that an Azure resource type names, or `undefined` for any other text. */
export function kindOfResourceType(type: string): ResourceKind | undefined {
  if (type.toLowerCase() === FACTORY_TYPE) return "factory";
  const last = RESOURCE_TYPE.exec(type)?.[1];
  return last === undefined ? undefined : KIND_BY_RESOURCE_TYPE.get(last.toLowerCase());
}

/**
 * Returns the kind of a resource by its shape, for files outside the folders of a factory; `undefined` when
 * the shape could be something else than a resource.
 */
export function kindOfShape(resource: JsonNode): ResourceKind | undefined {
  const named = kindOfResourceType(resource.get("type")?.stringValue ?? "");
  if (named !== undefined) return named;
  const properties = resource.get("properties");
  if (properties?.get("activities")?.kind === "array") return "pipeline";
  const type = properties?.get("type")?.stringValue?.toLowerCase();
  if (properties === undefined || type === undefined) return undefined;
  if (properties.at("linkedServiceName", "referenceName") !== undefined) return "dataset";
  if (LINKED_SERVICE_TYPES.has(type)) return "linkedService";
  if (RUNTIME_TYPES.has(type) && properties.at("typeProperties") !== undefined) return "integrationRuntime";
  return undefined;
}
