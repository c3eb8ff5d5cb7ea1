import type { Catalogue } from "../../../adf/metadata/catalogue";
import type { ModelProperty, ValueType } from "../../../adf/metadata/model";
import { formatJson, type JsonStyle, type JsonValue } from "../../../json/edit";
import type { Span } from "../../../text/span";

/** JSON text in which parts are left to fill in. */
export interface Skeleton {
  readonly text: string;
  /** What is to be filled in, in document order. */
  readonly placeholders: readonly Span[];
}

// Private characters of Unicode around what is to be filled in; behind `BARE` the quotes around go too.
const OPENING = "\uE000";
const BARE = "\uE001";
const CLOSING = "\uE002";
const BRACES = "\uE003";
const MARKED = new RegExp(`"${BARE}(.*?)${CLOSING}"|${OPENING}(.*?)${CLOSING}|"${BRACES}"`, "g");

/** An object that is left to fill in. */
export const EMPTY_OBJECT = BRACES;

/** Objects in objects are written out so far; deeper ones are left empty. */
const MOST_LEVELS = 3;

/** Returns a part of a JSON string that is left to fill in. */
export function hole(text = ""): string {
  return `${OPENING}${text}${CLOSING}`;
}

/** Returns a value without quotes, such as a number, that is left to fill in. */
export function bareHole(text = ""): string {
  return `${BARE}${text}${CLOSING}`;
}

/** Writes a value in a document's style; what is a hole in it becomes a placeholder. */
export function writeSkeleton(value: JsonValue, style: JsonStyle): Skeleton {
  const marked = formatJson(value, style);
  const placeholders: Span[] = [];
  let text = "";
  let end = 0;
  for (const match of marked.matchAll(MARKED)) {
    const isObject = match[0] === `"${BRACES}"`;
    const content = match[1] ?? match[2] ?? "";
    text += marked.slice(end, match.index) + (isObject ? "{" : "");
    placeholders.push({ start: text.length, end: text.length + content.length });
    text += content + (isObject ? "}" : "");
    end = match.index + match[0].length;
  }
  return { text: text + marked.slice(end), placeholders };
}

/** Returns a value of a property's type: what it requires, with holes for what only its author knows. */
export function valueSkeleton(property: ModelProperty, catalogue: Catalogue): JsonValue {
  return skeletonOf(property.type, property, catalogue, MOST_LEVELS);
}

/** Returns an object of a model as far as it is required. */
export function modelSkeleton(name: string, catalogue: Catalogue): JsonValue {
  return objectSkeleton(name, catalogue, MOST_LEVELS);
}

function skeletonOf(
  type: ValueType,
  property: Pick<ModelProperty, "values" | "byDefault">,
  catalogue: Catalogue,
  levels: number,
): JsonValue {
  switch (type.kind) {
    case "string":
    case "any":
      return textSkeleton(property);
    case "number":
      return bareHole(/^\d+$/.test(property.byDefault) ? property.byDefault : "0");
    case "boolean":
      // Who writes a property wants another value than the default.
      return bareHole(property.byDefault === "true" ? "false" : "true");
    case "array":
      return [bareHole()];
    case "object":
    case "map":
      return EMPTY_OBJECT;
    case "list":
      return listSkeleton(type.element, property, catalogue, levels);
    case "model":
      return objectSkeleton(type.name, catalogue, levels);
    case "group":
      return propertiesSkeleton(type.properties, catalogue, levels);
  }
}

function textSkeleton({ values, byDefault }: Pick<ModelProperty, "values" | "byDefault">): string {
  const [only] = values;
  if (only !== undefined && values.length === 1) return only;
  return hole(values.includes(byDefault) ? byDefault : only);
}

function listSkeleton(
  element: ValueType,
  property: Pick<ModelProperty, "values" | "byDefault">,
  catalogue: Catalogue,
  levels: number,
): JsonValue {
  if (element.kind === "string") return [textSkeleton(property)];
  const isReference = element.kind === "model" && isReferenceModel(element.name, catalogue);
  return isReference ? [objectSkeleton(element.name, catalogue, levels)] : [bareHole()];
}

function isReferenceModel(name: string, catalogue: Catalogue): boolean {
  return catalogue.model(name)?.properties.some((property) => property.name === "referenceName") === true;
}

function objectSkeleton(name: string, catalogue: Catalogue, levels: number): JsonValue {
  if (name === "Expression") return { value: `@${hole()}`, type: "Expression" };
  const model = catalogue.model(name);
  if (model === undefined || levels === 0) return EMPTY_OBJECT;
  return propertiesSkeleton(model.properties, catalogue, levels, model.type);
}

function propertiesSkeleton(
  properties: readonly ModelProperty[],
  catalogue: Catalogue,
  levels: number,
  type?: string,
): JsonValue {
  const required = properties.filter(({ isRequired, isReadOnly }) => isRequired && !isReadOnly);
  if (required.length === 0) return EMPTY_OBJECT;
  // A reference says first what it refers to, as Data Factory writes it.
  const isReference = required.some(({ name }) => name === "referenceName");
  const sorted = isReference ? [...required].sort((a, b) => a.name.localeCompare(b.name)) : required;
  return Object.fromEntries(
    sorted.map((property) => [
      property.name,
      property.name === "type" && type !== undefined
        ? type
        : skeletonOf(property.type, property, catalogue, levels - 1),
    ]),
  );
}
