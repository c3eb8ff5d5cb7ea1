import type { JsonNode } from "../../json/node";
import { formatMappingPath, type PathStep } from "./mappingPath";

/** A column or value that the `schema` of a dataset names. */
export interface DatasetColumn {
  /** The name of a column; of a value in a hierarchical schema its path, such as `$['id']`. */
  readonly name: string;
  /** Whether `name` is a path. */
  readonly isPath: boolean;
  /** Its type as written; the empty string where it has none. */
  readonly type: string;
}

/** A larger schema is not read to its end. */
const MOST_COLUMNS = 500;

/**
 * Returns the columns that a dataset's `schema`, or its older `structure`, names: the entries of a list, or the values
 * inside a JSON schema. Empty where it has none, or an expression computes it.
 * https://learn.microsoft.com/azure/data-factory/copy-activity-schema-and-type-mapping
 */
export function columnsOf(datasetProperties: JsonNode): readonly DatasetColumn[] {
  for (const name of ["schema", "structure"]) {
    const schema = datasetProperties.get(name);
    if (schema?.kind === "array" && schema.firstChild !== undefined) return listedColumns(schema);
    if (schema?.kind === "object") return nestedColumns(schema);
  }
  return [];
}

function listedColumns(schema: JsonNode): readonly DatasetColumn[] {
  return [...schema.children()].slice(0, MOST_COLUMNS).flatMap((entry) => {
    const name = entry.get("name")?.stringValue;
    return name === undefined ? [] : [{ name, isPath: false, type: entry.get("type")?.stringValue ?? "" }];
  });
}

interface NestedSchema {
  readonly node: JsonNode;
  readonly steps: readonly PathStep[];
}

/** An array around the whole is the list of rows; what lies in another array is reached by `[*]`. */
function nestedColumns(schema: JsonNode): readonly DatasetColumn[] {
  const rows = schema.get("type")?.stringValue === "array" ? schema.get("items") : schema;
  const found: DatasetColumn[] = [];
  // A stack instead of recursion: a hostile file may nest deeper than the call stack.
  const pending: NestedSchema[] = rows === undefined ? [] : [{ node: rows, steps: [] }];
  for (let next = pending.pop(); next !== undefined && found.length < MOST_COLUMNS; next = pending.pop()) {
    const { node, steps } = next;
    const inner = innerSchemas(next);
    if (inner.length > 0) pending.push(...inner.reverse());
    else if (steps.length > 0) {
      const name = formatMappingPath({ isRooted: true, steps });
      found.push({ name, isPath: true, type: node.get("type")?.stringValue ?? "" });
    }
  }
  return found;
}

function innerSchemas({ node, steps }: NestedSchema): NestedSchema[] {
  const items = node.get("items");
  if (items !== undefined) return [{ node: items, steps: [...steps, { kind: "all" }] }];
  return [...(node.get("properties")?.children() ?? [])].map((property) => ({
    node: property,
    steps: [...steps, { kind: "name", name: property.key ?? "" }],
  }));
}
