import { literalBoolean, literalString } from "../../expression/value";
import type { JsonNode } from "../../json/node";
import type { Copy } from "../activity";
import { mapsByDefault } from "./translator";

/**
 * What a Copy offers and a command of Azure Data Explorer does not: rows left out, logs, checks, metadata.
 * https://learn.microsoft.com/azure/data-factory/copy-activity-fault-tolerance
 * https://learn.microsoft.com/azure/data-factory/copy-activity-data-consistency
 */
const COPY_SETTINGS: readonly string[] = [
  "enableSkipIncompatibleRow",
  "redirectIncompatibleRowSettings",
  "skipErrorFile",
  "logSettings",
  "logStorageSettings",
  "validateDataConsistency",
  "preserve",
  "preserveRules",
];

/** https://learn.microsoft.com/azure/data-factory/copy-activity-schema-and-type-mapping */
const TRANSLATOR_SETTINGS: readonly string[] = ["typeConversion", "collectionReference"];

/** Returns whether a Copy uses, or may use, something that no command of Azure Data Explorer can do in its place. */
export function usesCopyFeatures(copy: Copy): boolean {
  const { typeProperties, source, translator } = copy;
  const settings = COPY_SETTINGS.map((name) => typeProperties.get(name));
  settings.push(...TRANSLATOR_SETTINGS.map((name) => translator?.get(name)));
  settings.push(source?.get("additionalColumns"));
  return !mapsByDefault(copy) || !settings.every(isOff);
}

/** Returns whether a setting surely asks for nothing: it is absent, false or empty. */
export function isOff(value: JsonNode | undefined): boolean {
  if (value === undefined || value.kind === "null" || literalBoolean(value) === false) return true;
  if (literalString(value)?.trim() === "") return true;
  if (value.kind === "array") return value.firstChild === undefined;
  // An object of switches, such as `skipErrorFile`, is off when all of them are.
  return (
    value.kind === "object" &&
    [...value.children()].every((child) => child.kind === "null" || literalBoolean(child) === false)
  );
}
