import { isCommandActivity } from "../adf/activity";
import { mayReadOutput } from "../adf/outputReaders";
import { ignoresIngestErrors } from "../kql/command/ingestResult";
import type { Rule } from "./rule";

/** Reports an `.ingest` command whose failure shows only in a result that nothing reads. */
export const ingestResultUnchecked: Rule = {
  meta: {
    id: "ingest-result-unchecked",
    summary: "An ingestion that can fail unnoticed, since nothing looks at its result.",
    category: "queries",
    defaultSeverity: "hint",
    vendorPage: "https://learn.microsoft.com/kusto/management/data-ingestion/ingest-from-storage",
    fixes: [],
    since: "0.1.0",
  },

  check(analysis, report) {
    for (const { activity, kql } of analysis.kustoTexts) {
      const { firstCommand } = kql;
      if (!isCommandActivity(activity) || firstCommand === undefined) continue;
      if (!ignoresIngestErrors(kql.lexed, firstCommand) || mayReadOutput(activity)) continue;

      report({
        span: kql.text.toDocument(firstCommand),
        message:
          `Activity "${activity.name}" can succeed although files were not ingested: ".ingest" says so in the column ` +
          '"HasErrors" of its result, which nothing reads. Test it behind the command, or read the output of the activity.',
      });
    }
  },
};
