import type { FactTable } from "./fact";
import { PAGES } from "./pages";

/** A Lookup activity. */
export const LOOKUP_FACTS: FactTable = {
  title: "Lookup activity",
  facts: [
    {
      name: "firstRowOnly",
      text: "Whether only the first row is returned, as `output.firstRow`; with `false` all rows are, as `output.count` and `output.value`.",
      byDefault: "`true`.",
      limit: "5,000 rows and 2 MB (Azure Data Explorer page) or 4 MB (Data Factory page).",
      consequence:
        "Rows beyond 5,000 are dropped without an error; beyond the size the activity fails. With `true` and no row, `firstRow` is absent and `output.firstRow.x` fails: write `output?.firstRow?.x`.",
      page: PAGES.lookup,
    },
    {
      name: "source",
      text: "How the dataset is read, as in a Copy. A query must return exactly one result set.",
      limit: "A query on Azure Data Explorer may run for 1 hour, the activity for 24 hours.",
      page: PAGES.lookup,
    },
    {
      name: "dataset",
      text: "The dataset that is read. For Azure Data Explorer it gives cluster and database; the table comes from the query.",
      page: PAGES.lookup,
    },
  ],
};

/** A ForEach activity. */
export const FOR_EACH_FACTS: FactTable = {
  title: "ForEach activity",
  facts: [
    {
      name: "isSequential",
      text: "Whether the items are taken one after another. To load Azure Data Explorer fast, partition the data and copy the parts side by side, with `false`; commands that replace the same table, such as `.set-or-replace`, need `true`.",
      byDefault: "`false`.",
      limit: "At most 50 iterations run side by side.",
      page: PAGES.forEach,
    },
    {
      name: "batchCount",
      text: "The most iterations that run side by side; not always so many do. No effect when `isSequential` is `true`.",
      byDefault: "`20`.",
      limit: "1 to 50.",
      consequence: "Many copies and commands at once queue for the ingestion capacity of the cluster.",
      page: PAGES.forEach,
    },
    {
      name: "items",
      text: "The array to run over, such as `@activity('Find').output.value`. Inside, `@item()` is the element.",
      consequence: "From a Lookup it holds 5,000 rows at most.",
      page: PAGES.forEach,
    },
    {
      name: "activities",
      text: "What runs for each item. Another ForEach cannot stand directly inside; call a pipeline with Execute Pipeline instead.",
      page: PAGES.forEach,
    },
  ],
};

/** The policy of an activity. */
export const POLICY_FACTS: FactTable = {
  title: "Activity policy",
  facts: [
    {
      name: "timeout",
      text: "How long the activity may run in all, as `[d.]hh:mm:ss`. Give it at least the `queryTimeout` or `commandTimeout` of the same activity.",
      byDefault:
        "7 days (`7.00:00:00`) by the documentation and the API; the editor writes 12 hours (`0.12:00:00`).",
      consequence: "An activity that takes longer fails with a timeout, whatever the cluster does then.",
      page: PAGES.pipelines,
    },
    {
      name: "retry",
      text: "How often the activity is run again after a failure. The vendor advises retries against passing failures of writing into Azure Data Explorer.",
      byDefault: "0.",
      consequence:
        "A copy and `.append` add rows: a second run can add them twice, unless `ingestIfNotExists` with a tag prevents it.",
      page: PAGES.pipelines,
    },
    {
      name: "retryIntervalInSeconds",
      text: "How many seconds pass before the activity is run again.",
      byDefault: "30.",
      page: PAGES.pipelines,
    },
    {
      name: "secureInput",
      text: "Whether the input of the activity is kept out of the monitoring logs: set it where a command holds a secret.",
      byDefault: "`false`.",
      page: PAGES.pipelines,
    },
    {
      name: "secureOutput",
      text: "Whether the output of the activity is kept out of the monitoring logs.",
      byDefault: "`false`.",
      page: PAGES.pipelines,
    },
  ],
};
