import { isExpression, literalBoolean, literalString } from "../../expression/value";
import { JsonNode } from "../../json/node";
import { parseJson } from "../../json/parse";

/** What the value of an ingestion property has to be. */
export type IngestionValueForm = "boolean" | "timestamp" | "jsonArrayText" | "text";

/** A property that a request for ingestion takes, such as `tags`. */
export interface IngestionProperty {
  readonly name: string;
  readonly form: IngestionValueForm;
  /** The name that replaced it, of a deprecated property. */
  readonly replacement?: string;
}

/**
 * The properties that the vendor documents for ingestion, the deprecated ones included.
 *
 * https://learn.microsoft.com/kusto/ingestion-properties (2024-08-11); `docstring`, `distributed` and
 * `persistDetails` are on https://learn.microsoft.com/kusto/management/data-ingestion/ingest-from-query (2023-07-13).
 */
const PROPERTIES: readonly IngestionProperty[] = [
  { name: "creationTime", form: "timestamp" },
  { name: "distributed", form: "boolean" },
  { name: "docstring", form: "text" },
  { name: "extend_schema", form: "boolean" },
  { name: "folder", form: "text" },
  { name: "format", form: "text" },
  { name: "ignoreFirstRecord", form: "boolean" },
  { name: "ingestIfNotExists", form: "jsonArrayText" },
  { name: "ingestionMapping", form: "text" },
  { name: "ingestionMappingReference", form: "text" },
  { name: "persistDetails", form: "boolean" },
  { name: "policy_ingestiontime", form: "boolean" },
  { name: "recreate_schema", form: "boolean" },
  { name: "tags", form: "jsonArrayText" },
  { name: "TreatGzAsUncompressed", form: "boolean" },
  { name: "validationPolicy", form: "text" },
  { name: "zipPattern", form: "text" },
  ...["avro", "csv", "json"].flatMap((format): readonly IngestionProperty[] => [
    { name: `${format}Mapping`, form: "text", replacement: "ingestionMapping" },
    { name: `${format}MappingReference`, form: "text", replacement: "ingestionMappingReference" },
  ]),
];

/**
 * Names that the service's own client libraries send with a request although the page does not list them.
 * https://github.com/Azure/azure-kusto-python/blob/master/azure-kusto-ingest/azure/kusto/ingest/ingestion_blob_info.py
 */
const UNDOCUMENTED: ReadonlySet<string> = new Set([
  "authorizationcontext",
  "ingestionmappingtype",
  "ingestionmappingkind",
]);

const BY_NAME: ReadonlyMap<string, IngestionProperty> = new Map(
  PROPERTIES.map((property) => [property.name.toLowerCase(), property]),
);

/** The names to use today, as the vendor spells them. */
export const INGESTION_PROPERTY_NAMES: readonly string[] = PROPERTIES.filter(
  ({ replacement }) => replacement === undefined,
).map(({ name }) => name);

/**
 * Returns the property of a name. Casing does not count: the vendor's own page writes `TreatGzAsUncompressed` and
 * `treatGzAsUncompressed`.
 */
export function ingestionPropertyNamed(name: string): IngestionProperty | undefined {
  return BY_NAME.get(name.toLowerCase());
}

/** Returns whether a name may mean something to the service, documented or not. */
export function isKnownIngestionName(name: string): boolean {
  return BY_NAME.has(name.toLowerCase()) || UNDOCUMENTED.has(name.toLowerCase());
}

/** Returns whether a property gives the mapping of columns: by name or written out, in its old names too. */
export function isMappingProperty({ name, replacement }: IngestionProperty): boolean {
  return (replacement ?? name).startsWith("ingestionMapping");
}

/** Returns whether a value surely lacks the form that a property asks for; never of an absent or computed value. */
export function lacksForm(value: JsonNode, form: IngestionValueForm): boolean {
  if (form === "text" || value.kind === "null" || value.kind === "missing" || value.kind === "invalid")
    return false;
  const text = literalString(value);
  // The authoring page leaves empty texts behind, and what the service makes of them is not documented.
  if (isExpression(value) || text === "") return false;
  if (form === "boolean") return literalBoolean(value) === undefined;
  if (text === undefined) return true;
  return form === "timestamp" ? !ISO_TIMESTAMP.test(text.trim()) : !isJsonArrayText(text);
}

/** A date by ISO 8601, with or without a time, which the page asks for. */
const ISO_TIMESTAMP =
  /^\d{4}-?(?:0[1-9]|1[0-2])(?:-?(?:0[1-9]|[12]\d|3[01]))?(?:[T ](?:[01]\d|2[0-4])(?::?[0-5]\d(?::?[0-6]\d(?:[.,]\d{1,9})?)?)?(?: ?Z|[+-]\d\d(?::?\d\d)?)?)?$/i;

/** Returns whether a text is a JSON array. The vendor's example of `tags` has single quotes, so they pass too. */
export function isJsonArrayText(text: string): boolean {
  return isJsonArray(text) || isJsonArray(text.replaceAll("'", '"'));
}

function isJsonArray(text: string): boolean {
  const { tree, problem } = parseJson(text);
  return problem === undefined && JsonNode.root(tree)?.kind === "array";
}

/**
 * Returns an array of texts, or one plain text, as the JSON of a text that holds an array, such as `tags` wants it;
 * `undefined` for any other value, and where an expression could come into being or be lost.
 */
export function arrayAsText(value: JsonNode): string | undefined {
  const elements = value.kind === "array" ? [...value.children()] : [value];
  const texts = elements.map((element) => element.stringValue);
  if (elements.length === 0 || texts.some((text) => text === undefined || /^\s*\[|@/.test(text)))
    return undefined;
  // In an exported template a bracket at the start of a text is doubled.
  return JSON.stringify(`${value.hasBracketExpressions ? "[" : ""}${JSON.stringify(texts)}`);
}
