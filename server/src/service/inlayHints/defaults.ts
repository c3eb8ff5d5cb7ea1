import { type Activity, isActivityType, readCopy, readLookup } from "../../adf/activity";
import { readBackslashCsv } from "../../adf/copy/delimitedText";
import { defaultValueOf } from "../../adf/facts/fact";
import { isKustoSource } from "../../adf/facts/owner";
import { FACT_TABLES, type FactOwner, factOf } from "../../adf/facts/propertyFacts";
import { literalBoolean } from "../../expression/value";
import type { Analysis } from "../../factory/analysis";
import { feedsFrom, inlineFeedsOf } from "../../factory/csvFeeds";
import type { JsonNode } from "../../json/node";
import type { Span } from "../../text/span";
import { showFact } from "../hover/properties";
import { sendsCommand, touchesKusto } from "../language/kustoActivities";
import { type InlayHint, kustoActivitiesIn } from "./hint";

/** Returns the defaults that count where properties are absent which matter to Azure Data Explorer. */
export function defaultHints(analysis: Analysis, within: Span): readonly InlayHint[] {
  const hints: (InlayHint | undefined)[] = [];
  for (const activity of kustoActivitiesIn(analysis, within)) hints.push(...hintsOf(activity));
  for (const loop of loopsAroundKusto(analysis)) hints.push(batchCountHint(loop));
  for (const dataset of csvDatasets(analysis)) hints.push(escapeCharHint(dataset));
  return hints.filter((hint) => hint !== undefined);
}

function hintsOf(activity: Activity): readonly (InlayHint | undefined)[] {
  const { typeProperties } = activity;
  if (sendsCommand(activity)) {
    return [absentHint(typeProperties, "AzureDataExplorerCommand", "commandTimeout")];
  }
  const lookup = readLookup(activity);
  const source = lookup?.source ?? readCopy(activity)?.source;
  return [
    lookup && absentHint(typeProperties, "Lookup", "firstRowOnly"),
    isKustoSource(source) ? absentHint(source, "AzureDataExplorerSource", "queryTimeout") : undefined,
  ];
}

/** Iterations in a sequence have no batches, and what an expression decides is not known. */
function batchCountHint({ typeProperties }: Activity): InlayHint | undefined {
  const isSequential = typeProperties?.get("isSequential");
  if (isSequential !== undefined && literalBoolean(isSequential) !== false) return undefined;
  return absentHint(typeProperties, "ForEach", "batchCount");
}

function escapeCharHint(dataset: JsonNode): InlayHint | undefined {
  const csv = readBackslashCsv(dataset);
  return csv?.isDefault === true ? absentHint(csv.typeProperties, "DelimitedText", "escapeChar") : undefined;
}

/** The hint stands where the property would be the first one of its object, which holds still while others change. */
function absentHint(holder: JsonNode | undefined, owner: FactOwner, name: string): InlayHint | undefined {
  const fact = factOf(owner, name);
  const value = fact && defaultValueOf(fact);
  if (holder?.kind !== "object" || holder.get(name) !== undefined) return undefined;
  if (fact === undefined || value === undefined) return undefined;
  return {
    offset: holder.span.start + 1,
    label: `${name}: ${value}`,
    tooltip: `Not set here, so the default counts.\n\n${showFact(fact, FACT_TABLES[owner].title)}`,
  };
}

/** The ForEach activities around Kusto activities, at any depth. */
function loopsAroundKusto({ activities }: Analysis): ReadonlySet<Activity> {
  const loops = new Set<Activity>();
  for (const activity of activities) {
    if (!touchesKusto(activity)) continue;
    for (let around = activity.container; around !== undefined; around = around.container) {
      if (isActivityType(around, "ForEach")) loops.add(around);
    }
  }
  return loops;
}

/** The datasets of delimited text that feed Azure Data Explorer: the document's own, and those inside its copies. */
function csvDatasets(analysis: Analysis): readonly JsonNode[] {
  const own = analysis.resourcesOf("dataset").filter((dataset) => {
    return (
      readBackslashCsv(dataset.properties)?.isDefault === true && feedsFrom(analysis, dataset).length > 0
    );
  });
  return [
    ...own.map(({ properties }) => properties),
    ...inlineFeedsOf(analysis.document).map(({ dataset }) => dataset),
  ];
}
