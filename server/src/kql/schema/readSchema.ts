import { readCommandSchema } from "./commandSchema";
import { readJsonSchema } from "./jsonSchema";
import type { KqlSchema } from "./schema";

/**
 * Reads a schema file: management commands such as `.create table`, whatever else stands between them, or the JSON
 * that `.show database schema as json` gives. Never throws; what cannot be read is left out and told of.
 * https://learn.microsoft.com/kusto/management/show-schema-database
 */
export function readSchema(text: string): KqlSchema {
  const first = text.trimStart().charAt(0);
  const isJson = first === "{" || first === "[";
  const read = isJson ? readJsonSchema(text) : readCommandSchema(text);
  if (read.databases.length > 0) return read;
  const nothing = {
    message: isJson
      ? 'This JSON has no "Databases" as ".show database schema as json" gives them.'
      : 'No command here says what a table or a function is: write ".create table Name (Column: type)".',
    span: { start: 0, end: 0 },
  };
  return { databases: [], problems: [...read.problems, nothing] };
}
