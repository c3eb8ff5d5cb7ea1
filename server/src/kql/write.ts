const PLAIN_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * Returns a name as KQL writes it, in brackets and quotes where it is no plain identifier.
 * https://learn.microsoft.com/kusto/query/schema-entities/entity-names
 */
export function writeName(name: string): string {
  return PLAIN_NAME.test(name) ? name : `['${escapeString(name)}']`;
}

/**
 * Returns text as the content of a KQL string in either kind of quotes.
 * https://learn.microsoft.com/kusto/query/scalar-data-types/string
 */
export function escapeString(text: string): string {
  return text
    .replace(/[\\'"]/g, "\\$&")
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r")
    .replaceAll("\t", "\\t");
}
