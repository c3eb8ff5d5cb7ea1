import { type Activity, isCommandActivity, KUSTO_SOURCE, readCopy, readLookup } from "../adf/activity";
import { isType } from "../adf/resource";
import { literalString, readText } from "../expression/value";
import type { JsonNode } from "../json/node";
import type { Span } from "../text/span";
import type { Report, Rule } from "./rule";

/**
 * Reports an Azure Data Explorer source without a query and a Command activity without a command: both are required.
 */
export const missingQuery: Rule = {
  meta: {
    id: "missing-query",
    summary: "An Azure Data Explorer source without a query, or a Command activity without a command.",
    category: "copy",
    defaultSeverity: "error",
    vendorPage:
      "https://learn.microsoft.com/azure/data-factory/connector-azure-data-explorer#azure-data-explorer-as-source",
    fixes: [],
    since: "0.1.0",
  },

  check(analysis, report) {
    for (const activity of analysis.activities) {
      if (isCommandActivity(activity)) checkCommand(activity, report);
      else checkSource(activity, readCopy(activity)?.source ?? readLookup(activity)?.source, report);
    }
  },
};

function checkCommand(activity: Activity, report: Report): void {
  // Some exports put the fields straight into the activity.
  const { typeProperties } = activity;
  const owner =
    typeProperties === undefined || typeProperties.kind === "null" ? activity.node : typeProperties;
  const command = owner.get("command");
  if (owner.kind !== "object" || !isBlank(command)) return;
  report({
    span: placeOf(command, activity.node),
    message:
      `Activity "${activity.name}" has no command to run, so it will fail. Write a management command into "command", ` +
      "or remove the activity.",
  });
}

function checkSource(activity: Activity, source: JsonNode | undefined, report: Report): void {
  const query = source?.get("query");
  if (source === undefined || !isType(source.get("type"), KUSTO_SOURCE) || !isBlank(query)) return;
  if (activity.pipeline.form === "fabric" && readsTable(source)) return;
  report({
    span: placeOf(query, source),
    message:
      `The source of activity "${activity.name}" has no query, so it will fail: Azure Data Explorer reads what "query" ` +
      "asks for, whatever table the dataset names. Write the query, at least the name of the table.",
  });
}

/**
 * In Fabric a source may name a table instead of a query.
 * https://learn.microsoft.com/fabric/data-factory/connector-azure-data-explorer-copy-activity
 */
function readsTable(source: JsonNode): boolean {
  const tables = [source.get("table"), source.at("datasetSettings", "typeProperties", "table")];
  return tables.some((table) => !isBlank(table));
}

/** Returns whether a setting is absent, empty or only blanks; not what is still being typed. */
function isBlank(value: JsonNode | undefined): boolean {
  if (value === undefined || value.kind === "null") return true;
  if (value.kind === "object" && readText(value) === undefined) return value.firstChild === undefined;
  return literalString(value)?.trim() === "";
}

function placeOf(value: JsonNode | undefined, owner: JsonNode): Span {
  const written = value === undefined ? undefined : (readText(value)?.node ?? value);
  return (written ?? owner.get("type") ?? owner).span;
}
