import { readLookup } from "../adf/activity";
import { becomeCommandActivity, copyValue } from "../adf/commandActivity";
import { pipelineValues, valuesOf } from "../adf/conversion/callerValues";
import { linkedServiceReference } from "../adf/conversion/writtenValues";
import { KUSTO_LINKED_SERVICE } from "../adf/kustoActivity";
import type { KustoText } from "../adf/kustoText";
import { readReference } from "../adf/reference";
import { isType } from "../adf/resource";
import type { Analysis } from "../factory/analysis";
import type { JsonValue } from "../json/edit";
import type { Fix, Rule } from "./rule";

const COMMAND_TITLE = "Turn the Lookup into an Azure Data Explorer Command activity";

/** Reports a management command where a Copy or Lookup sends a query: no query starts with a dot. */
export const commandInQuery: Rule = {
  meta: {
    id: "command-in-query",
    summary: "A management command where only a query can run.",
    category: "queries",
    defaultSeverity: "warning",
    vendorPage:
      "https://learn.microsoft.com/kusto/management/#differentiating-management-commands-from-queries",
    fixes: [{ title: COMMAND_TITLE, isSafe: false }],
    isCrossFile: true,
    since: "0.1.0",
  },

  check(analysis, report) {
    for (const text of analysis.kustoTexts) {
      if (text.role !== "query" || text.kql.kind !== "command") continue;

      report({
        span: text.span,
        message:
          `Activity "${text.activity.name}" sends a management command where Azure Data Explorer expects a query, and ` +
          "no query may start with a dot. Run it with an Azure Data Explorer Command activity.",
        fixes: runAsCommand(analysis, text),
      });
    }
  },
};

/** Only for a Lookup, which does nothing with the result but keep it, and whose cluster is known. */
function runAsCommand(analysis: Analysis, text: KustoText): readonly Fix[] {
  const source = readLookup(text.activity)?.source;
  const query = source?.get("query");
  const command = query === undefined ? undefined : copyValue(query);
  const linkedServiceName = linkedServiceOf(analysis, text);
  if (command === undefined || linkedServiceName === undefined) return [];
  const timeout = source?.get("queryTimeout");
  const commandTimeout = timeout === undefined ? undefined : copyValue(timeout);
  return [
    {
      title: COMMAND_TITLE,
      isSafe: false,
      edits: () => [
        {
          path: analysis.document.path,
          edits: becomeCommandActivity(text.activity, { linkedServiceName, command, commandTimeout }),
        },
      ],
    },
  ];
}

/**
 * Returns the reference to the linked service of a Lookup's dataset. Not in a template, whose resources also name what
 * they depend on.
 */
function linkedServiceOf(analysis: Analysis, { activity }: KustoText): JsonValue | undefined {
  const reference = readLookup(activity)?.dataset;
  const dataset = analysis.resolve(reference)?.resource;
  if (reference === undefined || dataset === undefined || activity.pipeline.form !== "git") return undefined;
  const next = readReference(dataset.properties.get("linkedServiceName"), "linkedService");
  const linkedService = analysis.resolve(next)?.resource;
  if (!isType(linkedService?.properties.get("type"), KUSTO_LINKED_SERVICE)) return undefined;
  return linkedServiceReference({
    resource: dataset,
    values: valuesOf(dataset, reference, pipelineValues),
  });
}
