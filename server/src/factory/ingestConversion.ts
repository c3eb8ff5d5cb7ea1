import { type Copy, hasKustoSink } from "../adf/activity";
import { columnsOf, ingestCommand } from "../adf/conversion/ingestCommand";
import { isOff, usesCopyFeatures } from "../adf/copy/copyFeatures";
import { KUSTO_LINKED_SERVICE } from "../adf/kustoActivity";
import type { KustoText } from "../adf/kustoText";
import { isType, typePropertiesOf } from "../adf/resource";
import { insertLiteral, piecesOf, type TextPiece, writeText } from "../expression/textPieces";
import type { Insertion } from "../kql/append";
import { qualifyTable } from "../kql/qualify";
import type { Analysis } from "./analysis";
import {
  type CommandConversion,
  type CopyEnd,
  convertToCommand,
  copiedQuery,
  copyEnd,
  isConvertible,
} from "./commandConversion";

/** What the fix is called in menus and in the catalogue. */
export const INGEST_FIX_TITLE = 'Replace the copy by a Command activity with ".set-or-append"';

/**
 * Returns whether a Copy only takes the result of a query from Azure Data Explorer into a table there, which the
 * cluster can do by itself.
 * https://learn.microsoft.com/azure/data-explorer/data-factory-integration#copying-data-to-azure-data-explorer
 */
export function copiesWithinKusto(copy: Copy): boolean {
  if (!hasKustoSink(copy) || copiedQuery(copy) === undefined || usesCopyFeatures(copy)) return false;
  // A command has no place for a mapping: it takes the columns in their order.
  return isOff(copy.sink?.get("ingestionMappingName")) && isOff(copy.sink?.get("ingestionMappingAsJson"));
}

/** Returns the fix that replaces a Copy by an ingestion from the query, where both ends are in one cluster. */
export function ingestFix(analysis: Analysis, copy: Copy): CommandConversion | undefined {
  const text = copiedQuery(copy);
  const source = copyEnd(analysis, copy.inputs);
  const target = copyEnd(analysis, copy.outputs);
  if (text === undefined || source === undefined || target === undefined) return undefined;
  if (copy.sink === undefined || !isSameCluster(source, target) || !isConvertible(copy)) return undefined;
  const query = queryFor(text, source, target);
  const command = query && ingestCommand(copy.sink, target.dataset, query);
  return command && convertToCommand(analysis, copy, INGEST_FIX_TITLE, target, command);
}

function isSameCluster(source: CopyEnd, target: CopyEnd): boolean {
  const endpoint = settingOf(source, "endpoint");
  return endpoint !== undefined && endpoint === settingOf(target, "endpoint");
}

/** Returns a setting of a cluster's linked service, fit to be compared: casing and a last slash do not count. */
function settingOf({ linkedService }: CopyEnd, name: "endpoint" | "database"): string | undefined {
  const { resource, values } = linkedService;
  if (!isType(resource.properties.get("type"), KUSTO_LINKED_SERVICE)) return undefined;
  const pieces = values(typePropertiesOf(resource).get(name));
  return pieces === undefined ? undefined : writeText(pieces).trim().replace(/\/$/, "").toLowerCase();
}

/** Returns the query as it can run in the database of the table, its columns in the order of the table. */
function queryFor(text: KustoText, source: CopyEnd, target: CopyEnd): readonly TextPiece[] | undefined {
  const pieces = piecesOf(text.kql.text);
  const database = settingOf(source, "database");
  if (pieces === undefined || database === undefined) return undefined;
  const projection = projectionFor(text, columnsOf(target.dataset));
  const ordered = projection === undefined ? pieces : insertLiteral(pieces, projection);
  if (database === settingOf(target, "database")) return ordered;
  const qualified = qualifyTable(text.kql.lexed, text.kql.statements, literalDatabase(source));
  return qualified === undefined || database.includes("@{") ? undefined : insertLiteral(ordered, qualified);
}

function literalDatabase({ linkedService: { resource, values } }: CopyEnd): string {
  return writeText(values(typePropertiesOf(resource).get("database")) ?? []);
}

function projectionFor({ kql }: KustoText, columns: readonly string[]): Insertion | undefined {
  if (columns.length === 0 || kql.isOpaque) return undefined;
  const list = columns.join(", ");
  const last = kql.statements.findLast(({ kind }) => kind === "tabular")?.pipeline.operators.at(-1);
  const written = last && kql.text.text.slice(last.start, last.end).replace(/\s+/g, " ");
  return written === `project ${list}` ? undefined : kql.appendOperator(`project ${list}`);
}
