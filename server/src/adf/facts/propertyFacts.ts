import { FABRIC_KUSTO_COMMAND, KUSTO_COMMAND, KUSTO_SINK, KUSTO_SOURCE } from "../activity";
import { LEGACY_TYPES } from "../legacyKusto";
import { FOR_EACH_FACTS, LOOKUP_FACTS, POLICY_FACTS } from "./activityFacts";
import { KEY_VAULT_SECRET_FACTS, KUSTO_LINKED_SERVICE_FACTS, KUSTO_TABLE_FACTS } from "./connectionFacts";
import { CONVERSION_FACTS, COPY_FACTS, MAPPING_FACTS, STAGING_FACTS, TRANSLATOR_FACTS } from "./copyFacts";
import { COMPUTE_FACTS, DELIMITED_TEXT_FACTS } from "./datasetFacts";
import type { FactTable, PropertyFact } from "./fact";
import { INGESTION_FACTS } from "./ingestionFacts";
import { KUSTO_COMMAND_FACTS, KUSTO_SINK_FACTS, KUSTO_SOURCE_FACTS } from "./kustoFacts";

/**
 * The facts on properties by the object that holds them: its `type`, or for objects without one the key under
 * which they stand.
 */
export const FACT_TABLES = {
  AzureDataExplorerSource: KUSTO_SOURCE_FACTS,
  AzureDataExplorerSink: KUSTO_SINK_FACTS,
  AzureDataExplorerCommand: KUSTO_COMMAND_FACTS,
  AzureDataExplorerTable: KUSTO_TABLE_FACTS,
  AzureDataExplorer: KUSTO_LINKED_SERVICE_FACTS,
  AzureKeyVaultSecret: KEY_VAULT_SECRET_FACTS,
  Copy: COPY_FACTS,
  Lookup: LOOKUP_FACTS,
  ForEach: FOR_EACH_FACTS,
  DelimitedText: DELIMITED_TEXT_FACTS,
  TabularTranslator: TRANSLATOR_FACTS,
  additionalProperties: INGESTION_FACTS,
  mappings: MAPPING_FACTS,
  typeConversionSettings: CONVERSION_FACTS,
  stagingSettings: STAGING_FACTS,
  policy: POLICY_FACTS,
  computeProperties: COMPUTE_FACTS,
} as const satisfies Readonly<Record<string, FactTable>>;

/** The kinds of objects whose properties have facts. */
export type FactOwner = keyof typeof FACT_TABLES;

/** The kind of object that a `type` makes; type names in lower case. */
export const OWNER_BY_TYPE: ReadonlyMap<string, FactOwner> = new Map<string, FactOwner>([
  [KUSTO_SOURCE.toLowerCase(), "AzureDataExplorerSource"],
  [KUSTO_SINK.toLowerCase(), "AzureDataExplorerSink"],
  [KUSTO_COMMAND.toLowerCase(), "AzureDataExplorerCommand"],
  [FABRIC_KUSTO_COMMAND.toLowerCase(), "AzureDataExplorerCommand"],
  [LEGACY_TYPES.source.legacy.toLowerCase(), "AzureDataExplorerSource"],
  [LEGACY_TYPES.sink.legacy.toLowerCase(), "AzureDataExplorerSink"],
  [LEGACY_TYPES.activity.legacy.toLowerCase(), "AzureDataExplorerCommand"],
  [LEGACY_TYPES.dataset.current.toLowerCase(), "AzureDataExplorerTable"],
  [LEGACY_TYPES.dataset.legacy.toLowerCase(), "AzureDataExplorerTable"],
  [LEGACY_TYPES.linkedService.current.toLowerCase(), "AzureDataExplorer"],
  [LEGACY_TYPES.linkedService.legacy.toLowerCase(), "AzureDataExplorer"],
  ["azurekeyvaultsecret", "AzureKeyVaultSecret"],
  ["copy", "Copy"],
  ["lookup", "Lookup"],
  ["foreach", "ForEach"],
  ["delimitedtext", "DelimitedText"],
  ["tabulartranslator", "TabularTranslator"],
]);

/** Returns what is known of a property; names of ingestion properties compare case-insensitively, others do not. */
export function factOf(owner: FactOwner, name: string): PropertyFact | undefined {
  const { facts }: FactTable = FACT_TABLES[owner];
  if (owner !== "additionalProperties") return facts.find((fact) => fact.name === name);
  return facts.find((fact) => fact.name.toLowerCase() === name.toLowerCase());
}
