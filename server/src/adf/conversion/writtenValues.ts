import { isComputed, type TextPiece, writeText } from "../../expression/textPieces";
import type { JsonValue } from "../../json/edit";
import { readReference } from "../reference";
import type { UsedResource } from "./callerValues";

/** Returns text for a pipeline; with expressions in it an Expression object, as the editor writes it. */
export function writtenText(pieces: readonly TextPiece[]): JsonValue {
  const value = writeText(pieces);
  return isComputed(pieces) ? { value, type: "Expression" } : value;
}

/**
 * Returns the reference to a dataset's linked service as the pipeline that uses the dataset would write it; `undefined`
 * when what the dataset passes on is not known there.
 */
export function linkedServiceReference({ resource, values }: UsedResource): JsonValue | undefined {
  const node = resource.properties.get("linkedServiceName");
  const reference = readReference(node, "linkedService");
  if (node === undefined || reference === undefined) return undefined;
  const parameters: [string, JsonValue][] = [];
  for (const child of node.get("parameters")?.children() ?? []) {
    const value = values(child);
    if (value === undefined) return undefined;
    parameters.push([child.key ?? "", writtenText(value)]);
  }
  const plain = { referenceName: reference.name, type: "LinkedServiceReference" };
  return parameters.length === 0 ? plain : { ...plain, parameters: Object.fromEntries(parameters) };
}
