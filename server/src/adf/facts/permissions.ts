/**
 * The least role that an operation needs, by the table of the vendor.
 * https://learn.microsoft.com/azure/data-explorer/data-factory-integration#required-permissions
 */
export interface Permission {
  readonly operation: string;
  /** The roles, as Markdown. */
  readonly role: string;
}

/** What a linked service is used for and the role that its principal, or the signed-in user, needs. */
export const PERMISSIONS: readonly Permission[] = [
  { operation: "Choose a database in the editor", role: "*database viewer*, the signed-in user" },
  { operation: "Choose a table in the editor", role: "*database monitor*, the signed-in user" },
  {
    operation: "Test connection",
    role: "*database monitor* or *table ingestor*; *table admin* is not enough",
  },
  { operation: "Preview data, import schema", role: "*database viewer*" },
  { operation: "Run a query (Copy source, Lookup)", role: "*database viewer*" },
  { operation: "Ingest data (Copy sink)", role: "*table ingestor* or *database admin*" },
  { operation: "Map columns by name (Copy sink)", role: "*database monitor*" },
  { operation: "Create or drop a CSV mapping", role: "*table ingestor* or *database admin*" },
  { operation: "Run a command", role: "the role of that command" },
];

/** Commands that pipelines often send and the least role of each. https://learn.microsoft.com/kusto/management/ */
export const COMMAND_PERMISSIONS: readonly Permission[] = [
  { operation: "`.ingest`, `.append`", role: "*table ingestor*" },
  {
    operation: "`.set`, `.set-or-append`",
    role: "*database user* to create the table, else *table ingestor*",
  },
  { operation: "`.set-or-replace`, `.replace extents`, `.clear table`", role: "*table admin*" },
  { operation: "`.drop extents`", role: "*table admin*; without a table *database admin*" },
  { operation: "`.export` to storage", role: "*database viewer*" },
  { operation: "`.export` to a table or to SQL", role: "*table admin*" },
  { operation: "`.execute database script`", role: "*database admin*" },
  { operation: "`.show`", role: "differs; mostly *database viewer* or *database monitor*" },
];

/** Returns permissions as a table in Markdown. */
export function permissionTable(permissions: readonly Permission[]): string {
  const rows = permissions.map(({ operation, role }) => `| ${operation} | ${role} |`);
  return ["| Operation | Least permission |", "| --- | --- |", ...rows].join("\n");
}
