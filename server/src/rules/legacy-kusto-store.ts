import { type Activity, isActivityType, readCopy, readLookup } from "../adf/activity";
import { isLegacyResource, LEGACY_TYPES } from "../adf/legacyKusto";
import type { Reference } from "../adf/reference";
import { isType, type Resource, typePropertiesOf } from "../adf/resource";
import type { Analysis } from "../factory/analysis";
import { changeProperties, replaceValue } from "../json/edit";
import type { JsonNode } from "../json/node";
import type { TextEdit } from "../text/textEdit";
import type { Fix, Report, Rule } from "./rule";

/** https://learn.microsoft.com/azure/data-factory/connector-azure-data-explorer#linked-service-properties */
const REQUIRED_PROPERTY = "database";

/**
 * Reports what still uses the old data store `Kusto`, which `AzureDataExplorer` replaced, and each reference to it.
 */
export const legacyKustoStore: Rule = {
  meta: {
    id: "legacy-kusto-store",
    summary: "The old data store Kusto where Azure Data Explorer is meant.",
    category: "copy",
    defaultSeverity: "warning",
    vendorPage: "https://learn.microsoft.com/azure/data-explorer/data-factory-integration#copy-activity",
    fixes: [{ title: "Rename to the Azure Data Explorer type", isSafe: false }],
    isCrossFile: true,
    since: "0.1.0",
  },

  check(analysis, report) {
    for (const resource of analysis.document.resources) checkResource(analysis, resource, report);
    for (const activity of analysis.activities) {
      checkCommand(analysis, activity, report);
      checkEnds(analysis, activity, report);
    }
    for (const reference of analysis.document.references) checkReference(analysis, reference, report);
  },
};

function checkResource(analysis: Analysis, resource: Resource, report: Report): void {
  const typeNode = resource.properties.get("type");
  if (typeNode === undefined || !isLegacyResource(resource)) return;
  if (resource.kind === "linkedService") {
    const missing = missingProperties(resource);
    report({
      span: typeNode.span,
      message:
        `Linked service "${resource.name}" uses the old data store "Kusto". Use "AzureDataExplorer"` +
        (missing.length === 0
          ? "."
          : `, which also needs ${missing.map((name) => `"${name}"`).join(" and ")}.`),
      fixes: [rename(analysis, typeNode, LEGACY_TYPES.linkedService.current)],
    });
    return;
  }
  report({
    span: typeNode.span,
    message: `Dataset "${resource.name}" looks like the old data store "Kusto". Use "${LEGACY_TYPES.dataset.current}".`,
    fixes: [rename(analysis, typeNode, LEGACY_TYPES.dataset.current)],
  });
}

function missingProperties(linkedService: Resource): readonly string[] {
  const properties = typePropertiesOf(linkedService);
  const required =
    properties.get("servicePrincipalId") === undefined ? [REQUIRED_PROPERTY] : [REQUIRED_PROPERTY, "tenant"];
  return required.filter((name) => properties.get(name) === undefined);
}

function checkCommand(analysis: Analysis, activity: Activity, report: Report): void {
  const typeNode = activity.node.get("type");
  const { legacy, current } = LEGACY_TYPES.activity;
  if (typeNode === undefined || !isActivityType(activity, legacy)) return;
  const properties = activity.typeProperties;
  const dropCommandType =
    properties === undefined ? [] : changeProperties(properties, { remove: ["commandType"] });
  report({
    span: typeNode.span,
    message: `Activity "${activity.name}" has the type "${legacy}" of the old data store "Kusto". Use "${current}".`,
    fixes: [rename(analysis, typeNode, current, dropCommandType)],
  });
}

function checkEnds(analysis: Analysis, activity: Activity, report: Report): void {
  const copy = readCopy(activity);
  checkEnd(analysis, activity, "source", copy?.source ?? readLookup(activity)?.source, report);
  checkEnd(analysis, activity, "sink", copy?.sink, report);
}

function checkEnd(
  analysis: Analysis,
  activity: Activity,
  end: "source" | "sink",
  node: JsonNode | undefined,
  report: Report,
): void {
  const typeNode = node?.get("type");
  const { legacy, current } = LEGACY_TYPES[end];
  if (typeNode === undefined || !isType(typeNode, legacy)) return;
  report({
    span: typeNode.span,
    message: `The ${end} of activity "${activity.name}" looks like the old data store "Kusto". Use "${current}".`,
    fixes: [rename(analysis, typeNode, current)],
  });
}

function checkReference(analysis: Analysis, reference: Reference, report: Report): void {
  const owner = analysis.document.resources.findLast(
    (resource) => resource.node.span.start <= reference.node.span.start,
  );
  if (owner?.kind !== "pipeline" && owner?.kind !== "dataset") return;
  const target = analysis.resolve(reference);
  const typeNode = target?.resource.properties.get("type");
  if (target === undefined || typeNode === undefined || !isLegacyResource(target.resource)) return;
  const noun = target.resource.kind === "dataset" ? "Dataset" : "Linked service";
  report({
    span: reference.nameNode.span,
    message: `${noun} "${reference.name}" belongs to the old data store "Kusto". Move it to Azure Data Explorer.`,
    related: [
      {
        path: target.document.path,
        span: typeNode.span,
        message: `"${target.resource.name}" has the old type "${typeNode.stringValue ?? ""}" here.`,
      },
    ],
    fixes: [renameTarget(target.document.path, target.resource, typeNode)],
  });
}

function renameTarget(path: string, target: Resource, typeNode: JsonNode): Fix {
  const types = target.kind === "dataset" ? LEGACY_TYPES.dataset : LEGACY_TYPES.linkedService;
  return {
    title: `Change the type of "${target.name}" to "${types.current}"`,
    isSafe: false,
    edits: () => [{ path, edits: replaceValue(typeNode, JSON.stringify(types.current)) }],
  };
}

function rename(
  analysis: Analysis,
  typeNode: JsonNode,
  current: string,
  more: readonly TextEdit[] = [],
): Fix {
  return {
    title: `Change the type to "${current}"`,
    isSafe: false,
    edits: () => [
      { path: analysis.document.path, edits: [...replaceValue(typeNode, JSON.stringify(current)), ...more] },
    ],
  };
}
