import { isExpression, literalString } from "../../expression/value";
import type { JsonNode } from "../../json/node";
import { ingestionPropertyNamed, isMappingProperty } from "./ingestionProperties";

/** Whether a setting has a value; `unknown` where an expression decides. */
export type Presence = "set" | "unset" | "unknown";

/**
 * Returns whether a text setting such as a sink's `ingestionMappingName` has a value. Blank text is none: the
 * authoring page writes `""` for a field left empty.
 */
export function presenceOf(setting: JsonNode | undefined): Presence {
  if (setting === undefined || setting.kind === "null") return "unset";
  if (isExpression(setting) || setting.kind === "missing" || setting.kind === "invalid") return "unknown";
  return literalString(setting)?.trim() === "" ? "unset" : "set";
}

/**
 * Returns whether an Azure Data Explorer sink gives an ingestion mapping of its own: by name, written out, or among
 * its ingestion properties.
 * https://learn.microsoft.com/azure/data-factory/connector-azure-data-explorer#azure-data-explorer-as-sink
 */
export function ingestionMappingPresence(sink: JsonNode): Presence {
  const found = [
    presenceOf(sink.get("ingestionMappingName")),
    presenceOf(sink.get("ingestionMappingAsJson")),
    mappingAmongProperties(sink.get("additionalProperties")),
  ];
  if (found.includes("set")) return "set";
  return found.includes("unknown") ? "unknown" : "unset";
}

function mappingAmongProperties(properties: JsonNode | undefined): Presence {
  if (properties === undefined || presenceOf(properties) === "unset") return "unset";
  // Text may hold any property; whoever asks for a mapping does not need to know which.
  if (properties.kind !== "object" || isExpression(properties)) return "unknown";
  for (const value of properties.children()) {
    const property = ingestionPropertyNamed(value.key ?? "");
    if (property !== undefined && isMappingProperty(property)) return presenceOf(value);
  }
  return "unset";
}
