import { readCopy, readLookup } from "../adf/activity";
import type { KustoText } from "../adf/kustoText";
import { literalBoolean } from "../expression/value";
import type { RequestOption } from "../kql/requestOptions";
import { readTruncationOptions } from "../kql/truncationOptions";
import type { Span } from "../text/span";
import type { Rule } from "./rule";

/** Reports truncation that is turned off and limited at once: the limit wins. */
export const truncationConflict: Rule = {
  meta: {
    id: "truncation-conflict",
    summary: "Truncation turned off beside a limit that turns it on again.",
    category: "limits",
    defaultSeverity: "warning",
    vendorPage:
      "https://learn.microsoft.com/kusto/concepts/query-limits#setting-multiple-result-truncation-properties",
    fixes: [],
    since: "0.1.0",
  },

  check(analysis, report) {
    for (const text of analysis.kustoTexts) {
      const [limit] = readTruncationOptions(text.kql.requestOptions).limits;
      const turnedOff = limit === undefined ? undefined : switchOf(text);
      if (limit === undefined || turnedOff === undefined) continue;
      const limitSpan = text.kql.text.toDocument(limit.span);

      report({
        span: limitSpan.start > turnedOff.span.start ? limitSpan : turnedOff.span,
        message:
          `In activity "${text.activity.name}", ${turnedOff.name} is ignored, since the query also sets ` +
          `${limit.name.text}: the result is cut off there after all. Remove one of the two.`,
      });
    }
  },
};

interface Switch {
  /** How it is written. */
  readonly name: string;
  readonly span: Span;
}

/** Returns where truncation is turned off without doubt: first in the text, then by the source's property. */
function switchOf(text: KustoText): Switch | undefined {
  const option = readTruncationOptions(text.kql.requestOptions).switches.find(isOn);
  if (option !== undefined)
    return { name: '"set notruncation"', span: text.kql.text.toDocument(option.span) };
  const source = readCopy(text.activity)?.source ?? readLookup(text.activity)?.source;
  const setting = source?.get("noTruncation");
  if (setting === undefined || literalBoolean(setting) !== true) return undefined;
  return { name: '"noTruncation": true', span: setting.propertySpan };
}

function isOn({ value }: RequestOption): boolean {
  return value === undefined || value.text === "true";
}
