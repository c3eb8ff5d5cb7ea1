import { isExpression, literalString, unwrap } from "../expression/value";
import type { JsonNode } from "../json/node";

/** A duration that a property gives without an expression. */
export interface WrittenDuration {
  /** The value; of an Expression object its inner `value`. */
  readonly node: JsonNode;
  /** `undefined` when it is not of the form `[d.]hh:mm:ss`. */
  readonly seconds: number | undefined;
}

/**
 * The form of all durations in Data Factory, `[d.]hh:mm:ss`. The vendor's pattern is not anchored, so that fractions of
 * a second pass.
 * https://github.com/Azure/azure-rest-api-specs/tree/main/specification/datafactory: 2018-06-01, entityTypes/Pipeline.json
 */
const DURATION = /^(?:(\d+)\.)?(\d\d):(60|[0-5]\d):(60|[0-5]\d)(\.\d+)?$/;

/** Returns the seconds of a duration `[d.]hh:mm:ss`, or `undefined` for a text of another form. */
export function parseDuration(text: string): number | undefined {
  const match = DURATION.exec(text.trim());
  if (match === null) return undefined;
  const [days, hours, minutes, seconds, fraction] = match.slice(1).map((part) => Number(part ?? 0));
  return (((days ?? 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0) + (fraction ?? 0);
}

/**
 * Returns the duration that a value stands for; `undefined` when there is none: for an expression and for `null`, which
 * leaves the default in force.
 */
export function readDuration(value: JsonNode | undefined): WrittenDuration | undefined {
  if (value === undefined || isExpression(value)) return undefined;
  const node = unwrap(value);
  if (node.kind === "null" || node.kind === "missing" || node.kind === "invalid") return undefined;
  const text = literalString(value);
  return { node, seconds: text === undefined ? undefined : parseDuration(text) };
}
