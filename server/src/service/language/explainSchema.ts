import type { SchemaInUse } from "../../factory/schemaInUse";
import type { ColumnOrigin } from "../../kql/columnNames";
import type { SchemaFunction, SchemaTable, SchemaTableKind } from "../../kql/schema/schema";
import { codeSpan } from "../hover/markdown";

/** More columns would hide the rest of what is shown. */
const MOST_COLUMNS = 40;

/** What the kinds of what holds rows are called. */
export const TABLE_NOUNS: Readonly<Record<SchemaTableKind, string>> = {
  table: "table",
  materializedView: "materialized view",
  externalTable: "external table",
};

/** Returns the columns of a table and where they are known from, in Markdown. */
export function explainTable({ columns, isOpen }: SchemaTable, schema: SchemaInUse): string {
  const listed = columns.slice(0, MOST_COLUMNS).map(({ name, type }) => `- ${columnText(name, type)}`);
  const rest = columns.length - listed.length;
  if (rest > 0) listed.push(`- and ${rest} more`);
  else if (isOpen) listed.push(columns.length === 0 ? "Its columns are not known." : "- and maybe more");
  return `${listed.join("\n")}\n\n${sourceOf(schema)}`;
}

/** Returns where a column comes from, in Markdown. */
export function explainColumn({ table }: ColumnOrigin, schema: SchemaInUse): string {
  return `A column of ${codeSpan(table)}.\n\n${sourceOf(schema)}`;
}

/** Returns how a function is called and where it is known from, in Markdown. */
export function explainStoredFunction(stored: SchemaFunction, schema: SchemaInUse): string {
  return `${codeSpan(stored.name + stored.parameters)}\n\n${sourceOf(schema)}`;
}

/** Returns a column with its type, in Markdown. */
export function columnText(name: string, type: string | undefined): string {
  return type === undefined ? codeSpan(name) : `${codeSpan(name)}: ${type}`;
}

function sourceOf({ database, source }: SchemaInUse): string {
  const name = database.name === undefined ? "" : `, database ${codeSpan(database.name)}`;
  return `From the KQL schema ${codeSpan(source)}${name}.`;
}
