import { type Activity, hasKustoSink, isCommandActivity, readCopy } from "../adf/activity";
import { kustoTextOf } from "../adf/kustoText";
import { literalNumber, unwrap } from "../expression/value";
import { type Loading, loadingOf } from "../kql/command/ingestCommands";
import type { Span } from "../text/span";
import type { Rule } from "./rule";

/** Reports an activity that loads Azure Data Explorer and is not run again after a failure that may pass. */
export const noRetry: Rule = {
  meta: {
    id: "no-retry",
    summary: "A copy or command that loads Azure Data Explorer and is not retried.",
    category: "wiring",
    defaultSeverity: "off",
    vendorPage: "https://learn.microsoft.com/azure/data-factory/connector-troubleshoot-azure-data-explorer",
    fixes: [],
    since: "0.1.0",
  },

  check(analysis, report) {
    for (const activity of analysis.activities) {
      const loading = loadingBy(activity);
      const span = loading === undefined ? undefined : placeOfNoRetry(activity);
      if (span === undefined) continue;

      report({
        span,
        severity: "hint",
        message:
          `Activity "${activity.name}" loads Azure Data Explorer and is not retried, so a failure that would pass ends the ` +
          `run. Set "retry" in its policy${loading === "adds" ? ONLY_ONCE : "."}`,
      });
    }
  },
};

const ONLY_ONCE = ', and "ingestIfNotExists" with a tag so that no row is loaded twice.';

function loadingBy(activity: Activity): Loading | undefined {
  const copy = readCopy(activity);
  if (copy !== undefined) return hasKustoSink(copy) ? "adds" : undefined;
  const kql = isCommandActivity(activity) ? kustoTextOf(activity)?.kql : undefined;
  return kql && loadingOf(kql.lexed, kql.commandStarts);
}

/** Returns where a retry would be set; `undefined` when there is one, or an expression gives it. */
function placeOfNoRetry({ node }: Activity): Span | undefined {
  const policy = node.get("policy");
  const retry = policy?.get("retry");
  if (retry === undefined || retry.kind === "null") return policy?.keySpan ?? node.get("type")?.span;
  return literalNumber(retry) === 0 ? unwrap(retry).span : undefined;
}
