/** The parser's own limits: nothing is wrong with the text. */
export const LIMIT_CODES: ReadonlySet<string> = new Set(["KS244", "KS245", "KS246"]);

/**
 * Mistakes in the meaning of a query that are mistakes whatever its tables hold: a wrong number of arguments, a value
 * of a type that cannot be meant, a name that only the language itself could define. Columns of unknown tables have
 * no type for the parser, and take part in none of them. Names of tables, columns, functions and plugins are left
 * out: without a schema all may exist.
 */
export const SCHEMA_FREE_CODES: ReadonlySet<string> = new Set([
  "KS106",
  "KS107",
  "KS108",
  "KS111",
  "KS117",
  "KS118",
  "KS119",
  "KS120",
  "KS121",
  "KS129",
  "KS131",
  "KS132",
  "KS134",
  "KS141",
  "KS160",
  "KS173",
  "KS174",
  "KS175",
  "KS176",
  "KS179",
  "KS180",
]);
