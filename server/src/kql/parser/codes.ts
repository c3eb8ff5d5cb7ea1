/** The parser's own limits: nothing is wrong with the text. */
export const LIMIT_CODES: ReadonlySet<string> = new Set(["KS244", "KS245", "KS246"]);

/**
 * Mistakes in the meaning of a query that are mistakes whatever its tables hold: a wrong number of arguments of a
 * built-in function, a value of a type that cannot be meant, an unknown type or kind of join. Columns of unknown tables have no type
 * for the parser, and take part in none of them. What names tables, columns, functions and plugins is left out:
 * without a schema all may exist.
 */
export const SCHEMA_FREE_CODES: ReadonlySet<string> = new Set([
  "KS005",
  "KS006",
  "KS106",
  "KS107",
  "KS110",
  "KS119",
  "KS120",
  "KS121",
  "KS134",
  "KS141",
  "KS160",
]);
