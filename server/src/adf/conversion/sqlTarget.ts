import { literalPiece, literalTextOf, type TextPiece } from "../../expression/textPieces";
import { literalString } from "../../expression/value";
import type { JsonNode } from "../../json/node";
import { isOff } from "../copy/copyFeatures";
import { isType, typePropertiesOf } from "../resource";
import type { UsedResource } from "./callerValues";
import { connectionValue, plainText } from "./connectionString";

/** A table of Azure SQL Database. */
export interface SqlTarget {
  readonly kind: "sql";
  /** What people call the store. */
  readonly store: string;
  /** Its name with that of its schema. */
  readonly table: readonly TextPiece[];
  readonly server: readonly TextPiece[];
  readonly database: readonly TextPiece[];
}

/**
 * What the sink of a Copy can do for a table beyond adding rows.
 * https://learn.microsoft.com/azure/data-factory/connector-azure-sql-database#azure-sql-database-as-the-sink
 */
const WRITE_SETTINGS: readonly string[] = [
  "preCopyScript",
  "sqlWriterStoredProcedureName",
  "sqlWriterTableType",
  "storedProcedureParameters",
  "storedProcedureTableTypeParameterName",
  "upsertSettings",
];

/** https://learn.microsoft.com/kusto/management/data-export/export-data-to-sql#limitations-and-restrictions */
const TABLE_NAME = /^[A-Za-z0-9 _.-]+$/;

/** Returns the table that a Copy's sink adds rows to, when `.export … to sql` can do the same. */
export function readSqlTarget(
  sink: JsonNode,
  dataset: UsedResource,
  linkedService: UsedResource,
): SqlTarget | undefined {
  const isSql =
    isType(sink.get("type"), "AzureSqlSink") &&
    isType(dataset.resource.properties.get("type"), "AzureSqlTable") &&
    isType(linkedService.resource.properties.get("type"), "AzureSqlDatabase");
  const table = isSql && onlyAddsRows(sink) ? tableOf(dataset) : undefined;
  if (table === undefined) return undefined;
  return { kind: "sql", store: "Azure SQL Database", table, ...serverAndDatabase(linkedService) };
}

function onlyAddsRows(sink: JsonNode): boolean {
  if (!WRITE_SETTINGS.every((name) => isOff(sink.get(name)))) return false;
  return isOffOr(sink.get("writeBehavior"), "insert") && isOffOr(sink.get("tableOption"), "none");
}

function isOffOr(value: JsonNode | undefined, usual: string): boolean {
  return value === undefined || isOff(value) || literalString(value)?.toLowerCase() === usual;
}

/** Returns a table's name; `undefined` for none and for one that `.export` does not take. */
function tableOf({ resource, values }: UsedResource): readonly TextPiece[] | undefined {
  const properties = typePropertiesOf(resource);
  const whole = properties.get("tableName");
  if (isOff(properties.get("table"))) return isOff(whole) ? undefined : withoutBrackets(values(whole));
  const name = withoutBrackets(values(properties.get("table")));
  if (isOff(properties.get("schema")) || name === undefined) return name;
  const schema = withoutBrackets(values(properties.get("schema")));
  return schema && [...schema, literalPiece("."), ...name];
}

function withoutBrackets(name: readonly TextPiece[] | undefined): readonly TextPiece[] | undefined {
  const plain = name?.map((piece) =>
    piece.kind === "literal" ? literalPiece(piece.text.replace(/[[\]]/g, "")) : piece,
  );
  const text = plain === undefined ? undefined : literalTextOf(plain);
  return text === undefined || TABLE_NAME.test(text) ? plain : undefined;
}

function serverAndDatabase({ resource, values }: UsedResource): Pick<SqlTarget, "server" | "database"> {
  const properties = typePropertiesOf(resource);
  const connection = plainText(properties.get("connectionString"), values) ?? "";
  const server = connectionValue(connection, ["Data Source", "Server", "Address", "Addr", "Network Address"]);
  const database = connectionValue(connection, ["Initial Catalog", "Database"]);
  return {
    server: hostOf(values(properties.get("server"))) ?? hostOf(literal(server)) ?? placeholder("<server>"),
    database: values(properties.get("database")) ?? literal(database) ?? placeholder("<database>"),
  };
}

/** Returns a server without the protocol and port that are written around it. */
function hostOf(server: readonly TextPiece[] | undefined): readonly TextPiece[] | undefined {
  const text = server === undefined ? undefined : literalTextOf(server);
  return text === undefined ? server : literal(text.trim().replace(/^tcp:|,\d+$/gi, ""));
}

function literal(text: string | undefined): readonly TextPiece[] | undefined {
  return text === undefined || text === "" ? undefined : [literalPiece(text)];
}

function placeholder(text: string): readonly TextPiece[] {
  return [{ kind: "placeholder", text }];
}
