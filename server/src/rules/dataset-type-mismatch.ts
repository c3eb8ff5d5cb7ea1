import { type Activity, isCommandActivity, readCopy, readLookup } from "../adf/activity";
import { KUSTO_DATASET, KUSTO_LINKED_SERVICE } from "../adf/kustoActivity";
import { LEGACY_TYPES } from "../adf/legacyKusto";
import { type Reference, readReference } from "../adf/reference";
import { isType, type Resource } from "../adf/resource";
import { literalString } from "../expression/value";
import type { Analysis } from "../factory/analysis";
import type { FactoryResource } from "../factory/factory";
import type { JsonNode } from "../json/node";
import type { RelatedPlace, Report, Rule } from "./rule";

/**
 * Reports a source or sink that does not fit its dataset, and a Command activity or table of Azure Data Explorer
 * over a linked service of another type.
 */
export const datasetTypeMismatch: Rule = {
  meta: {
    id: "dataset-type-mismatch",
    summary:
      "A source, sink, command or dataset of Azure Data Explorer that refers to something of another type.",
    category: "copy",
    defaultSeverity: "error",
    vendorPage:
      "https://learn.microsoft.com/azure/data-factory/connector-azure-data-explorer#dataset-properties",
    fixes: [],
    isCrossFile: true,
    since: "0.1.0",
  },

  check(analysis, report) {
    for (const dataset of analysis.resourcesOf("dataset")) checkDataset(analysis, dataset, report);
    for (const activity of analysis.activities) {
      const copy = readCopy(activity);
      const lookup = readLookup(activity);
      checkEnd(
        analysis,
        activity,
        "source",
        copy?.source ?? lookup?.source,
        copy?.inputs[0] ?? lookup?.dataset,
        report,
      );
      checkEnd(analysis, activity, "sink", copy?.sink, copy?.outputs[0], report);
      if (isCommandActivity(activity)) {
        checkLinkedService(analysis, activity.node, `Activity "${activity.name}" runs a command on`, report);
      }
    }
  },
};

function checkDataset(analysis: Analysis, dataset: Resource, report: Report): void {
  if (!isType(dataset.properties.get("type"), KUSTO_DATASET)) return;
  checkLinkedService(analysis, dataset.properties, `Dataset "${dataset.name}" is a table in`, report);
}

function checkLinkedService(analysis: Analysis, owner: JsonNode, claim: string, report: Report): void {
  const reference = readReference(owner.get("linkedServiceName"), "linkedService");
  const target = analysis.resolve(reference);
  const type = literalTypeOf(target);
  if (reference === undefined || target === undefined || type === undefined) return;
  if (isOneOf(type, [KUSTO_LINKED_SERVICE, LEGACY_TYPES.linkedService.legacy])) return;
  report({
    span: reference.nameNode.span,
    message:
      `${claim} Azure Data Explorer, but linked service "${reference.name}" is of type "${type}", so it will fail. ` +
      `Refer to a linked service of type "${KUSTO_LINKED_SERVICE}".`,
    related: typePlace(target),
  });
}

function checkEnd(
  analysis: Analysis,
  activity: Activity,
  end: "source" | "sink",
  node: JsonNode | undefined,
  reference: Reference | undefined,
  report: Report,
): void {
  const typeNode = node?.get("type");
  const target = analysis.resolve(reference);
  const datasetType = literalTypeOf(target);
  const type = typeNode === undefined ? undefined : literalString(typeNode);
  if (typeNode === undefined || type === undefined || type === "") return;
  if (reference === undefined || target === undefined || datasetType === undefined) return;
  const { legacy, current } = LEGACY_TYPES[end];
  if (isOneOf(type, [legacy]) || isOneOf(datasetType, [LEGACY_TYPES.dataset.legacy])) return;
  if (isOneOf(type, [current]) === isOneOf(datasetType, [KUSTO_DATASET])) return;
  const advice = isOneOf(type, [current])
    ? `Refer to a dataset of type "${KUSTO_DATASET}", or use the ${end} type that belongs to "${datasetType}".`
    : `Use the type "${current}", or refer to a dataset that belongs to "${type}".`;
  report({
    span: typeNode.span,
    message:
      `The ${end} of activity "${activity.name}" is of type "${type}", but its dataset "${reference.name}" is of type ` +
      `"${datasetType}", so it will fail. ${advice}`,
    related: typePlace(target),
  });
}

function literalTypeOf(target: FactoryResource | undefined): string | undefined {
  const typeNode = target?.resource.properties.get("type");
  const type = typeNode === undefined ? undefined : literalString(typeNode);
  return type === "" ? undefined : type;
}

function typePlace({ document, resource }: FactoryResource): readonly RelatedPlace[] {
  const typeNode = resource.properties.get("type");
  if (typeNode === undefined) return [];
  return [{ path: document.path, span: typeNode.span, message: "The type is set here." }];
}

function isOneOf(type: string, names: readonly string[]): boolean {
  return names.some((name) => name.toLowerCase() === type.toLowerCase());
}
