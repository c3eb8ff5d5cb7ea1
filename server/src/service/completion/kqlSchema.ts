import type { SchemaInUse } from "../../factory/schemaInUse";
import type { SchemaFunction, SchemaTable } from "../../kql/schema/schema";
import { isPunctuation, isWord } from "../../kql/tokens";
import { escapeString, writeName } from "../../kql/write";
import { explainStoredFunction, explainTable, TABLE_NOUNS } from "../language/explainSchema";
import type { KqlRequest } from "./kqlRequest";
import type { Suggestion } from "./suggestion";

/** Operators that take another table. */
const TABLE_TAKING: ReadonlySet<string> = new Set(["join", "lookup", "union"]);

/** Returns the tables and functions of the database that a text is sent to, where one of them can stand. */
export function suggestTables(request: KqlRequest): readonly Suggestion[] {
  const { analysis, text, place, following } = request;
  const schema = analysis.schemaOf(text);
  if (schema === undefined) return [];
  const isTable = isTablePlace(request);
  const { tables, functions } = schema.database;
  return [
    ...(isTable ? tables.map((table) => suggestTable(table, schema)) : []),
    ...(isTable || place.kind === "operand"
      ? functions.map((stored) => suggestFunction(stored, schema, following))
      : []),
  ];
}

function isTablePlace({ text, place }: KqlRequest): boolean {
  const { kind, owner, word, call } = place;
  // A Command activity begins with a command.
  if (kind === "statement") return !(place.isFirst && text.role === "command");
  if ((kind !== "operand" && kind !== "joint") || call !== undefined) return false;
  if (owner === undefined || !TABLE_TAKING.has(owner.text)) return false;
  const { tokens } = text.kql.lexed;
  const between = tokens.filter(({ start, end }) => start >= owner.end && end <= word.start);
  if (between.some((token) => isWord(token, "on"))) return false;
  // Behind an option, as in `join kind=inner`, a value has ended.
  return kind === "operand" ? !isPunctuation(between.at(-1), "=") : isPunctuation(between.at(-2), "=");
}

function suggestTable(table: SchemaTable, schema: SchemaInUse): Suggestion {
  const { kind, name, columns } = table;
  const isExternal = kind === "externalTable";
  return {
    label: name,
    kind: "table",
    detail: columns.length === 0 ? TABLE_NOUNS[kind] : `${TABLE_NOUNS[kind]}, ${columns.length} columns`,
    documentation: explainTable(table, schema),
    group: "names",
    before: isExternal ? `external_table('${escapeString(name)}')` : writeName(name),
    after: "",
    ...(isExternal ? { filter: name } : {}),
  };
}

function suggestFunction(stored: SchemaFunction, schema: SchemaInUse, following: string): Suggestion {
  const { name, parameters } = stored;
  const hasBracket = following.startsWith("(");
  const takesNothing = /^\(\s*\)$/.test(parameters);
  return {
    label: name,
    kind: "function",
    detail: name + parameters,
    documentation: explainStoredFunction(stored, schema),
    group: "names",
    before: hasBracket ? writeName(name) : `${writeName(name)}(${takesNothing ? ")" : ""}`,
    after: hasBracket || takesNothing ? "" : ")",
  };
}
