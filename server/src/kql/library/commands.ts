import { describeWords, type LibraryEntry, type LibraryRow } from "./entry";

const MANAGEMENT = "https://learn.microsoft.com/kusto/management/";
const INGESTION = `${MANAGEMENT}data-ingestion/`;
const FROM_QUERY = `${INGESTION}ingest-from-query`;

const COMMANDS: readonly LibraryRow[] = [
  [".add", "Adds principals to a role of a database, table or function.", `${MANAGEMENT}security-roles`],
  [".alter", "Changes a table, column, function, policy or mapping.", `${MANAGEMENT}`],
  [
    ".alter-merge",
    "Adds columns or settings to what a table or policy has.",
    `${MANAGEMENT}alter-merge-table-command`,
  ],
  [".append [async] Table <| Query", "Appends the result of a query to a table that exists.", FROM_QUERY],
  [".attach", "Attaches what was detached before.", `${MANAGEMENT}`],
  [".cancel", "Cancels a running query or operation.", `${MANAGEMENT}cancel-query-command`],
  [".clear table Table data", "Removes all rows of a table.", `${MANAGEMENT}clear-table-data-command`],
  [".create", "Creates a table, function, mapping, view or other object.", `${MANAGEMENT}`],
  [
    ".create-merge",
    "Creates a table, or adds columns to one that exists.",
    `${MANAGEMENT}create-merge-table-command`,
  ],
  [
    ".create-or-alter",
    "Creates a function, view or mapping, or changes one that exists.",
    `${MANAGEMENT}create-alter-function`,
  ],
  [".delete", "Removes a policy, or marks rows of a table as deleted.", `${MANAGEMENT}`],
  [".detach", "Detaches a database or table without removing its data.", `${MANAGEMENT}`],
  [".disable", "Switches a feature or object off.", `${MANAGEMENT}`],
  [".drop", "Drops a table, column, extent, function or other object.", `${MANAGEMENT}`],
  [".enable", "Switches a feature or object on.", `${MANAGEMENT}`],
  [
    ".execute database script <| Commands",
    "Runs several commands one after another.",
    `${MANAGEMENT}execute-database-script`,
  ],
  [
    '.export [async] [compressed] to Format (h"address") <| Query',
    "Writes the result of a query to files or another store.",
    `${MANAGEMENT}data-export/`,
  ],
  [
    '.ingest into table Table (h"address") with (…)',
    "Reads files into a table at once; `.ingest inline` takes rows that stand in the command itself.",
    `${INGESTION}ingest-from-storage`,
  ],
  [".move extents", "Moves extents from one table to another.", `${MANAGEMENT}move-extents`],
  [".purge", "Removes personal data for good.", "https://learn.microsoft.com/kusto/concepts/data-purge"],
  [".rename", "Renames a table, column or other object.", `${MANAGEMENT}`],
  [".replace extents", "Swaps extents between tables in one step.", `${MANAGEMENT}replace-extents`],
  [
    ".set [async] Table <| Query",
    "Creates a table from the result of a query; fails when it exists.",
    FROM_QUERY,
  ],
  [
    ".set-or-append [async] Table <| Query",
    "Appends the result of a query to a table, and creates the table first where it is missing.",
    FROM_QUERY,
  ],
  [
    ".set-or-replace [async] Table <| Query",
    "Replaces the rows of a table by the result of a query, and creates the table first where it is missing.",
    FROM_QUERY,
  ],
  [".show", "Shows tables, extents, operations, policies and much else.", `${MANAGEMENT}`],
  [".undo", "Undoes a drop of a table or extents.", `${MANAGEMENT}`],
  [".update", "Removes and adds rows of a table in one step.", `${MANAGEMENT}update-table-command`],
];

/** The management commands by their verbs, dots included. https://learn.microsoft.com/kusto/management/ */
export const MANAGEMENT_COMMANDS: readonly LibraryEntry[] = describeWords("command", COMMANDS);

const PROPERTIES = "https://learn.microsoft.com/kusto/api/rest/request-properties";
const LIMITS = "https://learn.microsoft.com/kusto/concepts/query-limits";

const OPTIONS: readonly LibraryRow[] = [
  ["best_effort", "Lets a query go on when parts of its data cannot be reached.", PROPERTIES],
  ["maxmemoryconsumptionperiterator = Bytes", "Limits the memory of one operator of the query.", LIMITS],
  [
    "max_memory_consumption_per_query_per_node = Bytes",
    "Limits the memory of the query on one node.",
    LIMITS,
  ],
  ["notruncation", "Switches off that results are cut at 500,000 rows and 64 MB.", LIMITS],
  [
    "query_datascope = 'hotcache'",
    "Chooses whether cold data is read too: `all`, `default` or `hotcache`.",
    PROPERTIES,
  ],
  ["query_now = datetime(…)", "Sets the time that `now()` gives.", PROPERTIES],
  [
    "query_results_cache_max_age = time(5m)",
    "Allows results from the cache up to an age.",
    "query-results-cache",
  ],
  ["query_take_max_records = Count", "Limits the number of rows that the query returns.", LIMITS],
  ["truncationmaxrecords = Count", "Sets at how many rows the result is cut.", LIMITS],
  ["truncationmaxsize = Bytes", "Sets at how many bytes the result is cut.", LIMITS],
];

/** What a `set` statement can set and a query in a pipeline may want. */
export const REQUEST_OPTIONS: readonly LibraryEntry[] = describeWords("requestOption", OPTIONS);
