import { closestName } from "../../text/suggest";
import { readName } from "../columnNames";
import { nameAt } from "../names";
import type { KqlTokens } from "../tokens";
import type { DatabaseSchema } from "./schema";

/** Returns the table or function that someone who wrote `word` most likely meant. */
export function meantTable({ tables, functions }: DatabaseSchema, word: string): string | undefined {
  return closestName(
    word,
    [...tables, ...functions].map(({ name }) => name),
  );
}

/** Returns the column, of the tables that a text names, that someone who wrote `word` most likely meant. */
export function meantColumn(kql: KqlTokens, { tables }: DatabaseSchema, word: string): string | undefined {
  const named = new Set<string>();
  for (let index = 0; index < kql.tokens.length; index++) {
    const name = nameAt(kql, index, kql.tokens.length);
    if (name !== undefined) named.add(readName(name));
  }
  const columns = tables.filter(({ name }) => named.has(name)).flatMap((table) => table.columns);
  return closestName(word, [...new Set(columns.map(({ name }) => name))]);
}
