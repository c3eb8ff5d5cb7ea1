import { literalPiece, literalTextOf, type TextPiece } from "../../expression/textPieces";
import { escapeString, writeName } from "../../kql/write";
import type { ExportTarget, StorageTarget } from "./exportTarget";
import type { SqlTarget } from "./sqlTarget";

/**
 * The identity of whoever sends the command writes, as the linked service of the cluster signs in: no key stands in
 * the text.
 * https://learn.microsoft.com/kusto/api/connection-strings/storage-authentication-methods#impersonation
 */
const STORAGE_CREDENTIALS = ";impersonate";
/** https://learn.microsoft.com/kusto/api/connection-strings/sql-authentication-methods */
const SQL_CREDENTIALS = ";Authentication=Active Directory Integrated";

/**
 * Returns the `.export` command that writes the result of a query to a target, asynchronously, so that it is not
 * bound to one request.
 * https://learn.microsoft.com/kusto/management/data-export/export-data-to-storage
 * https://learn.microsoft.com/kusto/management/data-export/export-data-to-sql
 */
export function exportCommand(target: ExportTarget, query: readonly TextPiece[]): readonly TextPiece[] {
  const head = target.kind === "storage" ? exportToStorage(target) : exportToSql(target);
  return [literalPiece(".export async "), ...head, literalPiece(" <|\n"), ...query];
}

function exportToStorage({ format, address, namePrefix }: StorageTarget): readonly TextPiece[] {
  const compressed = format.compression === "none" ? "" : "compressed ";
  const properties: (readonly [string, readonly TextPiece[]])[] = [];
  if (format.hasHeader && format.name !== "json" && format.name !== "parquet")
    properties.push(["includeHeaders", [literalPiece("all")]]);
  if (namePrefix !== undefined) properties.push(["namePrefix", namePrefix]);
  if (format.fileExtension !== undefined)
    properties.push(["fileExtension", [literalPiece(format.fileExtension)]]);
  if (format.compression === "snappy") properties.push(["compressionType", [literalPiece("snappy")]]);
  return [
    literalPiece(`${compressed}to ${format.name} (h"`),
    ...inString(address),
    literalPiece(`${STORAGE_CREDENTIALS}")`),
    ...writeProperties(properties),
  ];
}

function writeProperties(
  properties: readonly (readonly [string, readonly TextPiece[]])[],
): readonly TextPiece[] {
  if (properties.length === 0) return [];
  const written = properties.flatMap(([name, value], index) => [
    literalPiece(`${index === 0 ? "" : ", "}${name}="`),
    ...inString(value),
    literalPiece('"'),
  ]);
  return [literalPiece(" with ("), ...written, literalPiece(")")];
}

function exportToSql({ table, server, database }: SqlTarget): readonly TextPiece[] {
  return [
    literalPiece("to sql "),
    ...tableName(table),
    literalPiece(' h"Server=tcp:'),
    ...inString(server),
    literalPiece(",1433;Initial Catalog="),
    ...inString(database),
    literalPiece(`${SQL_CREDENTIALS}"`),
  ];
}

/** Returns a table's name as KQL writes it; a computed one is always quoted. */
export function tableName(name: readonly TextPiece[]): readonly TextPiece[] {
  const text = literalTextOf(name);
  if (text !== undefined) return [literalPiece(writeName(text))];
  const isAlone = name.length === 1 && name[0]?.kind === "placeholder";
  return isAlone ? name : [literalPiece("['"), ...inString(name), literalPiece("']")];
}

/** Returns pieces as the content of a KQL string; what an expression yields is taken to need no escapes. */
function inString(pieces: readonly TextPiece[]): readonly TextPiece[] {
  return pieces.map((piece) => (piece.kind === "literal" ? literalPiece(escapeString(piece.text)) : piece));
}
