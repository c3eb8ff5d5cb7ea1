import type { KustoText } from "../../adf/kustoText";
import type { SchemaInUse } from "../../factory/schemaInUse";
import { readName } from "../../kql/columnNames";
import { enclosureAt } from "../../kql/enclosure";
import { type Name, nameAt } from "../../kql/names";
import { columnsBefore } from "../../kql/resultColumns";
import { tableNamed } from "../../kql/schema/schema";
import { tableColumnsOf } from "../../kql/schema/tableColumns";
import { isPunctuation } from "../../kql/tokens";
import {
  columnText,
  explainColumn,
  explainStoredFunction,
  explainTable,
  TABLE_NOUNS,
} from "../language/explainSchema";
import { kqlOffsetAt } from "../language/textAt";
import { codeSpan } from "./markdown";
import type { HoverPart, HoverRequest } from "./provider";

/** Returns what a schema tells of the table, column or function of KQL under the cursor. */
export function schemaNameParts({ analysis, cursor }: HoverRequest): readonly HoverPart[] {
  const offset = cursor === undefined ? undefined : kqlOffsetAt(cursor);
  const text = cursor?.kusto;
  if (text === undefined || offset === undefined) return [];
  const schema = analysis.schemaOf(text);
  const name = schema && nameUnder(text, offset);
  if (schema === undefined || name === undefined) return [];
  const markdown = describeName(text, name, schema);
  return markdown === undefined ? [] : [{ markdown, span: text.kql.text.toDocument(name) }];
}

/** The name that a token is, or is the quoted part of. */
function nameUnder({ kql }: KustoText, offset: number): (Name & { readonly index: number }) | undefined {
  const { tokens } = kql;
  const at = tokens.findIndex(({ start, end }) => start <= offset && offset <= end);
  for (const index of [at, at - 1, at - 2]) {
    const name = nameAt(kql.lexed, index, tokens.length);
    const isUnder = name !== undefined && name.start <= offset && offset <= name.end;
    // Behind a bar stands an operator.
    if (isUnder && !name.hasHole && !isPunctuation(tokens[index - 1], "|")) return { ...name, index };
  }
  return undefined;
}

function describeName(
  { kql }: KustoText,
  name: Name & { readonly index: number },
  schema: SchemaInUse,
): string | undefined {
  const read = readName(name);
  const { database } = schema;
  const { from, isOperator } = enclosureAt(kql.lexed, name.index);
  const owner = isOperator ? kql.tokens[from] : undefined;
  const columns = owner && columnsBefore(kql.lexed, kql.statements, owner, tableColumnsOf(database)).columns;
  const origin = columns?.find((column) => column.name === read)?.origin;
  if (origin !== undefined) {
    return `**Column** ${columnText(read, origin.type)}\n\n${explainColumn(origin, schema)}`;
  }
  // The member of something, such as of another database.
  if (isPunctuation(kql.tokens[name.index - 1], ".")) return undefined;
  const stored = database.functions.find((candidate) => candidate.name === read);
  if (stored !== undefined) return `**Function** ${explainStoredFunction(stored, schema)}`;
  const table = tableNamed(database, read);
  if (table === undefined) return undefined;
  const noun = TABLE_NOUNS[table.kind];
  const title = `**${noun.charAt(0).toUpperCase()}${noun.slice(1)}** ${codeSpan(read)}`;
  return `${title}\n\n${explainTable(table, schema)}`;
}
