import type { LibraryRow } from "./entry";

/** Functions on arrays, property bags, series, rows in order and places on the earth. */
export const DYNAMIC_FUNCTIONS: readonly LibraryRow[] = [
  ["array_concat(array1, array2?, …)", "Joins arrays into one."],
  ["array_iff(condition_array, when_true, when_false)", "Chooses item by item from two arrays."],
  [
    "array_index_of(array, value, start?, length?, occurrence?)",
    "Finds the place of a value in an array, from 0; -1 when it is not there.",
  ],
  ["array_length(array)", "Counts the items of an array."],
  ["array_reverse(value)", "Turns an array around."],
  ["array_slice(array, start, end)", "Takes the items of an array from one place to another, both included."],
  ["array_sort_asc(array, …, nulls_last?)", "Sorts arrays in ascending order of the first."],
  ["array_sort_desc(array, …, nulls_last?)", "Sorts arrays in descending order of the first."],
  ["array_split(array, index)", "Cuts an array at places into an array of arrays."],
  ["array_sum(array)", "Adds the numbers of an array."],
  ["bag_has_key(bag, key)", "Tells whether a property bag has a key."],
  ["bag_keys(object)", "Lists the keys of a property bag."],
  ["bag_merge(bag1, bag2, …)", "Puts property bags into one; of equal keys the first counts."],
  ["bag_pack(key1, value1, …)", "Makes a property bag of keys and values."],
  ["bag_remove_keys(bag, keys)", "Leaves keys out of a property bag."],
  ["bag_set_key(bag, key, value)", "Sets a key of a property bag."],
  ["dynamic_to_json(dynamic)", "Writes a dynamic value as JSON with its keys sorted."],
  [
    "geo_distance_2points(p1_longitude, p1_latitude, p2_longitude, p2_latitude, use_spheroid?)",
    "Computes the distance of two places in metres.",
  ],
  [
    "geo_point_in_circle(p_longitude, p_latitude, pc_longitude, pc_latitude, c_radius)",
    "Tells whether a place lies in a circle.",
  ],
  ["geo_point_in_polygon(longitude, latitude, polygon)", "Tells whether a place lies in a polygon."],
  ["geo_point_to_geohash(longitude, latitude, accuracy?)", "Computes the geohash of a place."],
  ["next(column, offset?, default_value?)", "Takes a value from a following row of an ordered result."],
  ["pack_all(ignore_null_empty?)", "Makes a property bag of all columns of a row."],
  ["pack_array(value1, value2?, …)", "Makes an array of values."],
  ["prev(column, offset?, default_value?)", "Takes a value from a preceding row of an ordered result."],
  ["range(start, stop, step?)", "Makes an array of numbers or times at equal steps."],
  ["repeat(value, count)", "Makes an array of one value several times."],
  ["row_cumsum(term, restart?)", "Adds up a column of an ordered result, row by row."],
  ["row_number(startingIndex?, restart?)", "Numbers the rows of an ordered result."],
  ["row_rank_dense(term, restart?)", "Ranks the rows of an ordered result without gaps."],
  [
    "row_window_session(expr, maxDistanceFromFirst, maxDistanceBetweenNeighbors, restart?)",
    "Finds the start of the session of each row of an ordered result.",
  ],
  [
    "series_decompose(series, period?, trend?, test_points?, seasonality_threshold?)",
    "Splits a series into season, trend and rest.",
  ],
  [
    "series_decompose_anomalies(series, threshold?, period?, trend?, test_points?, method?, seasonality_threshold?)",
    "Finds anomalies in a series.",
  ],
  [
    "series_decompose_forecast(series, test_points, period?, trend?, seasonality_threshold?)",
    "Foretells the last points of a series.",
  ],
  ["series_fill_backward(series, missing_value_placeholder?)", "Fills gaps of a series with the next value."],
  [
    "series_fill_const(series, constant_value?, missing_value_placeholder?)",
    "Fills gaps of a series with a constant.",
  ],
  ["series_fill_forward(series, missing_value_placeholder?)", "Fills gaps of a series with the last value."],
  [
    "series_fill_linear(series, missing_value_placeholder?, fill_edges?, constant_value?)",
    "Fills gaps of a series along a line.",
  ],
  ["series_fit_line(series)", "Fits a line to a series."],
  [
    "series_stats(series, ignore_nonfinite?)",
    "Computes minimum, maximum, mean and others of a series, a column each.",
  ],
  ["series_sum(series)", "Adds the numbers of a series."],
  ["set_difference(set1, set2, …)", "Keeps what is in the first array and in no other."],
  ["set_has_element(set, value)", "Tells whether an array has a value."],
  ["set_intersect(set1, set2, …)", "Keeps what all arrays have in common."],
  ["set_union(set1, set2, …)", "Puts together all different values of arrays."],
  ["treepath(object)", "Lists the paths of all leaves of a dynamic value."],
  ["zip(array1, array2, …)", "Joins arrays into one of pairs."],
];

/** Functions that name tables and databases, or tell of the request. */
export const ENTITY_FUNCTIONS: readonly LibraryRow[] = [
  ["cluster(name)", "Refers to a cluster, as in `cluster('help').database('Samples').StormEvents`."],
  ["current_cluster_endpoint()", "Gives the address of the cluster that runs the query."],
  ["current_database()", "Gives the name of the database that the query runs in."],
  ["current_principal()", "Gives the name of the principal that runs the query."],
  ["cursor_after(cursor)", "Tells whether a row came into its table after a database cursor was taken."],
  ["database(name)", "Refers to a database by its name."],
  ["estimate_data_size(column, …)", "Estimates the bytes of columns of a row."],
  ["extent_id()", "Gives the id of the extent that a row lies in."],
  ["extent_tags()", "Gives the tags of the extent that a row lies in."],
  ["external_table(name, mapping?)", "Refers to an external table by its name."],
  ["materialized_view(name, max_age?)", "Refers to the materialized part of a view by its name."],
  ["table(name, query_data_scope?)", "Refers to a table by its name."],
];
