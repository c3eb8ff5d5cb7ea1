import { describeWords, type LibraryEntry, type LibraryRow } from "./entry";

const OPERATORS: readonly LibraryRow[] = [
  ["as Name", "Gives the rows so far a name that later parts of the query can use."],
  [
    "assert-schema (Column: type, …)",
    "Fails the query when the rows do not have these columns.",
    "tabular-operators",
  ],
  ["consume", "Reads all rows and returns none; for measuring."],
  ["count", "Returns one row with the number of rows, in the column `Count`."],
  ["distinct Column, …", "Returns every combination of these columns once; `*` takes all columns."],
  ["evaluate Plugin(…)", "Runs a plugin over the rows."],
  ["extend Column = Expression, …", "Adds computed columns; one with the name of a column replaces it."],
  ["facet by Column, … with (Query)", "Returns the values of each column and, with them, another result."],
  ["filter Predicate", "Keeps the rows for which a condition holds; the same as `where`.", "where-operator"],
  ["fork (Query) (Query) …", "Runs several queries over the same rows side by side."],
  ["getschema", "Returns the names and types of the columns instead of the rows."],
  ["graph-match Pattern where … project …", "Finds the places of a graph that a pattern describes."],
  ["graph-to-table nodes | edges", "Turns a graph back into tables of its nodes or edges."],
  ["invoke Function(…)", "Calls a function that takes the rows so far as a table."],
  [
    "join kind=inner (Table) on Column",
    "Puts rows of two tables together whose values match. Without `kind` only one of equal left rows is kept (`innerunique`).",
  ],
  ["limit Count", "Returns some of the rows, at most this many; the same as `take`.", "take-operator"],
  [
    "lookup (Table) on Column",
    "Adds the columns of a small dimension table to each row; a left outer join unless `kind=inner`.",
  ],
  [
    "make-graph Source --> Target with Nodes on Key",
    "Builds a graph from a table of edges and one of nodes.",
  ],
  [
    "make-series Name = Aggregation default=0 on Time from Start to End step Size by Column",
    "Builds one array of values at equal steps for each group.",
  ],
  [
    "mv-apply Item = Array to typeof(type) on (Query)",
    "Runs a query over the items of an array, row by row.",
  ],
  ["mv-expand Column", "Makes a row of each item of an array or property bag."],
  ["order by Column desc", "Sorts the rows, descending unless `asc`; the same as `sort`.", "sort-operator"],
  [
    'parse Column with "text" Name: type "text" …',
    "Takes values out of a text by a pattern; columns are null where it does not match.",
  ],
  ["parse-kv Column as (Name: type, …)", "Takes values out of a text of keys and values."],
  ['parse-where Column with "text" Name: type …', "Does as `parse`, and keeps only the rows that match."],
  ["partition by Column (Query)", "Runs a query over the rows of each value of a column."],
  ["project Column, Name = Expression, …", "Chooses, renames and computes columns; all others are dropped."],
  ["project-away Column, …", "Drops columns; `*` stands for any characters of a name."],
  ["project-by-names Names", "Chooses columns by names that are computed."],
  ["project-keep Column, …", "Keeps only these columns, in their order."],
  ["project-rename New = Old, …", "Renames columns and keeps all others."],
  ["project-reorder Column, …", "Puts columns first and keeps all others."],
  ["reduce by Column", "Groups texts that look alike and returns a pattern for each group."],
  ["render Chart", "Tells a client how to draw the result; it changes nothing in a pipeline."],
  ["sample Count", "Returns this many rows by chance."],
  ["sample-distinct Count of Column", "Returns this many different values of a column."],
  ["scan with (step Name: Condition => Column = Value; …)", "Matches sequences of rows against steps."],
  ['search "text"', "Finds rows that hold a text in any column. Costly on large tables."],
  ["serialize", "Fixes the order of the rows, which window functions such as `prev()` need."],
  ["sort by Column desc", "Sorts the rows, descending unless `asc`."],
  [
    "summarize Name = Aggregation by Column",
    "Groups the rows and computes aggregations for each group; without `by` it returns one row.",
  ],
  ["take Count", "Returns some of the rows, at most this many, in no order."],
  ["top Count by Column desc", "Returns the first rows of an order."],
  ["top-hitters Count of Column", "Estimates the most frequent values of a column."],
  ["top-nested Count of Column by Aggregation, …", "Returns the largest groups on several levels."],
  ["union Table, …", "Returns the rows of several tables after each other; columns that one lacks are null."],
  [
    "where Predicate",
    "Keeps the rows for which a condition holds. Filter on time first: it is the cheapest.",
  ],
];

const SOURCES: readonly LibraryRow[] = [
  ["datatable (Column: type, …) [Value, …]", "Makes a table of literal values."],
  ['externaldata (Column: type, …) [h"address"]', "Reads a table from files in a store."],
  ["find in (Table, …) where Predicate", "Finds rows in several tables."],
  ["materialize (Query)", "Keeps the result of a query that is used several times.", "materialize-function"],
  ["print Name = Expression, …", "Returns one row of computed values."],
  ["range Column from Start to End step Size", "Returns a table of numbers or times at equal steps."],
  ['search in (Table, …) "text"', "Finds rows that hold a text in any column."],
  ["union Table, …", "Returns the rows of several tables after each other."],
];

const STATEMENTS: readonly LibraryRow[] = [
  ["alias database Name = cluster(…).database(…)", "Gives a database of another cluster a short name."],
  [
    "declare query_parameters (Name: type = Default)",
    "Declares parameters that the client sends with the query.",
    "query-parameters-statement",
  ],
  ["let Name = Expression;", "Names a value, a table or a function for the rest of the query."],
  ["restrict access to (Table, …)", "Limits what the rest of the query can see."],
  ["set Option = Value;", "Sets a request property for this query."],
];

/** The operators that can follow a `|`. https://learn.microsoft.com/kusto/query/tabular-operators */
export const TABULAR_OPERATORS: readonly LibraryEntry[] = describeWords("tabularOperator", OPERATORS);

/** What a query can begin with instead of a table. */
export const TABULAR_SOURCES: readonly LibraryEntry[] = describeWords("source", SOURCES);

/** The statements of a query. https://learn.microsoft.com/kusto/query/statements */
export const QUERY_STATEMENTS: readonly LibraryEntry[] = describeWords("statement", STATEMENTS);
