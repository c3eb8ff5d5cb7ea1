import { describeWords, type LibraryEntry, type LibraryRow } from "./entry";

const STRING_OPERATORS = "datatypes-string-operators";

const OPERATORS: readonly LibraryRow[] = [
  ["and", "Holds when both conditions do.", "logical-operators"],
  ["or", "Holds when one of two conditions does.", "logical-operators"],
  ["between (Low .. High)", "Holds for values in a range, both ends included."],
  ["!between (Low .. High)", "Holds for values outside a range.", "not-between-operator"],
  ["contains", "Holds when a text is anywhere in another, whatever the case. `has` is faster."],
  ["!contains", "Holds when a text is nowhere in another, whatever the case.", "not-contains-operator"],
  ["contains_cs", "Holds when a text is anywhere in another, case counting.", "contains-cs-operator"],
  ["endswith", "Holds when a text ends with another, whatever the case."],
  ["!endswith", "Holds when a text does not end with another.", "not-endswith-operator"],
  ["has", "Holds when a text has another as a whole term, whatever the case. Uses the index."],
  ["!has", "Holds when a text does not have another as a whole term.", "not-has-operator"],
  ["has_all (Term, …)", "Holds when a text has all of these terms."],
  ["has_any (Term, …)", "Holds when a text has at least one of these terms."],
  ["has_cs", "Holds when a text has another as a whole term, case counting."],
  ["hasprefix", "Holds when a term of a text begins with another, whatever the case."],
  ["hassuffix", "Holds when a term of a text ends with another, whatever the case."],
  ["in (Value, …)", "Holds for any of these values, case counting; also for those of a query."],
  ["!in (Value, …)", "Holds for none of these values.", "not-in-operator"],
  ["in~ (Value, …)", "Holds for any of these texts, whatever the case.", "in-operator"],
  ["matches regex", "Holds when a regular expression finds something in a text.", "matches-regex-operator"],
  ["startswith", "Holds when a text begins with another, whatever the case."],
  ["!startswith", "Holds when a text does not begin with another.", "not-startswith-operator"],
  ["startswith_cs", "Holds when a text begins with another, case counting."],
  ["like", "Holds when a text matches a pattern; `*` stands for any characters.", STRING_OPERATORS],
];

/** The words between the operands of a condition. */
export const SCALAR_OPERATORS: readonly LibraryEntry[] = describeWords("scalarOperator", OPERATORS);

const CHART_PAGE = "render-operator";

const CHARTS: readonly LibraryRow[] = [
  ["anomalychart", "A time chart that marks anomalies.", CHART_PAGE],
  ["areachart", "An area for each series.", CHART_PAGE],
  ["barchart", "Horizontal bars.", CHART_PAGE],
  ["card", "The first row as large values.", CHART_PAGE],
  ["columnchart", "Vertical bars.", CHART_PAGE],
  ["linechart", "A line for each series.", CHART_PAGE],
  ["piechart", "Slices of a whole.", CHART_PAGE],
  ["scatterchart", "Points.", CHART_PAGE],
  ["stackedareachart", "Areas on top of each other.", CHART_PAGE],
  ["table", "Rows and columns.", CHART_PAGE],
  ["timechart", "Lines over a time axis.", CHART_PAGE],
  ["treemap", "Nested rectangles.", CHART_PAGE],
];

/** What `render` can draw. */
export const CHART_KINDS: readonly LibraryEntry[] = describeWords("chart", CHARTS);
