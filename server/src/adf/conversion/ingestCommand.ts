import { literalPiece, literalTextOf, type TextPiece } from "../../expression/textPieces";
import { literalBoolean, literalString } from "../../expression/value";
import type { JsonNode } from "../../json/node";
import { escapeString, writeName } from "../../kql/write";
import { isOff } from "../copy/copyFeatures";
import { readIngestionSettings } from "../copy/ingestionSettings";
import { typePropertiesOf } from "../resource";
import { pipelineValues, type UsedResource } from "./callerValues";
import { tableName } from "./exportCommand";

/**
 * The properties that ingestion from a query takes, in lower case.
 * https://learn.microsoft.com/kusto/management/data-ingestion/ingest-from-query#supported-ingestion-properties
 */
const PROPERTIES: ReadonlySet<string> = new Set([
  "creationtime",
  "distributed",
  "docstring",
  "extend_schema",
  "folder",
  "ingestifnotexists",
  "persistdetails",
  "policy_ingestiontime",
  "tags",
]);

/**
 * Returns the command that adds the result of a query to the table of a Copy's output; `undefined` when the sink sets
 * ingestion properties that the command does not take, or that cannot be read.
 */
export function ingestCommand(
  sink: JsonNode,
  dataset: UsedResource,
  query: readonly TextPiece[],
): readonly TextPiece[] | undefined {
  const properties = readProperties(sink);
  if (properties === undefined) return undefined;
  const list = properties.flatMap((property, index) => [literalPiece(index === 0 ? "" : ", "), ...property]);
  return [
    literalPiece(".set-or-append "),
    ...tableName(tableOf(dataset)),
    ...(list.length === 0 ? [] : [literalPiece(" with ("), ...list, literalPiece(")")]),
    literalPiece(" <|\n"),
    ...query,
  ];
}

/** Returns the columns of a table in its order, as KQL writes them, as far as its dataset knows them. */
export function columnsOf({ resource }: UsedResource): readonly string[] {
  const schema = resource.properties.get("schema");
  if (schema?.kind !== "array") return [];
  const names = [...schema.children()].map((column) => column.get("name")?.stringValue);
  const known = names.filter((name) => name !== undefined && name !== "");
  return known.length === names.length ? known.map((name) => writeName(name ?? "")) : [];
}

function tableOf({ resource, values }: UsedResource): readonly TextPiece[] {
  const table = typePropertiesOf(resource).get("table");
  const pieces = isOff(table) ? undefined : values(table);
  return pieces ?? [{ kind: "placeholder", text: "<table>" }];
}

function readProperties(sink: JsonNode): readonly (readonly TextPiece[])[] | undefined {
  const value = sink.get("additionalProperties");
  if (value === undefined || value.kind === "null" || literalString(value)?.trim() === "") return [];
  const settings = readIngestionSettings(sink);
  if (settings === undefined) return undefined;
  const properties: (readonly TextPiece[])[] = [];
  for (const child of settings.object.children()) {
    const property = readProperty(child);
    if (property === undefined) return undefined;
    properties.push(property);
  }
  return properties;
}

function readProperty(child: JsonNode): readonly TextPiece[] | undefined {
  const name = child.key ?? "";
  const value = pipelineValues(child);
  if (!PROPERTIES.has(name.toLowerCase()) || value === undefined) return undefined;
  if (literalBoolean(child) !== undefined) {
    return [literalPiece(`${name}=${literalTextOf(value)?.toLowerCase() ?? ""}`)];
  }
  const escaped = value.map((piece) =>
    piece.kind === "literal" ? literalPiece(escapeQuotes(piece.text)) : piece,
  );
  return [literalPiece(`${name}='`), ...escaped, literalPiece("'")];
}

/** Double quotes, of which `tags` is full, stand for themselves between single ones. */
function escapeQuotes(text: string): string {
  return escapeString(text).replaceAll('\\"', '"');
}
