import { type Activity, readCopy, readLookup } from "../../adf/activity";
import { pipelineValues, valuesOf } from "../../adf/conversion/callerValues";
import { isKustoSource } from "../../adf/facts/owner";
import { isKustoResource } from "../../adf/kustoActivity";
import { type Reference, readReference } from "../../adf/reference";
import { typePropertiesOf } from "../../adf/resource";
import type { Analysis } from "../../factory/analysis";
import { fileAddressOf } from "../../factory/fileAddress";
import { addressOfDataset, addressOfLinkedService, type KustoAddress } from "../../factory/kustoAddress";
import type { Span } from "../../text/span";
import { explainReference } from "../hover/references";
import { showAddress, showDatabase, showPieces } from "../language/addressText";
import { sendsCommand } from "../language/kustoActivities";
import { type InlayHint, kustoActivitiesIn } from "./hint";

/** Returns what the references of Kusto activities and Kusto datasets resolve to, as far as the factory tells. */
export function referenceHints(analysis: Analysis, within: Span): readonly InlayHint[] {
  const hints: (InlayHint | undefined)[] = [];
  for (const dataset of analysis.resourcesOf("dataset").filter(isKustoResource)) {
    const reference = readReference(dataset.properties.get("linkedServiceName"), "linkedService");
    hints.push(hintAt(analysis, reference, showCluster(analysis, reference)));
  }
  for (const activity of kustoActivitiesIn(analysis, within)) {
    if (sendsCommand(activity)) {
      const reference = readReference(activity.node.get("linkedServiceName"), "linkedService");
      hints.push(hintAt(analysis, reference, showCluster(analysis, reference)));
    }
    hints.push(...datasetHints(analysis, activity));
  }
  return hints.filter((hint) => hint !== undefined);
}

function datasetHints(analysis: Analysis, activity: Activity): readonly (InlayHint | undefined)[] {
  const copy = readCopy(activity);
  const lookup = readLookup(activity);
  const read = copy?.inputs ?? (lookup?.dataset === undefined ? [] : [lookup.dataset]);
  const isQueried = isKustoSource((copy ?? lookup)?.source);
  return [
    ...read.map((reference) => hintAt(analysis, reference, showDataset(analysis, reference, isQueried))),
    ...(copy?.outputs ?? []).map((reference) =>
      hintAt(analysis, reference, showDataset(analysis, reference, false)),
    ),
  ];
}

/** The table comes from the query where there is one: what the dataset names plays no part in it. */
function showDataset(analysis: Analysis, reference: Reference, isQueried: boolean): string | undefined {
  const dataset = analysis.resolve(reference)?.resource;
  if (dataset === undefined) return undefined;
  if (isKustoResource(dataset)) return showTable(addressOfDataset(analysis, reference), isQueried);
  return showPieces(fileAddressOf(typePropertiesOf(dataset), valuesOf(dataset, reference, pipelineValues)));
}

function showTable(address: KustoAddress, isQueried: boolean): string | undefined {
  const shown = showAddress(address);
  const where = showDatabase(shown);
  if (isQueried || shown.table === undefined) return where;
  return where === undefined ? shown.table : `${shown.table} in ${where}`;
}

function showCluster(analysis: Analysis, reference: Reference | undefined): string | undefined {
  return showDatabase(showAddress(addressOfLinkedService(analysis, reference)));
}

/** The hint stands behind the comma, if there is one, so that the JSON reads as it is written. */
function hintAt(
  analysis: Analysis,
  reference: Reference | undefined,
  shown: string | undefined,
): InlayHint | undefined {
  if (reference === undefined || shown === undefined) return undefined;
  const { span, documentText } = reference.nameNode;
  const offset = documentText[span.end] === "," ? span.end + 1 : span.end;
  return { offset, label: `→ ${shown}`, tooltip: explainReference(reference, analysis) ?? "" };
}
