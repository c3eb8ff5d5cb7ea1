import type { JsonNode } from "../../json/node";
import type { MappingPath, PathStep } from "./mappingPath";

/** A place in the rows of a hierarchical dataset that holds more than a scalar. */
export interface ComplexPlace {
  readonly kind: "array" | "object";
  readonly path: MappingPath;
  /** The part of the schema that says so. */
  readonly node: JsonNode;
}

/**
 * Returns the arrays and objects that a dataset's `schema` names, outermost first; what lies inside an array is
 * reached by `[*]`. Empty when the schema is absent, computed, or the list of columns that tabular datasets have.
 *
 * ADF writes the schema of hierarchical datasets as a JSON schema (`type`, `properties`, `items`). An array around
 * the whole is the list of rows and no place in a row.
 */
export function complexPlacesOf(datasetProperties: JsonNode): readonly ComplexPlace[] {
  const schema = datasetProperties.get("schema");
  if (schema?.kind !== "object") return [];
  const row = schema.get("type")?.stringValue === "array" ? schema.get("items") : schema;
  if (row === undefined) return [];

  const found: ComplexPlace[] = [];
  // A stack instead of recursion: a hostile file may nest deeper than the call stack.
  const pending = placesUnder(row, []).reverse();
  for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
    found.push(place);
    pending.push(...placesInside(place).reverse());
  }
  return found;
}

function placesInside(place: ComplexPlace): ComplexPlace[] {
  const { steps } = place.path;
  if (place.kind === "object") return placesUnder(place.node, steps);
  const items = place.node.get("items");
  return items === undefined ? [] : placesUnder(items, [...steps, { kind: "all" }]);
}

function placesUnder(schema: JsonNode, steps: readonly PathStep[]): ComplexPlace[] {
  const properties = schema.get("properties");
  if (properties?.kind !== "object") return [];
  const places: ComplexPlace[] = [];
  for (const node of properties.children()) {
    const type = node.get("type")?.stringValue;
    if (type !== "array" && type !== "object") continue;
    const path = { isRooted: true, steps: [...steps, { kind: "name" as const, name: node.key ?? "" }] };
    places.push({ kind: type, path, node });
  }
  return places;
}
