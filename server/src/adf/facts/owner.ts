import type { JsonNode } from "../../json/node";
import { KUSTO_SINK, KUSTO_SOURCE } from "../activity";
import { LEGACY_TYPES } from "../legacyKusto";
import { isType } from "../resource";
import { type FactOwner, OWNER_BY_TYPE } from "./propertyFacts";

/**
 * Returns the kind of object that holds properties, or is to hold one, as far as facts are known of it; `undefined` for
 * all others, and for the parts of a Copy that has no end in Azure Data Explorer.
 */
export function ownerOf(holder: JsonNode): FactOwner | undefined {
  if (holder.kind !== "object") return undefined;
  const owner = ownerByPlace(holder) ?? ownerByType(holder);
  return owner === undefined || isInCopy(owner, holder) ? owner : undefined;
}

/** Returns whether a Copy reads or writes Azure Data Explorer, by the object that holds its `source` and `sink`. */
export function hasKustoEnd(typeProperties: JsonNode | undefined): boolean {
  return isKustoSource(typeProperties?.get("source")) || isKustoSink(typeProperties?.get("sink"));
}

/** Returns whether a source reads Azure Data Explorer, the old data store included. */
export function isKustoSource(source: JsonNode | undefined): boolean {
  const type = source?.get("type");
  return isType(type, KUSTO_SOURCE) || isType(type, LEGACY_TYPES.source.legacy);
}

/** Returns whether a sink writes Azure Data Explorer, the old data store included. */
export function isKustoSink(sink: JsonNode | undefined): boolean {
  const type = sink?.get("type");
  return isType(type, KUSTO_SINK) || isType(type, LEGACY_TYPES.sink.legacy);
}

function ownerByPlace(holder: JsonNode): FactOwner | undefined {
  switch (holder.key) {
    case "policy":
      return holder.parent?.get("type") === undefined ? undefined : "policy";
    case "additionalProperties":
      return isKustoSink(holder.parent) ? "additionalProperties" : undefined;
    case "translator":
      return "TabularTranslator";
    case "stagingSettings":
      return "stagingSettings";
    case "typeConversionSettings":
      return "typeConversionSettings";
    case "computeProperties":
      return "computeProperties";
    case "source":
    case "sink":
      return holder.parent?.parent?.key === "mappings" ? "mappings" : undefined;
    default:
      return undefined;
  }
}

function ownerByType(holder: JsonNode): FactOwner | undefined {
  const typed = holder.key === "typeProperties" ? holder.parent : holder;
  return OWNER_BY_TYPE.get(typed?.get("type")?.stringValue?.toLowerCase() ?? "");
}

/** Returns whether a part of a Copy belongs to one with an end in Azure Data Explorer; anything else passes. */
function isInCopy(owner: FactOwner, holder: JsonNode): boolean {
  switch (owner) {
    case "Copy":
      return hasKustoEnd(holder.get("typeProperties") ?? holder);
    case "TabularTranslator":
    case "stagingSettings":
      return hasKustoEnd(holder.parent);
    case "typeConversionSettings":
      return hasKustoEnd(holder.parent?.parent);
    case "mappings":
      return hasKustoEnd(holder.parent?.parent?.parent?.parent);
    default:
      return true;
  }
}
