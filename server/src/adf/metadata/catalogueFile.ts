import type { ModelProperty, ValueType } from "./model";

/**
 * The types of Data Factory as a file. `server/tools/metadata.mjs` makes it at build time of the vendor's package, whose
 * sentences are in no file of the sources.
 */
export interface CatalogueFile {
  /** The package and its version. */
  readonly source: string;
  /** The texts that rows name by number; 0 is the empty one. */
  readonly texts: readonly string[];
  /** Lists of values that rows name by number. */
  readonly values: readonly (readonly string[])[];
  readonly models: readonly ModelRow[];
}

/** The name of a model, of its parent, its `type`, its text, and its own properties; empty texts where it has none. */
export type ModelRow = readonly [
  name: string,
  parent: string,
  type: string,
  text: number,
  properties: readonly PropertyRow[],
];

/**
 * A property. The path is its name, behind that of the object that groups it and a dot. The type is a letter (`s`
 * string, `n` number, `b` boolean, `l` array, `o` object, `a` anything), `@` and the name of a model, `[` and the type of
 * the elements, or `{` and that of the values by names of the author. What is absent at the end is 0 or empty.
 */
export type PropertyRow = readonly [
  path: string,
  type: string,
  flags?: number,
  text?: number,
  values?: number,
  byDefault?: string,
];

const REQUIRED = 1;
const READ_ONLY = 2;
const EXPRESSION = 4;

/** Returns a property and the name of the object that groups it; the empty string for none. */
export function readProperty(row: PropertyRow, { texts, values }: CatalogueFile): [string, ModelProperty] {
  const [path, type, flags = 0, text = 0, list = 0, byDefault = ""] = row;
  const dot = path.indexOf(".");
  const property: ModelProperty = {
    name: path.slice(dot + 1),
    type: readType(type),
    isRequired: (flags & REQUIRED) !== 0,
    isReadOnly: (flags & READ_ONLY) !== 0,
    takesExpression: (flags & EXPRESSION) !== 0,
    values: list === 0 ? [] : (values[list] ?? []),
    text: texts[text] ?? "",
    byDefault,
    isFabricOnly: false,
  };
  return [path.slice(0, Math.max(dot, 0)), property];
}

/** Returns what a type in the notation of the file stands for. */
export function readType(notation: string): ValueType {
  const rest = notation.slice(1);
  switch (notation[0]) {
    case "s":
      return { kind: "string" };
    case "n":
      return { kind: "number" };
    case "b":
      return { kind: "boolean" };
    case "l":
      return { kind: "array" };
    case "o":
      return { kind: "object" };
    case "@":
      return { kind: "model", name: rest };
    case "[":
      return { kind: "list", element: readType(rest) };
    case "{":
      return { kind: "map", value: readType(rest) };
    default:
      return { kind: "any" };
  }
}
