import { type Activity, readCopy } from "../../adf/activity";
import { isKustoSink, isKustoSource } from "../../adf/facts/owner";
import { type KustoText, kustoTextOf } from "../../adf/kustoText";
import { literalPiece, type TextPiece } from "../../expression/textPieces";
import type { Analysis } from "../../factory/analysis";
import {
  addressOfCommand,
  addressOfEnd,
  addressOfSource,
  type KustoAddress,
} from "../../factory/kustoAddress";
import { loadedTables } from "../../kql/command/loadedTables";
import type { Span } from "../../text/span";
import { type AddressText, showAddress, showPieces } from "../language/addressText";
import { sendsCommand, touchesKusto } from "../language/kustoActivities";
import { nameSpanIn } from "../navigation/occurrence";

/** What an activity does with Azure Data Explorer, in words over its name. */
export interface FlowLens {
  readonly span: Span;
  readonly title: string;
}

/** More are counted, not named. */
const MOST_TABLES = 3;

/** Returns where the Kusto activities of a document read from and write to, as far as the factory tells. */
export function flowLenses(analysis: Analysis): readonly FlowLens[] {
  const lenses: FlowLens[] = [];
  for (const activity of analysis.activities) {
    if (!touchesKusto(activity)) continue;
    const { start } = activity.node.span;
    const span = nameSpanIn(activity.node.get("name")) ?? { start, end: start };
    for (const title of flowsOf(analysis, activity)) {
      if (title !== undefined) lenses.push({ span, title });
    }
  }
  return lenses;
}

function flowsOf(analysis: Analysis, activity: Activity): readonly (string | undefined)[] {
  if (sendsCommand(activity)) return [describeCommand(analysis, activity)];
  const copy = readCopy(activity);
  const read = addressOfSource(analysis, activity);
  const isRead = copy === undefined || isKustoSource(copy.source);
  return [
    read !== undefined && isRead ? describeReading(read) : undefined,
    isKustoSink(copy?.sink)
      ? describeLoading(addressOfEnd(analysis, copy?.sink, copy?.outputs ?? []))
      : undefined,
  ];
}

function describeCommand(analysis: Analysis, activity: Activity): string | undefined {
  const address = addressOfCommand(analysis, activity);
  const text = kustoTextOf(activity);
  const places = text === undefined ? [] : loadedTables(text.kql.lexed, text.kql.commandStarts);
  const tables = text === undefined ? [] : places.map((place) => showPieces(piecesAt(text, place)));
  if (tables.length > 0) return feeds(showAddress(address), tables);
  const where = placeOf(showAddress(address));
  return where && `Runs ${where}`;
}

/** The table comes from the query: what the dataset names plays no part in reading. */
function describeReading(address: KustoAddress): string | undefined {
  const { database, cluster } = showAddress(address);
  if (database === undefined) return cluster && `Reads cluster ${cluster}`;
  return `Reads database ${database}${cluster === undefined ? "" : ` on cluster ${cluster}`}`;
}

function describeLoading(address: KustoAddress): string | undefined {
  const shown = showAddress(address);
  return feeds(shown, [shown.table]);
}

/** A table that is not known is still one; without any known part there is nothing to say. */
function feeds(address: AddressText, tables: readonly (string | undefined)[]): string | undefined {
  const where = placeOf(address);
  const known = [...new Set(tables.filter((table) => table !== undefined))];
  if (where === undefined && known.length === 0) return undefined;
  const rest = where === undefined ? "" : ` ${where}`;
  const [first, ...others] = known;
  if (first === undefined) return `Feeds a table${rest}`;
  if (others.length === 0) return `Feeds table ${first}${rest}`;
  const more = known.length > MOST_TABLES ? ` and ${known.length - MOST_TABLES} more` : "";
  return `Feeds tables ${known.slice(0, MOST_TABLES).join(", ")}${more}${rest}`;
}

function placeOf({ database, cluster }: AddressText): string | undefined {
  if (database === undefined) return cluster && `on cluster ${cluster}`;
  return `in database ${database}${cluster === undefined ? "" : ` on cluster ${cluster}`}`;
}

/** The text of a stretch of KQL with the expressions in it; `undefined` where a template computes a part. */
function piecesAt({ kql: { text } }: KustoText, { start, end }: Span): readonly TextPiece[] | undefined {
  const pieces: TextPiece[] = [];
  let from = start;
  for (const { offset, content } of text.holes) {
    if (offset < start || offset >= end) continue;
    if (content === undefined) return undefined;
    const { expression, node } = content;
    pieces.push(literalPiece(text.text.slice(from, offset)));
    pieces.push({ kind: "expression", source: expression.text.text.slice(node.span.start, node.span.end) });
    from = offset + 1;
  }
  return [...pieces, literalPiece(text.text.slice(from, end))];
}
