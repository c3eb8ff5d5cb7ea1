import { type Activity, type Copy, hasKustoSink, isCommandActivity } from "../adf/activity";
import { type BackslashCsv, readBackslashCsv } from "../adf/copy/delimitedText";
import { Dependencies, hasEnded } from "../adf/dependencies";
import type { AdfDocument } from "../adf/document";
import type { KustoText } from "../adf/kustoText";
import type { Reference } from "../adf/reference";
import type { Resource } from "../adf/resource";
import type { Analysis } from "../factory/analysis";
import { changeProperties } from "../json/edit";
import type { JsonNode } from "../json/node";
import type { Fix, RelatedPlace, Report, Rule } from "./rule";

const FIX_TITLE = 'Escape quotes by doubling them: "escapeChar": "\\""';

/**
 * Reports delimited text that escapes with a backslash on its way into Azure Data Explorer, which reads CSV by
 * RFC 4180, where a quote inside a field is doubled.
 */
export const csvBackslashEscape: Rule = {
  meta: {
    id: "csv-backslash-escape",
    summary: "Delimited text with backslash escapes, which Azure Data Explorer does not read.",
    category: "copy",
    defaultSeverity: "warning",
    vendorPage:
      "https://learn.microsoft.com/azure/data-explorer/data-factory-integration#failure-to-ingest-csv-files-due-to-improper-escaping",
    fixes: [{ title: FIX_TITLE, isSafe: false }],
    isCrossFile: true,
    since: "0.1.0",
  },

  check(analysis, report) {
    for (const dataset of analysis.resourcesOf("dataset")) checkDataset(analysis, dataset, report);
    for (const feed of feedsOf(analysis.document)) checkFeed(analysis, feed, report);
    for (const feed of inlineFeedsOf(analysis.document)) checkInline(analysis, feed, report);
  },
};

/** A way of delimited text into Azure Data Explorer: read by a copy into it, or written for an ingest command. */
interface Feed {
  readonly copy: Copy;
  /** The command that ingests what the copy writes; absent where the copy itself loads it. */
  readonly command: Activity | undefined;
}

interface DatasetFeed extends Feed {
  readonly reference: Reference;
}

interface InlineFeed extends Feed {
  readonly dataset: JsonNode;
}

function checkDataset(analysis: Analysis, dataset: Resource, report: Report): void {
  const csv = readBackslashCsv(dataset.properties);
  if (csv === undefined) return;
  const feeds = analysis.usesOf(dataset).flatMap(({ document, reference }) =>
    feedsOf(document)
      .filter((feed) => feed.reference.node.isSame(reference.node))
      .map((feed) => ({ ...feed, path: document.path })),
  );
  // What certainly fails says more than what may be misread.
  const gravest = feeds.find((feed) => feed.command !== undefined) ?? feeds[0];
  if (gravest === undefined) return;
  report({
    span: csv.span,
    message: `Dataset "${dataset.name}" ${explain(csv, gravest)}`,
    related: feeds.map((feed) => ({
      path: feed.path,
      span: feed.reference.nameNode.span,
      message: `Copy "${feed.copy.activity.name}" ${feed.command === undefined ? "reads" : "writes"} it here.`,
    })),
    fixes: [escapeByDoubling(analysis.document.path, csv)],
  });
}

function checkFeed(analysis: Analysis, feed: DatasetFeed, report: Report): void {
  const target = analysis.resolve(feed.reference);
  const csv = target === undefined ? undefined : readBackslashCsv(target.resource.properties);
  if (target === undefined || csv === undefined) return;
  const place: RelatedPlace = {
    path: target.document.path,
    span: csv.span,
    message: csv.isDefault
      ? '"escapeChar" is absent here, so it is a backslash.'
      : "The escape character is set here.",
  };
  report({
    span: feed.reference.nameNode.span,
    severity: "information",
    message: `Dataset "${target.resource.name}" ${explain(csv, feed)}`,
    related: [place],
    fixes: [escapeByDoubling(target.document.path, csv)],
  });
}

function checkInline(analysis: Analysis, feed: InlineFeed, report: Report): void {
  const csv = readBackslashCsv(feed.dataset);
  if (csv === undefined) return;
  report({
    span: csv.span,
    message: `The delimited text of copy "${feed.copy.activity.name}" ${explain(csv, feed)}`,
    fixes: [escapeByDoubling(analysis.document.path, csv)],
  });
}

function explain(csv: BackslashCsv, feed: Feed): string {
  const escaping = csv.isDefault
    ? 'escapes with a backslash, the default while "escapeChar" is absent'
    : "escapes with a backslash";
  const advice = 'Set "escapeChar" to a double quote.';
  if (feed.command !== undefined) {
    return `${escaping}, and command "${feed.command.name}" ingests what copy "${feed.copy.activity.name}" writes: Azure Data Explorer expects doubled quotes (RFC 4180), so ingestion fails. ${advice}`;
  }
  return `${escaping}, but files for Azure Data Explorer usually double their quotes (RFC 4180), which copy "${feed.copy.activity.name}" may then misread. ${advice}`;
}

function escapeByDoubling(path: string, csv: BackslashCsv): Fix {
  const set = csv.hasQuoteChar ? { escapeChar: '"' } : { escapeChar: '"', quoteChar: '"' };
  return {
    title: FIX_TITLE,
    isSafe: false,
    edits: () => [{ path, edits: changeProperties(csv.typeProperties, { set }) }],
  };
}

/** Returns the dataset references of a document that feed Azure Data Explorer, in document order. */
function feedsOf(document: AdfDocument): readonly DatasetFeed[] {
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

/** Fabric writes the dataset into the source or sink itself. */
function inlineFeedsOf(document: AdfDocument): readonly InlineFeed[] {
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
