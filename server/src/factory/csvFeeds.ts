import { type Activity, type Copy, hasKustoSink, isCommandActivity } from "../adf/activity";
import { Dependencies, hasEnded } from "../adf/dependencies";
import type { AdfDocument } from "../adf/document";
import type { KustoText } from "../adf/kustoText";
import type { Reference } from "../adf/reference";
import type { Resource } from "../adf/resource";
import type { JsonNode } from "../json/node";
import type { Analysis } from "./analysis";

/** A way of delimited text into Azure Data Explorer: read by a copy into it, or written for an ingest command. */
export interface CsvFeed {
  readonly copy: Copy;
  /** The command that ingests what the copy writes; absent where the copy itself loads it. */
  readonly command: Activity | undefined;
}

/** One by way of a dataset. */
export interface DatasetFeed extends CsvFeed {
  readonly reference: Reference;
}

/** One by way of a dataset that stands in the source or sink itself, as in Fabric. */
export interface InlineFeed extends CsvFeed {
  readonly dataset: JsonNode;
}

/** Returns the ways of a dataset into Azure Data Explorer, with the files that they stand in. */
export function feedsFrom(
  analysis: Analysis,
  dataset: Resource,
): readonly (DatasetFeed & { readonly path: string })[] {
  return analysis.usesOf(dataset).flatMap(({ document, reference }) =>
    feedsOf(document)
      .filter((feed) => feed.reference.node.isSame(reference.node))
      .map((feed) => ({ ...feed, path: document.path })),
  );
}

/** Returns the dataset references of a document that feed Azure Data Explorer, in document order. */
export function feedsOf(document: AdfDocument): readonly DatasetFeed[] {
  const ingestions = ingestionsOf(document);
  return document.copies.flatMap((copy) => {
    const inputs = hasKustoSink(copy)
      ? copy.inputs.map((reference) => ({ copy, command: undefined, reference }))
      : [];
    const command = ingestingCommandBehind(copy, ingestions);
    const outputs =
      command === undefined ? [] : copy.outputs.map((reference) => ({ copy, command, reference }));
    return [...inputs, ...outputs];
  });
}

/** Returns the inline datasets of a document that feed Azure Data Explorer, in document order. */
export function inlineFeedsOf(document: AdfDocument): readonly InlineFeed[] {
  const ingestions = ingestionsOf(document);
  return document.copies.flatMap((copy) => {
    const read = hasKustoSink(copy) ? copy.source?.get("datasetSettings") : undefined;
    const written = copy.sink?.get("datasetSettings");
    const command = written === undefined ? undefined : ingestingCommandBehind(copy, ingestions);
    return [
      ...(read === undefined ? [] : [{ copy, command: undefined, dataset: read }]),
      ...(written === undefined || command === undefined ? [] : [{ copy, command, dataset: written }]),
    ];
  });
}

/** A command that ingests CSV files, and the activities that have ended when it starts. */
interface Ingestion {
  readonly command: Activity;
  readonly upstream: ReadonlySet<Activity>;
}

function ingestionsOf(document: AdfDocument): readonly Ingestion[] {
  const commands = document.kustoTexts.filter((text) => isCommandActivity(text.activity) && ingestsCsv(text));
  if (commands.length === 0) return [];
  const dependencies = new Dependencies(document.activities);
  return commands.map(({ activity }) => ({ command: activity, upstream: dependencies.upstreamOf(activity) }));
}

/** Returns a command behind a copy, in its pipeline, that ingests CSV files. */
function ingestingCommandBehind(copy: Copy, ingestions: readonly Ingestion[]): Activity | undefined {
  return ingestions.find(({ upstream }) => hasEnded(copy.activity, upstream))?.command;
}

function ingestsCsv(text: KustoText): boolean {
  return text.kql.ingests.some(({ format }) => {
    // Without a format the service reads CSV.
    return format.kind === "absent" || (format.kind === "literal" && format.format === "csv");
  });
}
