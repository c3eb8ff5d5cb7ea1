/** The parser's own limits: nothing is wrong with the text. */
export const LIMIT_CODES: ReadonlySet<string> = new Set(["KS244", "KS245", "KS246"]);

/** Words that the grammar takes for any, and of which only the analysis knows that few are allowed. */
export const TYPE_FREE_CODES: ReadonlySet<string> = new Set(["KS005", "KS006", "KS110", "KS160"]);

/**
 * Mistakes in the meaning of a query that are mistakes whatever its tables hold: a wrong number of arguments of a
 * built-in function, a value of a type that cannot be meant, an unknown type or kind of join. Columns of unknown tables
 * have no type for the parser, and take part in none of them. What names tables, columns, functions and plugins is left
 * out: without a schema all may exist.
 */
export const SCHEMA_FREE_CODES: ReadonlySet<string> = new Set([
  ...TYPE_FREE_CODES,
  "KS106",
  "KS107",
  "KS119",
  "KS120",
  "KS121",
  "KS134",
  "KS141",
]);
