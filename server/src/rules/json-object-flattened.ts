import { type Copy, hasKustoSink } from "../adf/activity";
import { complexPlacesOf } from "../adf/copy/datasetSchema";
import { mapComplexValuesToString, mapToOneColumn, mapWholeRow } from "../adf/copy/mappingEdits";
import { formatMappingPath, type MappingPath } from "../adf/copy/mappingPath";
import {
  type HierarchicalMapping,
  hasJsonLikeSource,
  type Mapping,
  readHierarchicalMapping,
} from "../adf/copy/translator";
import type { Analysis } from "../factory/analysis";
import { type CopyInput, inputOf } from "../factory/copyInput";
import type { TextEdit } from "../text/textEdit";
import type { Fix, Report, Rule } from "./rule";

const AS_TEXT_TITLE = 'Copy arrays and objects as text: "mapComplexValuesToString": true';
const WHOLE_ROW_TITLE = "Map the whole row to one dynamic column";

/**
 * Reports a copy of JSON into Azure Data Explorer that spreads an object over columns, where one dynamic column
 * would hold it whole.
 */
export const jsonObjectFlattened: Rule = {
  meta: {
    id: "json-object-flattened",
    summary: "A JSON object that a copy into Azure Data Explorer spreads over columns.",
    category: "copy",
    defaultSeverity: "information",
    vendorPage:
      "https://learn.microsoft.com/azure/data-explorer/data-factory-integration#nested-json-objects",
    fixes: [
      { title: "Map the object to one dynamic column", isSafe: false },
      { title: WHOLE_ROW_TITLE, isSafe: false },
      { title: AS_TEXT_TITLE, isSafe: false },
    ],
    isCrossFile: true,
    since: "0.1.0",
  },

  check(analysis, report) {
    for (const copy of analysis.copies) {
      if (!hasKustoSink(copy) || !hasJsonLikeSource(copy)) continue;
      const mapping = readHierarchicalMapping(copy);
      if (mapping === undefined) continue;
      const subject = { analysis, copy, mapping, input: inputOf(analysis, copy) };
      if (mapping.mappings === undefined) checkSchema(subject, report);
      else {
        checkSiblings(subject, mapping.mappings, report);
        checkSelectedObjects(subject, mapping.mappings, report);
      }
    }
  },
};

/** A copy of JSON and what is known of its input. */
interface Subject {
  readonly analysis: Analysis;
  readonly copy: Copy;
  readonly mapping: HierarchicalMapping;
  readonly input: CopyInput | undefined;
}

/** Without mappings Data Factory flattens whatever the schema shows: one finding for all of it. */
function checkSchema(subject: Subject, report: Report): void {
  const { input, copy } = subject;
  const objects = objectPaths(subject);
  if (input === undefined || objects.length === 0) return;
  report({
    span: input.span,
    message:
      `Copy "${copy.activity.name}" has no mappings, so Data Factory spreads the JSON ` +
      `${objects.length === 1 ? "object" : "objects"} ${objects.join(", ")} over columns. ` +
      "To keep an object whole, map it to one dynamic column.",
    fixes: [asText(subject), wholeRow(subject)],
  });
}

function checkSiblings(subject: Subject, mappings: readonly Mapping[], report: Report): void {
  for (const siblings of groupByParent(mappings, subject.mapping.collection)) {
    const [first] = siblings;
    const parent = first === undefined ? undefined : parentOf(first.path);
    const isSpread = new Set(siblings.map(({ path }) => formatMappingPath(path))).size > 1;
    if (first === undefined || parent === undefined || !isSpread) continue;
    const name = formatMappingPath(parent);
    report({
      span: first.pathNode.span,
      message:
        `Copy "${subject.copy.activity.name}" spreads the JSON object ${name} over ${siblings.length} columns. ` +
        "To keep it whole, map the object to one dynamic column.",
      fixes: [oneColumn(subject, siblings, parent), wholeRow(subject)],
    });
  }
}

function checkSelectedObjects(subject: Subject, mappings: readonly Mapping[], report: Report): void {
  const objects = new Set(objectPaths(subject));
  for (const entry of mappings) {
    if (!objects.has(formatMappingPath(entry.fullPath))) continue;
    report({
      span: entry.pathNode.span,
      severity: "warning",
      message:
        `Copy "${subject.copy.activity.name}" maps the JSON object ${formatMappingPath(entry.path)} to a column, ` +
        "which fails unless complex values are copied as text.",
      fixes: [asText(subject), wholeRow(subject)],
    });
  }
}

/**
 * Returns the objects of the input's schema that a row holds. Objects around the collection and inside arrays are
 * none: the former are not copied, the latter are reported as arrays.
 */
function objectPaths({ input, mapping }: Subject): readonly string[] {
  if (input === undefined) return [];
  const collection = mapping.collection === undefined ? undefined : formatMappingPath(mapping.collection);
  return complexPlacesOf(input.dataset)
    .filter((place) => place.kind === "object")
    .filter(
      ({ path }) =>
        !path.steps.some((step, at) => step.kind === "all" && at !== mapping.collection?.steps.length),
    )
    .map(({ path }) => formatMappingPath(path))
    .filter((path) => collection?.startsWith(path) !== true);
}

function groupByParent(
  mappings: readonly Mapping[],
  collection: MappingPath | undefined,
): readonly (readonly Mapping[])[] {
  const unrolled = collection && formatMappingPath(collection);
  const groups = new Map<string, Mapping[]>();
  for (const mapping of mappings) {
    const parent = parentOf(mapping.path);
    // A path from the root that names the collection leads into its elements, which are the rows.
    if (parent === undefined || formatMappingPath(parent) === unrolled) continue;
    const key = formatMappingPath(parent);
    groups.set(key, [...(groups.get(key) ?? []), mapping]);
  }
  return [...groups.values()];
}

/** Returns the object that a path's last property stands in, unless that is the row or lies in an array. */
function parentOf({ isRooted, steps }: MappingPath): MappingPath | undefined {
  const parent = steps.slice(0, -1);
  if (steps.at(-1)?.kind !== "name" || parent.at(-1)?.kind !== "name") return undefined;
  return parent.some((step) => step.kind === "all") ? undefined : { isRooted, steps: parent };
}

function oneColumn(subject: Subject, siblings: readonly Mapping[], parent: MappingPath): Fix {
  const last = parent.steps.at(-1);
  const column = last?.kind === "name" ? last.name : "";
  return fix(subject, `Map "${column}" to one dynamic column`, () => [
    ...mapToOneColumn(siblings, parent, column),
    ...mapComplexValuesToString(subject.copy, subject.mapping),
  ]);
}

function wholeRow(subject: Subject): Fix {
  return fix(subject, WHOLE_ROW_TITLE, () => mapWholeRow(subject.copy, subject.mapping));
}

function asText(subject: Subject): Fix {
  return fix(subject, AS_TEXT_TITLE, () => mapComplexValuesToString(subject.copy, subject.mapping));
}

function fix(subject: Subject, title: string, edits: () => readonly TextEdit[]): Fix {
  return { title, isSafe: false, edits: () => [{ path: subject.analysis.document.path, edits: edits() }] };
}
