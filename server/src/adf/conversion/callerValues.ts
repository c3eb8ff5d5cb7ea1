import { asWritten, inCallerTerms } from "../../expression/callerTerms";
import { literalPiece, type TextPiece } from "../../expression/textPieces";
import { type AdfText, readText } from "../../expression/value";
import type { JsonNode } from "../../json/node";
import { isSameName } from "../../text/name";
import type { Reference } from "../reference";
import type { Resource } from "../resource";

/** Returns a value as a pipeline would write it; `undefined` for an absent one and where a part of it is not known. */
export type ValueReader = (value: JsonNode | undefined) => readonly TextPiece[] | undefined;

/** A dataset or linked service and how its values read in the pipeline that uses it. */
export interface UsedResource {
  readonly resource: Resource;
  readonly values: ValueReader;
}

/** Reads the values of a pipeline itself. */
export const pipelineValues: ValueReader = (value) => readValue(value, asWritten);

/**
 * Returns a reader of the values of a dataset or linked service, with what a reference passes to it, or else the
 * parameter's default, in the place of its parameters.
 * https://learn.microsoft.com/azure/data-factory/how-to-expression-language-functions
 *
 * @param outer Reads what the reference passes: values of the pipeline, or of a dataset that it names.
 */
export function valuesOf(target: Resource, reference: Reference, outer: ValueReader): ValueReader {
  const kind = target.kind === "dataset" ? "datasetParameter" : "linkedServiceParameter";
  const argumentOf = (name: string) => {
    const argument = childNamed(reference.node.get("parameters"), name);
    if (argument !== undefined) return outer(argument);
    const parameter = childNamed(target.properties.get("parameters"), name);
    return defaultOf(parameter?.get("defaultValue"));
  };
  return (value) => readValue(value, (text) => inCallerTerms(text, kind, argumentOf));
}

function readValue(
  value: JsonNode | undefined,
  readPieces: (text: AdfText) => readonly TextPiece[] | undefined,
): readonly TextPiece[] | undefined {
  const text = value === undefined ? undefined : readText(value);
  return text === undefined ? scalarPieces(value) : readPieces(text);
}

function scalarPieces(value: JsonNode | undefined): readonly TextPiece[] | undefined {
  if (value?.kind !== "number" && value?.kind !== "boolean") return undefined;
  return [literalPiece(value.rawText)];
}

/** A default value is never an expression, but a template may compute it. */
function defaultOf(value: JsonNode | undefined): readonly TextPiece[] | undefined {
  const text = value?.stringValue;
  if (text === undefined || value?.hasBracketExpressions === true) return scalarPieces(value);
  return [literalPiece(text)];
}

function childNamed(object: JsonNode | undefined, name: string): JsonNode | undefined {
  if (object?.kind !== "object") return undefined;
  return [...object.children()].find((child) => isSameName(child.key ?? "", name));
}
