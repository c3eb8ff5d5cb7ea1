import { type Activity, isActivityType, isCommandActivity } from "../adf/activity";
import type { KustoText } from "../adf/kustoText";
import {
  containersAround,
  forEachesAround,
  isParallelLoop,
  maySingleOutIteration,
  mayVaryByIteration,
} from "../adf/loops";
import type { Analysis } from "../factory/analysis";
import { setProperty } from "../json/edit";
import type { JsonNode } from "../json/node";
import { type Replacement, replacementsIn } from "../kql/replacements";
import type { Fix, Rule } from "./rule";

const SEQUENTIAL_TITLE = 'Run the iterations one after another: "isSequential": true';

/**
 * Reports commands that replace or clear the same table in every iteration of a ForEach whose iterations run side
 * by side.
 */
export const replaceInParallelForeach: Rule = {
  meta: {
    id: "replace-in-parallel-foreach",
    summary: "A command that replaces or clears one table in parallel iterations of a ForEach.",
    category: "copy",
    defaultSeverity: "warning",
    vendorPage: "https://learn.microsoft.com/kusto/management/data-ingestion/ingest-from-query",
    fixes: [{ title: SEQUENTIAL_TITLE, isSafe: false }],
    since: "0.1.0",
  },

  check(analysis, report) {
    for (const text of analysis.kustoTexts) {
      const { activity, kql } = text;
      const forEach = isCommandActivity(activity)
        ? forEachesAround(activity).find(isParallelLoop)
        : undefined;
      if (forEach === undefined) continue;
      const replacements = replacementsIn(kql.lexed, kql.commandStarts);
      if (replacements.length === 0 || !runsAlikeInEachIteration(analysis, text, forEach)) continue;

      for (const replacement of replacements) {
        report({
          span: kql.text.toDocument(replacement),
          message:
            `Activity "${activity.name}" ${replacement.isClear ? "clears" : "replaces the data of"} table ` +
            `"${replacement.table}" in every iteration of ForEach "${forEach.name}"` +
            `${hasCondition(text, forEach) ? " that reaches it" : ""}, and the iterations run in parallel, so they ` +
            `overwrite each other. ${adviceFor(replacement)}`,
          fixes: runInOrder(analysis, forEach),
        });
      }
    }
  },
};

function adviceFor({ isClear }: Replacement): string {
  return isClear
    ? "Clear the table before the loop, or run the iterations one after another."
    : "Append, write into a table for each item, or run the iterations one after another.";
}

/** Returns whether nothing but the text of the command can lead iterations to another table or past the command. */
function runsAlikeInEachIteration(analysis: Analysis, text: KustoText, forEach: Activity): boolean {
  const { activity } = text;
  const { activities } = analysis;
  return (
    !targetsOf(activity).some((value) => mayVaryByIteration(value, forEach, activities)) &&
    !containersBetween(activity, forEach).some((container) => mayRunOnce(container, forEach, activities))
  );
}

function containersBetween(activity: Activity, forEach: Activity): readonly Activity[] {
  const containers = containersAround(activity);
  return containers.slice(0, containers.indexOf(forEach));
}

function hasCondition({ activity }: KustoText, forEach: Activity): boolean {
  return containersBetween(activity, forEach).some((container) => isActivityType(container, "IfCondition"));
}

/** What names the cluster and database that a command is sent to. */
function targetsOf({ node, typeProperties }: Activity): readonly JsonNode[] {
  return [
    ...["linkedServiceName", "connectionSettings", "externalReferences"].map((name) => node.get(name)),
    typeProperties?.get("database"),
  ].filter((value) => value !== undefined);
}

/** Returns whether a container may run what it holds in one iteration alone. */
function mayRunOnce(container: Activity, forEach: Activity, activities: readonly Activity[]): boolean {
  // An Until runs its activities at least once.
  if (isActivityType(container, "Until")) return false;
  const { typeProperties } = container;
  const value = typeProperties?.get("on");
  const condition = typeProperties?.get("expression");
  if (value !== undefined && mayVaryByIteration(value, forEach, activities)) return true;
  return condition !== undefined && maySingleOutIteration(condition, forEach, activities);
}

function runInOrder(analysis: Analysis, { typeProperties }: Activity): readonly Fix[] {
  if (typeProperties === undefined) return [];
  return [
    {
      title: SEQUENTIAL_TITLE,
      isSafe: false,
      edits: () => {
        const edits = setProperty(typeProperties, "isSequential", true, { after: "items" });
        return [{ path: analysis.document.path, edits }];
      },
    },
  ];
}
