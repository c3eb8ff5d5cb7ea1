import { readCopy } from "../adf/activity";
import type { KustoText } from "../adf/kustoText";
import { literalBoolean } from "../expression/value";
import { EXPORT_FIX_TITLE, exportFix } from "../factory/exportConversion";
import { setProperty } from "../json/edit";
import type { JsonNode } from "../json/node";
import { readTruncationOptions } from "../kql/truncationOptions";
import type { Fix, Rule } from "./rule";

/** https://learn.microsoft.com/kusto/concepts/query-limits#limit-on-result-set-size-result-truncation */
const MAX_RECORDS = 500_000;
const SWITCH_TITLE = 'Turn truncation off: "noTruncation": true';

/** Reports a Copy out of Azure Data Explorer whose query may give more than the service returns by default. */
export const copyResultTruncation: Rule = {
  meta: {
    id: "copy-result-truncation",
    summary: "A copy of a query whose result Azure Data Explorer may cut off.",
    category: "limits",
    defaultSeverity: "warning",
    vendorPage:
      "https://learn.microsoft.com/azure/data-factory/connector-azure-data-explorer#azure-data-explorer-as-source",
    fixes: [
      { title: SWITCH_TITLE, isSafe: false },
      { title: EXPORT_FIX_TITLE, isSafe: false },
    ],
    isCrossFile: true,
    since: "0.1.0",
  },

  check(analysis, report) {
    for (const text of analysis.kustoTexts) {
      const copy = readCopy(text.activity);
      const source = copy?.source;
      if (
        copy === undefined ||
        source === undefined ||
        !isTruncatedByDefault(source) ||
        hasTruncationOption(text)
      )
        continue;
      if (text.kql.kind === "command" || text.kql.boundAt(MAX_RECORDS) !== "unbounded") continue;

      report({
        span: text.span,
        message:
          `Copy "${text.activity.name}" gets at most 500,000 records or 64 MB from this query: a larger result is ` +
          'truncated, or the copy fails. Bound the query, copy it in parts, or set "noTruncation" to true.',
        fixes: [turnTruncationOff(analysis.document.path, source), exportFix(analysis, copy)].filter(
          (fix) => fix !== undefined,
        ),
      });
    }
  },
};

/** What an expression decides is not known here. */
function isTruncatedByDefault(source: JsonNode): boolean {
  const setting = source.get("noTruncation");
  return setting === undefined || setting.kind === "null" || literalBoolean(setting) === false;
}

function hasTruncationOption({ kql }: KustoText): boolean {
  const { switches, limits } = readTruncationOptions(kql.requestOptions);
  return switches.length > 0 || limits.length > 0;
}

function turnTruncationOff(path: string, source: JsonNode): Fix {
  return {
    title: SWITCH_TITLE,
    isSafe: false,
    edits: () => [{ path, edits: setProperty(source, "noTruncation", true, { after: "query" }) }],
  };
}
