import { JsonNode } from "../../json/node";
import { parseJson } from "../../json/parse";
import type { Span } from "../../text/span";
import { columnType } from "./columnTypes";
import { parametersOf } from "./functionParameters";
import type { DatabaseSchema, KqlSchema, SchemaColumn, SchemaProblem, SchemaTableKind } from "./schema";
import { SchemaBuilder } from "./schemaBuilder";

const DATABASES = "Databases";

/** The members of a database that hold what has rows. */
const TABLE_MEMBERS: readonly (readonly [member: string, kind: SchemaTableKind])[] = [
  ["Tables", "table"],
  ["MaterializedViews", "materializedView"],
  ["ExternalTables", "externalTable"],
];

/**
 * Reads the JSON that `.show database schema as json` gives, also where it is a string in the result of a request, and
 * of several databases.
 * https://learn.microsoft.com/kusto/management/show-schema-database
 */
export function readJsonSchema(text: string): KqlSchema {
  const outer = readDatabases(text, undefined);
  const inner = outer.texts.map(({ text: string, span }) => readDatabases(string, span));
  const read = [outer, ...inner];
  return {
    databases: distinct(read.flatMap(({ databases }) => databases)),
    problems: read.flatMap(({ problem }) => problem ?? []),
  };
}

interface ReadDatabases {
  readonly databases: readonly DatabaseSchema[];
  readonly problem: SchemaProblem | undefined;
  /** The strings that may hold such JSON themselves. */
  readonly texts: readonly { readonly text: string; readonly span: Span }[];
}

/** @param place Where a text stands that is a string of the file; what is wrong in it is told of the whole string. */
function readDatabases(text: string, place: Span | undefined): ReadDatabases {
  const { tree, problem } = parseJson(text);
  const databases: DatabaseSchema[] = [];
  const texts: { text: string; span: Span }[] = [];
  for (const node of JsonNode.root(tree)?.descendants() ?? []) {
    const { stringValue: string, span } = node;
    if (node.key === DATABASES && node.kind === "object") {
      databases.push(...databasesIn(node, problem === undefined));
    }
    if (string?.includes(`"${DATABASES}"`) === true) texts.push({ text: string, span });
  }
  return {
    databases,
    texts,
    problem: problem === undefined ? undefined : { message: problem.message, span: place ?? problem.span },
  };
}

/** @param isWhole Whether nothing can be missing: the text is JSON to its end. */
function databasesIn(list: JsonNode, isWhole: boolean): readonly DatabaseSchema[] {
  return [...list.children()].flatMap((database) => {
    const name = nameOf(database);
    return database.kind === "object" && name !== undefined ? [readDatabase(database, name, isWhole)] : [];
  });
}

function readDatabase(database: JsonNode, name: string, isWhole: boolean): DatabaseSchema {
  const builder = new SchemaBuilder();
  for (const [member, kind] of TABLE_MEMBERS) {
    const list = database.get(member);
    if (list?.kind !== "object") continue;
    if (isWhole) builder.setComplete(kind);
    for (const table of list.children()) readTable(table, kind, isWhole, builder);
  }
  const functions = database.get("Functions");
  if (functions?.kind === "object") {
    if (isWhole) builder.setComplete("function");
    for (const stored of functions.children()) readFunction(stored, builder);
  }
  return builder.build(name);
}

function readTable(table: JsonNode, kind: SchemaTableKind, isWhole: boolean, builder: SchemaBuilder): void {
  const name = nameOf(table);
  if (name === undefined) return;
  const columns = columnsIn(table.get("OrderedColumns"));
  builder.setTable({ kind, name, columns, isOpen: !isWhole || columns.length === 0 });
}

function readFunction(stored: JsonNode, builder: SchemaBuilder): void {
  const name = nameOf(stored);
  if (name === undefined) return;
  const parameters = parametersOf(stored.get("InputParameters"));
  const body = parameters === undefined ? undefined : stored.get("Body")?.stringValue;
  builder.setFunction({ name, parameters: parameters ?? "()", body: body === "" ? undefined : body });
}

function columnsIn(list: JsonNode | undefined): readonly SchemaColumn[] {
  if (list?.kind !== "array") return [];
  return [...list.children()].flatMap((column) => {
    const name = column.get("Name")?.stringValue;
    const type = column.get("CslType")?.stringValue ?? column.get("Type")?.stringValue;
    return name === undefined ? [] : [{ name, type: type === undefined ? undefined : columnType(type) }];
  });
}

/** The key is the name too, and there where the object is not. */
function nameOf(entity: JsonNode): string | undefined {
  const name = entity.get("Name")?.stringValue ?? entity.key;
  return name === "" ? undefined : name;
}

/** A result may give the same database more than once; the last one counts. */
function distinct(databases: readonly DatabaseSchema[]): readonly DatabaseSchema[] {
  return [...new Map(databases.map((database) => [database.name, database])).values()];
}
