import { describeFunctions, type LibraryEntry, type LibraryRow } from "./entry";

const AGGREGATION_ROWS: readonly LibraryRow[] = [
  [
    "arg_max(maximized, returned?, …)",
    "Returns the row of a group with the greatest value; `*` takes all of its columns.",
  ],
  [
    "arg_min(minimized, returned?, …)",
    "Returns the row of a group with the least value; `*` takes all of its columns.",
  ],
  ["avg(expr)", "Computes the mean of a group."],
  ["avgif(expr, predicate)", "Computes the mean of the rows for which a condition holds."],
  ["binary_all_and(expr)", "Joins the bits of all values of a group by AND."],
  ["binary_all_or(expr)", "Joins the bits of all values of a group by OR."],
  ["binary_all_xor(expr)", "Joins the bits of all values of a group by XOR."],
  ["buildschema(expr)", "Finds the least schema that fits all dynamic values of a group."],
  ["count()", "Counts the rows of a group."],
  ["count_distinct(expr)", "Counts the different values of a group exactly; costly for many of them."],
  [
    "count_distinctif(expr, predicate)",
    "Counts the different values of the rows for which a condition holds.",
  ],
  ["countif(predicate)", "Counts the rows for which a condition holds."],
  ["covariance(expr1, expr2)", "Computes the sample covariance of two expressions."],
  ["dcount(expr, accuracy?)", "Estimates how many different values a group has."],
  [
    "dcountif(expr, predicate, accuracy?)",
    "Estimates how many different values the rows have for which a condition holds.",
  ],
  ["hll(expr, accuracy?)", "Keeps what `dcount` needs, to be merged later."],
  ["hll_if(expr, predicate, accuracy?)", "Does as `hll` for the rows for which a condition holds."],
  ["hll_merge(hll)", "Merges results of `hll`."],
  ["make_bag(expr, maxSize?)", "Puts the property bags of a group into one."],
  ["make_bag_if(expr, predicate, maxSize?)", "Does as `make_bag` for the rows for which a condition holds."],
  ["make_list(expr, maxSize?)", "Makes an array of all values of a group."],
  [
    "make_list_if(expr, predicate, maxSize?)",
    "Makes an array of the values of the rows for which a condition holds.",
  ],
  ["make_list_with_nulls(expr)", "Makes an array of all values of a group, nulls included."],
  ["make_set(expr, maxSize?)", "Makes an array of the different values of a group."],
  [
    "make_set_if(expr, predicate, maxSize?)",
    "Makes an array of the different values of the rows for which a condition holds.",
  ],
  ["max(expr)", "Finds the greatest value of a group."],
  ["maxif(expr, predicate)", "Finds the greatest value of the rows for which a condition holds."],
  ["min(expr)", "Finds the least value of a group."],
  ["minif(expr, predicate)", "Finds the least value of the rows for which a condition holds."],
  [
    "percentile(expr, percentile)",
    "Estimates the value below which a percentage of a group lies.",
    "percentiles-aggregation-function",
  ],
  ["percentiles(expr, percentile, …)", "Estimates several percentiles of a group, a column each."],
  [
    "percentilew(expr, weight, percentile)",
    "Estimates a percentile of weighted values.",
    "percentiles-aggregation-function",
  ],
  ["stdev(expr)", "Computes the standard deviation of a sample."],
  ["stdevif(expr, predicate)", "Computes the standard deviation of the rows for which a condition holds."],
  ["stdevp(expr)", "Computes the standard deviation of a whole population."],
  ["sum(expr)", "Adds the values of a group."],
  ["sumif(expr, predicate)", "Adds the values of the rows for which a condition holds."],
  ["take_any(expr, …)", "Takes the value of any row of a group; `*` takes all columns."],
  ["take_anyif(expr, predicate)", "Takes the value of any row for which a condition holds."],
  ["tdigest(expr, weight?)", "Keeps what percentiles need, to be merged later."],
  ["tdigest_merge(tdigest)", "Merges results of `tdigest`."],
  ["variance(expr)", "Computes the variance of a sample."],
  ["varianceif(expr, predicate)", "Computes the variance of the rows for which a condition holds."],
  ["variancep(expr)", "Computes the variance of a whole population."],
];

/** The functions over the rows of a group. https://learn.microsoft.com/kusto/query/aggregation-functions */
export const AGGREGATIONS: readonly LibraryEntry[] = describeFunctions("aggregation", AGGREGATION_ROWS);

const PLUGIN_ROWS: readonly LibraryRow[] = [
  [
    "active_users_count(IdColumn, TimelineColumn, Start, End, LookbackWindow, Period, ActivePeriods, Step, …)",
    "Counts users that were active in enough periods of a window.",
  ],
  [
    "activity_metrics(IdColumn, TimelineColumn, Start, End, Step, …)",
    "Computes how many users come, stay and leave from step to step.",
  ],
  ["autocluster(SizeWeight?, WeightColumn?, NumSeeds?, …)", "Finds common patterns of values in the rows."],
  [
    "bag_unpack(column, column_prefix?)",
    "Makes a column of each property of a dynamic value. The columns depend on the data.",
  ],
  ["basket(Threshold?, WeightColumn?, MaxDimensions?, …)", "Finds all patterns of values above a frequency."],
  ["dcount_intersect(hll, …)", "Estimates what several results of `hll` have in common."],
  [
    "diffpatterns(SplitColumn, SplitValueA, SplitValueB, WeightColumn?, Threshold?, MaxDimensions?, …)",
    "Finds patterns that tell two sets of rows apart.",
  ],
  ["infer_storage_schema(Options)", "Finds the schema of files in a store."],
  [
    "ipv4_lookup(LookupTable, SourceIPv4Key, IPv4LookupKey, ExtraKey?, …, return_unmatched?)",
    "Finds the network of each IPv4 address in a table.",
  ],
  ["narrow()", "Makes a row of each cell, with its row, column and value."],
  [
    "pivot(pivotColumn, aggregateFunction?, columnName?, …)",
    "Turns the values of a column into columns. The columns depend on the data.",
  ],
  ["preview(NumberOfRows)", "Returns some rows, and the number of all of them."],
  [
    "python(OutputSchema, Script, Arguments?, Artifacts?)",
    "Runs a Python script over the rows, where the cluster allows it.",
  ],
  [
    "rolling_percentile(ValueColumn, Percentile, IndexColumn, BinSize, BinsPerWindow, …)",
    "Computes a percentile over a moving window.",
  ],
  [
    "sequence_detect(TimelineColumn, MaxSequenceStepWindow, MaxSequenceSpan, Expr, …)",
    "Finds sequences of events.",
  ],
  [
    "session_count(IdColumn, TimelineColumn, Start, End, Bin, LookBackWindow, …)",
    "Counts sessions over time.",
  ],
  [
    "sliding_window_counts(IdColumn, TimelineColumn, Start, End, LookBackWindow, Step, …)",
    "Counts rows and different values over a moving window.",
  ],
  [
    "sql_request(connection_string, sql_query, sql_parameters?, options?)",
    "Runs a query in a SQL database, where the cluster allows it.",
  ],
];

/** What `evaluate` can run. https://learn.microsoft.com/kusto/query/evaluate-operator */
export const PLUGINS: readonly LibraryEntry[] = describeFunctions("plugin", PLUGIN_ROWS);
