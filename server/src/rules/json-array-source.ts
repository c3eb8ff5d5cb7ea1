import { type Copy, hasKustoSink } from "../adf/activity";
import { type ComplexPlace, complexPlacesOf } from "../adf/copy/datasetSchema";
import { mapComplexValuesToString } from "../adf/copy/mappingEdits";
import {
  formatMappingPath,
  type MappingPath,
  type PathStep,
  reachOfPath,
  withoutElementSteps,
} from "../adf/copy/mappingPath";
import {
  type HierarchicalMapping,
  hasJsonLikeSource,
  type Mapping,
  readHierarchicalMapping,
} from "../adf/copy/translator";
import type { Analysis } from "../factory/analysis";
import { type CopyInput, inputOf } from "../factory/copyInput";
import { replaceValue } from "../json/edit";
import type { Fix, Report, Rule } from "./rule";

const AS_TEXT_TITLE = 'Copy arrays and objects as text: "mapComplexValuesToString": true';

/**
 * Reports a copy of JSON into Azure Data Explorer that would have to copy an array, which is not supported.
 */
export const jsonArraySource: Rule = {
  meta: {
    id: "json-array-source",
    summary: "A JSON array on its way into Azure Data Explorer, which a copy does not support.",
    category: "copy",
    defaultSeverity: "warning",
    vendorPage:
      "https://learn.microsoft.com/azure/data-explorer/data-factory-integration#nested-json-objects",
    fixes: [
      { title: AS_TEXT_TITLE, isSafe: false },
      { title: "Map the array itself", isSafe: false },
    ],
    isCrossFile: true,
    since: "0.1.0",
  },

  check(analysis, report) {
    for (const copy of analysis.copies) {
      if (!hasKustoSink(copy) || !hasJsonLikeSource(copy)) continue;
      const mapping = readHierarchicalMapping(copy);
      if (mapping === undefined) continue;
      const input = inputOf(analysis, copy);
      const arrays = input === undefined ? [] : copiedArrays(input, mapping.collection);
      if (mapping.mappings === undefined) checkSchema(analysis, copy, mapping, input, arrays, report);
      else for (const entry of mapping.mappings) checkMapping(analysis, copy, mapping, entry, arrays, report);
    }
  },
};

/** Returns the arrays of the input's schema but those that the collection reference unrolls. */
function copiedArrays(input: CopyInput, collection: MappingPath | undefined): readonly ComplexPlace[] {
  return complexPlacesOf(input.dataset).filter(
    ({ kind, path }) => kind === "array" && !isUnrolled(path.steps, collection),
  );
}

/** Returns whether the array that these steps lead to is the one of the collection reference, or lies above it. */
function isUnrolled(steps: readonly PathStep[], collection: MappingPath | undefined): boolean {
  if (collection === undefined) return false;
  const unrolled = withoutElementSteps(collection.steps);
  return withoutElementSteps(steps).every((step, index) => {
    const other = unrolled[index];
    return step.kind === "name" && other?.kind === "name" && step.name === other.name;
  });
}

function checkSchema(
  analysis: Analysis,
  copy: Copy,
  mapping: HierarchicalMapping,
  input: CopyInput | undefined,
  arrays: readonly ComplexPlace[],
  report: Report,
): void {
  if (input === undefined || arrays.length === 0) return;
  const names = arrays.map((array) => formatMappingPath(array.path)).join(", ");
  report({
    span: input.span,
    message:
      `Copy "${copy.activity.name}" reads JSON with ${arrays.length === 1 ? "an array" : "arrays"} at ${names}, ` +
      "and arrays are not supported on the way into Azure Data Explorer. Copy complex values as text into a dynamic column.",
    related: arrays.map((array) => ({
      path: input.document.path,
      span: array.node.keySpan ?? array.node.span,
      message: `The schema has the array ${formatMappingPath(array.path)} here.`,
    })),
    fixes: [asText(analysis, copy, mapping)],
  });
}

function checkMapping(
  analysis: Analysis,
  copy: Copy,
  mapping: HierarchicalMapping,
  entry: Mapping,
  arrays: readonly ComplexPlace[],
  report: Report,
): void {
  const array = arrayReachedBy(entry, mapping, arrays);
  if (array === undefined) return;
  const isInside = array.steps.length < entry.path.steps.length;
  report({
    span: entry.pathNode.span,
    message:
      `Copy "${copy.activity.name}" maps ${formatMappingPath(entry.path)}, ` +
      `${isInside ? `which lies in the array ${formatMappingPath(array)}` : "an array"}, and arrays are not supported ` +
      "on the way into Azure Data Explorer. Copy complex values as text into a dynamic column.",
    fixes: [
      asText(analysis, copy, mapping),
      ...(isInside ? [mapArrayItself(analysis, copy, mapping, entry, array)] : []),
    ],
  });
}

/** Returns the part of a mapping's path, as written, that leads to an array which would have to be copied. */
function arrayReachedBy(
  entry: Mapping,
  mapping: HierarchicalMapping,
  arrays: readonly ComplexPlace[],
): MappingPath | undefined {
  const unwritten = entry.fullPath.steps.length - entry.path.steps.length;
  const star = entry.fullPath.steps.findIndex(
    ({ kind }, index, steps) =>
      kind === "all" && index >= unwritten && !isUnrolled(steps.slice(0, index), mapping.collection),
  );
  const lengths = arrays
    .map((array) => reachOfPath(entry.fullPath, array.path))
    .filter((length) => length !== undefined);
  if (star >= 0) lengths.push(star);
  const shortest = Math.min(...lengths);
  if (lengths.length === 0 || shortest < unwritten) return undefined;
  return { isRooted: entry.path.isRooted, steps: entry.path.steps.slice(0, shortest - unwritten) };
}

function asText(analysis: Analysis, copy: Copy, mapping: HierarchicalMapping): Fix {
  return {
    title: AS_TEXT_TITLE,
    isSafe: false,
    edits: () => [{ path: analysis.document.path, edits: mapComplexValuesToString(copy, mapping) }],
  };
}

function mapArrayItself(
  analysis: Analysis,
  copy: Copy,
  mapping: HierarchicalMapping,
  entry: Mapping,
  array: MappingPath,
): Fix {
  const path = formatMappingPath(array);
  return {
    title: `Map the array ${path} itself`,
    isSafe: false,
    edits: () => [
      {
        path: analysis.document.path,
        edits: [
          ...replaceValue(entry.pathNode, JSON.stringify(path)),
          ...mapComplexValuesToString(copy, mapping),
        ],
      },
    ],
  };
}
