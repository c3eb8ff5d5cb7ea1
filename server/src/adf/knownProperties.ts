import type { FactTable, PropertyFact } from "./facts/fact";
import { FACT_TABLES, type FactOwner } from "./facts/propertyFacts";

/** The Kusto types whose properties are all known. */
export type KustoType = Extract<
  FactOwner,
  | "AzureDataExplorerSource"
  | "AzureDataExplorerSink"
  | "AzureDataExplorerCommand"
  | "AzureDataExplorerTable"
  | "AzureDataExplorer"
>;

/**
 * What every source, sink, activity, dataset or linked service has besides what the facts tell of.
 * https://github.com/Azure/azure-rest-api-specs/tree/main/specification/datafactory: 2018-06-01, entityTypes
 */
const BASE_PROPERTIES: readonly string[] = [
  ...["type", "typeProperties", "name", "description", "annotations", "folder", "parameters", "version"],
  ...["dependsOn", "userProperties", "policy", "state", "onInactiveMarkAs", "inputs", "outputs"],
  ...["linkedServiceName", "connectVia", "schema", "structure"],
];

/** Returns the properties of a type in Data Factory and Synapse, those aside that only Fabric or the old data store has. */
export function propertiesOf(type: KustoType): readonly string[] {
  const { facts }: FactTable = FACT_TABLES[type];
  return facts.filter(({ only }: PropertyFact) => only === undefined).map(({ name }) => name);
}

/**
 * Returns whether a type may have a property of this name. Casing does not count: whether the service minds it is not
 * documented.
 */
export function mayHaveProperty(type: KustoType, name: string): boolean {
  const wanted = name.toLowerCase();
  return [...propertiesOf(type), ...BASE_PROPERTIES].some((known) => known.toLowerCase() === wanted);
}
