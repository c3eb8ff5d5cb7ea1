import { isExpression, literalBoolean, literalString, readText } from "../../expression/value";
import type { JsonNode } from "../../json/node";
import type { Copy } from "../activity";
import { isType } from "../resource";
import { type MappingPath, type PathStep, parseMappingPath } from "./mappingPath";

/** One entry of a Copy's `mappings` with a literal source path. */
export interface Mapping {
  readonly node: JsonNode;
  /** The value of `source.path`. */
  readonly pathNode: JsonNode;
  /** The path as written. */
  readonly path: MappingPath;
  /** The path from the root of the file: a relative one begins in the elements of the collection reference. */
  readonly fullPath: MappingPath;
}

/** How a Copy maps a hierarchical source to columns, as far as it is literal. */
export interface HierarchicalMapping {
  /** The translator; absent where the Copy has none. */
  readonly node: JsonNode | undefined;
  /** The one array that is unrolled into rows. */
  readonly collection: MappingPath | undefined;
  /** The explicit mappings; `undefined` when Data Factory maps by name. */
  readonly mappings: readonly Mapping[] | undefined;
}

/**
 * Returns how a Copy maps a hierarchical source, or `undefined` when an expression decides, when the older
 * mapping forms do, or when complex values are copied as text anyway.
 * https://learn.microsoft.com/azure/data-factory/copy-activity-schema-and-type-mapping#hierarchical-source-to-tabular-sink
 */
export function readHierarchicalMapping(copy: Copy): HierarchicalMapping | undefined {
  const node = copy.translator;
  if (node === undefined || node.kind === "null")
    return { node: undefined, collection: undefined, mappings: undefined };
  if (
    node.kind !== "object" ||
    isExpression(node) ||
    OLDER_FORMS.some((name) => node.get(name) !== undefined)
  ) {
    return undefined;
  }
  const complexValues = node.get("mapComplexValuesToString");
  const isAbsent = complexValues === undefined || complexValues.kind === "null";
  if (!isAbsent && literalBoolean(complexValues) !== false) return undefined;

  const collection = readCollection(node.get("collectionReference"));
  const mappings = readMappings(node.get("mappings"), collection === "none" ? undefined : collection);
  if (collection === undefined || mappings === undefined) return undefined;
  return {
    node,
    collection: collection === "none" ? undefined : collection,
    mappings: mappings === "none" ? undefined : mappings,
  };
}

/**
 * Returns whether a Copy surely leaves it to Data Factory which column goes where: it has no translator, or one
 * without mappings in any form.
 * https://learn.microsoft.com/azure/data-factory/copy-activity-schema-and-type-mapping#default-mapping
 */
export function mapsByDefault({ translator }: Copy): boolean {
  if (translator === undefined || translator.kind === "null") return true;
  if (translator.kind !== "object" || isExpression(translator)) return false;
  return ["mappings", ...OLDER_FORMS].every((name) => isEmptyMapping(translator.get(name)));
}

function isEmptyMapping(node: JsonNode | undefined): boolean {
  if (node === undefined || node.kind === "null") return true;
  const isContainer = node.kind === "array" || (node.kind === "object" && !isExpression(node));
  return isContainer && node.firstChild === undefined;
}

/** Mapping forms that Data Factory still reads but no longer writes. */
const OLDER_FORMS: readonly string[] = ["columnMappings", "schemaMapping"];

const JSON_LIKE_SOURCES: readonly string[] = [
  "JsonSource",
  "RestSource",
  "CosmosDbSqlApiSource",
  "DocumentDbCollectionSource",
  "CosmosDbMongoDbApiSource",
];

/** Returns whether a Copy reads rows that may hold objects and arrays. */
export function hasJsonLikeSource(copy: Copy): boolean {
  const type = copy.source?.get("type");
  return (
    JSON_LIKE_SOURCES.some((name) => isType(type, name)) || /^mongodb.*source$/i.test(type?.stringValue ?? "")
  );
}

/** `"none"` for an absent or empty one, `undefined` for one that an expression decides. */
function readCollection(node: JsonNode | undefined): MappingPath | "none" | undefined {
  if (node === undefined || node.kind === "null") return "none";
  const text = literalString(node);
  if (text === "") return "none";
  const path = text === undefined ? undefined : parseMappingPath(text);
  return path === undefined ? undefined : { isRooted: true, steps: withoutLastAll(path.steps) };
}

/** `"none"` for absent or empty mappings, `undefined` for those that an expression decides. */
function readMappings(
  node: JsonNode | undefined,
  collection: MappingPath | undefined,
): readonly Mapping[] | "none" | undefined {
  if (node === undefined || node.kind === "null") return "none";
  if (node.kind !== "array") return undefined;
  const elements = [...node.children()];
  if (elements.length === 0) return "none";
  return elements
    .map((element) => readMapping(element, collection))
    .filter((mapping) => mapping !== undefined);
}

function readMapping(node: JsonNode, collection: MappingPath | undefined): Mapping | undefined {
  const value = node.at("source", "path");
  const pathNode = value === undefined ? undefined : readText(value)?.node;
  const text = value === undefined ? undefined : literalString(value);
  const path = text === undefined ? undefined : parseMappingPath(text);
  if (pathNode === undefined || path === undefined) return undefined;
  return { node, pathNode, path, fullPath: fullPathOf(path, collection) };
}

function fullPathOf(path: MappingPath, collection: MappingPath | undefined): MappingPath {
  if (path.isRooted || collection === undefined) return { isRooted: true, steps: path.steps };
  return { isRooted: true, steps: [...collection.steps, { kind: "all" }, ...path.steps] };
}

function withoutLastAll(steps: readonly PathStep[]): readonly PathStep[] {
  return steps.at(-1)?.kind === "all" ? steps.slice(0, -1) : steps;
}
