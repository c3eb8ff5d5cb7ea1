import type { ModelRow } from "./catalogueFile";

/** A property that the vendor's package does not have, or leaves open. */
export interface AddedProperty {
  /** Its name, behind that of the object that groups it and a dot. */
  readonly path: string;
  /** In the notation of the catalogue's file. */
  readonly type: string;
  /** Plain text. */
  readonly text?: string;
  readonly values?: readonly string[];
  readonly byDefault?: string;
  readonly isRequired?: boolean;
  readonly takesExpression?: boolean;
  readonly isFabricOnly?: boolean;
}

const model = (name: string, parent = "", type = ""): ModelRow => [name, parent, type, 0, []];

/**
 * Kinds of objects that the package leaves out: what it calls `any`, and the KQL activity of Fabric.
 * https://learn.microsoft.com/azure/data-factory/copy-activity-schema-and-type-mapping
 * https://learn.microsoft.com/fabric/data-factory/kql-activity
 */
export const ADDED_MODELS: readonly ModelRow[] = [
  model("Resource"),
  model("TabularMapping"),
  model("MappingEnd"),
  model("AdditionalColumn"),
  model("KustoIngestionProperties"),
  model("FabricExternalReferences"),
  model("KustoQueryLanguageActivity", "AzureDataExplorerCommandActivity", "KustoQueryLanguage"),
];

/** The names of models that only Fabric has. */
export const FABRIC_MODELS: ReadonlySet<string> = new Set(["KustoQueryLanguageActivity"]);

const EXTERNAL_REFERENCES: AddedProperty = {
  path: "externalReferences",
  type: "@FabricExternalReferences",
  text: "The connection of Fabric that is used.",
  isFabricOnly: true,
};

const DATASET_SETTINGS: AddedProperty = {
  path: "datasetSettings",
  type: "@Dataset",
  text: "What is read or written. Fabric has no dataset files: this stands in their place.",
  isFabricOnly: true,
};

/** https://learn.microsoft.com/kusto/ingestion-properties */
const INGESTION_PROPERTIES: readonly AddedProperty[] = [
  { path: "creationTime", type: "s" },
  { path: "extend_schema", type: "b" },
  { path: "folder", type: "s" },
  { path: "format", type: "s" },
  { path: "ignoreFirstRecord", type: "b" },
  { path: "ingestIfNotExists", type: "s" },
  { path: "ingestionMapping", type: "s" },
  { path: "ingestionMappingReference", type: "s" },
  { path: "policy_ingestiontime", type: "b" },
  { path: "recreate_schema", type: "b" },
  { path: "tags", type: "s" },
  { path: "TreatGzAsUncompressed", type: "b" },
  { path: "validationPolicy", type: "s" },
  { path: "zipPattern", type: "s" },
];

/** https://learn.microsoft.com/azure/data-factory/copy-activity-schema-and-type-mapping#tabular-source-to-tabular-sink */
const MAPPING_END: readonly AddedProperty[] = [
  { path: "name", type: "s", text: "The column." },
  {
    path: "path",
    type: "s",
    text: "The place of the value in a hierarchical source or sink, such as $['id'].",
  },
  { path: "ordinal", type: "n", text: "The number of the column where it has no name, counted from 1." },
  { path: "type", type: "s", text: "The type that the value has on its way." },
  {
    path: "physicalType",
    type: "s",
    text: "The type that the store itself has for it; the editor writes it.",
  },
  { path: "culture", type: "s", text: "The culture that dates and numbers are written in, such as en-us." },
  { path: "format", type: "s", text: "The format of dates and times." },
];

/** https://learn.microsoft.com/azure/data-factory/connector-azure-sql-database#linked-service-properties */
const SQL_CONNECTION: readonly AddedProperty[] = [
  {
    path: "typeProperties.server",
    type: "s",
    takesExpression: true,
    text: "The name or address of the server.",
  },
  { path: "typeProperties.database", type: "s", takesExpression: true, text: "The name of the database." },
  {
    path: "typeProperties.authenticationType",
    type: "s",
    text: "Who signs in: a user of SQL, or an identity of Microsoft Entra.",
  },
  {
    path: "typeProperties.encrypt",
    type: "s",
    values: ["mandatory", "optional", "strict"],
    byDefault: "mandatory",
    text: "Whether the traffic with the server is encrypted.",
  },
  {
    path: "typeProperties.trustServerCertificate",
    type: "b",
    text: "Whether the certificate of the server is taken without a check of its issuer.",
  },
];

/**
 * Properties by the model that has them. Facts on Azure Data Explorer say more of those that concern it, and come first
 * in hovers and completions.
 * https://learn.microsoft.com/azure/data-factory/connector-azure-data-explorer
 * https://learn.microsoft.com/azure/data-factory/control-flow-web-activity
 * https://learn.microsoft.com/azure/data-factory/copy-activity-overview#add-additional-columns-during-copy
 * https://learn.microsoft.com/fabric/data-factory/connector-azure-data-explorer-copy-activity
 */
export const ADDED_PROPERTIES: Readonly<Record<string, readonly AddedProperty[]>> = {
  Resource: [
    {
      path: "name",
      type: "s",
      isRequired: true,
      text: "The name of the resource, by which others refer to it.",
    },
    { path: "properties", type: "o", isRequired: true, text: "What the resource consists of." },
  ],
  Activity: [EXTERNAL_REFERENCES],
  CopyActivity: [{ path: "typeProperties.translator", type: "@CopyTranslator", takesExpression: true }],
  LookupActivity: [{ ...DATASET_SETTINGS, path: "typeProperties.datasetSettings" }],
  CopySource: [DATASET_SETTINGS],
  CopySink: [DATASET_SETTINGS],
  Dataset: [
    EXTERNAL_REFERENCES,
    { path: "schema", type: "[@DatasetSchemaDataElement", takesExpression: true },
    { path: "structure", type: "[@DatasetDataElement", takesExpression: true },
  ],
  WebActivity: [
    {
      path: "typeProperties.turnOffAsync",
      type: "b",
      byDefault: "false",
      text: "Whether an answer 202 counts as the end. Otherwise the address that it names is asked until the work is done.",
    },
  ],
  AzureSqlDatabaseLinkedService: SQL_CONNECTION,
  AzureSqlDWLinkedService: SQL_CONNECTION,
  AzureSqlMILinkedService: SQL_CONNECTION,
  SqlServerLinkedService: SQL_CONNECTION,
  DatasetSchemaDataElement: [
    { path: "precision", type: "n", text: "How many digits a decimal number has in all." },
    { path: "scale", type: "n", text: "How many of them stand behind the point." },
  ],
  PipelineResource: [
    {
      path: "libraryVariables",
      type: "{a",
      text: "Variables of a variable library that the pipeline reads.",
      isFabricOnly: true,
    },
  ],
  FabricExternalReferences: [
    { path: "connection", type: "s", isRequired: true, text: "The id of the connection." },
  ],
  AzureDataExplorerSource: [
    { path: "noTruncation", type: "b" },
    { path: "additionalColumns", type: "[@AdditionalColumn", takesExpression: true },
    { path: "table", type: "s", isFabricOnly: true },
  ],
  AzureDataExplorerSink: [{ path: "additionalProperties", type: "@KustoIngestionProperties" }],
  KustoQueryLanguageActivity: [{ path: "typeProperties.database", type: "s", isFabricOnly: true }],
  KustoIngestionProperties: INGESTION_PROPERTIES,
  AdditionalColumn: [
    { path: "name", type: "s", isRequired: true, text: "The name of the column." },
    {
      path: "value",
      type: "a",
      isRequired: true,
      takesExpression: true,
      text: "A text, an expression, $$FILEPATH for the path of the file, or $$COLUMN: and the name of a column to repeat.",
    },
  ],
  TabularTranslator: [{ path: "mappings", type: "[@TabularMapping", takesExpression: true }],
  TabularMapping: [
    { path: "source", type: "@MappingEnd", isRequired: true, text: "Where the value comes from." },
    { path: "sink", type: "@MappingEnd", isRequired: true, text: "Where the value goes." },
  ],
  MappingEnd: MAPPING_END,
};
