import { type BackslashCsv, readBackslashCsv } from "../adf/copy/delimitedText";
import type { Resource } from "../adf/resource";
import type { Analysis } from "../factory/analysis";
import {
  type CsvFeed,
  type DatasetFeed,
  feedsFrom,
  feedsOf,
  type InlineFeed,
  inlineFeedsOf,
} from "../factory/csvFeeds";
import { changeProperties } from "../json/edit";
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

function checkDataset(analysis: Analysis, dataset: Resource, report: Report): void {
  const csv = readBackslashCsv(dataset.properties);
  if (csv === undefined) return;
  const feeds = feedsFrom(analysis, dataset);
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

function explain(csv: BackslashCsv, feed: CsvFeed): string {
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
