import type { Span } from "../../text/span";

/** A column of a table. */
export interface SchemaColumn {
  readonly name: string;
  /** A type of KQL, such as `datetime`; `undefined` where none is given that KQL knows. */
  readonly type: string | undefined;
}

/** What of a database holds rows. */
export type SchemaTableKind = "table" | "materializedView" | "externalTable";

/** A table, or something that is queried like one. */
export interface SchemaTable {
  readonly kind: SchemaTableKind;
  readonly name: string;
  readonly columns: readonly SchemaColumn[];
  /** Whether it may have other columns too: those of a materialized view are known to its query alone. */
  readonly isOpen: boolean;
}

/** A stored function. */
export interface SchemaFunction {
  readonly name: string;
  /** Its parameters as KQL declares them, `(from: datetime, to: datetime)`. */
  readonly parameters: string;
  /** Its body, in braces; `undefined` where it is not known, and so neither is what the function returns. */
  readonly body: string | undefined;
}

/** What a schema may be known to list all of. */
export type ListedKind = SchemaTableKind | "function";

/** The tables and functions of one database; plain data, to be sent to the parser. */
export interface DatabaseSchema {
  /** The same for the same content, and different for another one. */
  readonly id: string;
  /** `undefined` where the schema does not tell: then it is the schema of whatever database is asked for. */
  readonly name: string | undefined;
  readonly tables: readonly SchemaTable[];
  readonly functions: readonly SchemaFunction[];
  /** The kinds of which nothing is missing: what is not listed does not exist. */
  readonly complete: readonly ListedKind[];
}

/** Why a part of a schema could not be read, in a sentence for its author, and where. */
export interface SchemaProblem {
  readonly message: string;
  readonly span: Span;
}

/** What a schema file holds, and what of it could not be read. */
export interface KqlSchema {
  readonly databases: readonly DatabaseSchema[];
  /** In the order of their places. */
  readonly problems: readonly SchemaProblem[];
}

/** The schema that is in force somewhere. */
export interface NamedSchema {
  /** The file that it was read from, as its user calls it. */
  readonly source: string;
  readonly databases: readonly DatabaseSchema[];
}

/** Returns the table of a name, whatever its kind; names of KQL compare case-sensitively. */
export function tableNamed(schema: DatabaseSchema, name: string): SchemaTable | undefined {
  return schema.tables.find((table) => table.name === name);
}
