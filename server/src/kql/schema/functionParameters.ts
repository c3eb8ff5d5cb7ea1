import type { JsonNode } from "../../json/node";
import { writeName } from "../write";
import { columnType } from "./columnTypes";

/**
 * Returns the `InputParameters` of a function as KQL declares them, `(t: (a: string), n: long = 5)`; `undefined` where
 * one of them cannot be told.
 */
export function parametersOf(list: JsonNode | undefined): string | undefined {
  if (list?.kind !== "array") return undefined;
  const parameters = [...list.children()].map(parameterOf);
  return parameters.includes(undefined) ? undefined : `(${parameters.join(", ")})`;
}

function parameterOf(parameter: JsonNode): string | undefined {
  const name = parameter.get("Name")?.stringValue;
  const columns = parameter.get("Columns");
  const type = columns?.kind === "array" ? tableType(columns) : scalarType(parameter);
  if (name === undefined || type === undefined) return undefined;
  const value = parameter.get("CslDefaultValue")?.stringValue;
  return `${writeName(name)}: ${type}${value === undefined ? "" : ` = ${value}`}`;
}

/** A parameter that takes any table has no columns. */
function tableType(columns: JsonNode): string | undefined {
  const list = [...columns.children()].map((column) => {
    const name = column.get("Name")?.stringValue;
    const type = scalarType(column);
    return name === undefined || type === undefined ? undefined : `${writeName(name)}: ${type}`;
  });
  if (list.includes(undefined)) return undefined;
  return list.length === 0 ? "(*)" : `(${list.join(", ")})`;
}

function scalarType(holder: JsonNode): string | undefined {
  const type = holder.get("CslType")?.stringValue ?? holder.get("Type")?.stringValue;
  return type === undefined ? undefined : columnType(type);
}
