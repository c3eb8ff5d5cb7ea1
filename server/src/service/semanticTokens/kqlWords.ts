/**
 * The types whose literals are written without quotes in brackets.
 * https://learn.microsoft.com/kusto/query/scalar-data-types/
 */
export const LITERAL_TYPES: ReadonlySet<string> = new Set([
  "date",
  "datetime",
  "guid",
  "time",
  "timespan",
  "uuid",
]);

/** https://learn.microsoft.com/kusto/query/scalar-data-types/ */
export const TYPE_NAMES: ReadonlySet<string> = new Set([
  ...LITERAL_TYPES,
  "bool",
  "boolean",
  "decimal",
  "double",
  "dynamic",
  "int",
  "long",
  "real",
  "string",
  "uniqueid",
]);

/** Words beside those that stand before an operand. */
export const OTHER_OPERATOR_WORDS: ReadonlySet<string> = new Set([
  "asc",
  "desc",
  "matches",
  "not",
  "nulls",
  "typeof",
]);

/**
 * The words behind the verb of a management command that say what it acts on.
 * https://learn.microsoft.com/kusto/management/
 */
export const COMMAND_WORDS: ReadonlySet<string> = new Set([
  "access",
  "async",
  "caching",
  "capacity",
  "cluster",
  "column",
  "columns",
  "commands",
  "commands-and-queries",
  "compressed",
  "continuous-export",
  "continuous-exports",
  "csv",
  "data",
  "database",
  "databases",
  "details",
  "entity_group",
  "extents",
  "external",
  "failures",
  "function",
  "functions",
  "ifexists",
  "ifnotexists",
  "ingestion",
  "inline",
  "into",
  "journal",
  "json",
  "mapping",
  "mappings",
  "materialized-view",
  "materialized-views",
  "operations",
  "parquet",
  "policy",
  "principals",
  "queries",
  "roles",
  "running",
  "schema",
  "script",
  "stored_query_result",
  "stored_query_results",
  "streamingingestion",
  "table",
  "tables",
  "tsv",
  "version",
]);
