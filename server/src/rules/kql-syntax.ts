import { isActivityType, KUSTO_COMMAND } from "../adf/activity";
import type { KustoText } from "../adf/kustoText";
import { closestVerb } from "../kql/command/commandVerbs";
import { exportFaultsOf } from "../kql/command/exportFaults";
import { readCommandList } from "../kql/command/secondCommand";
import { type KqlDiagnostic, OWN_CODES } from "../kql/parser/answer";
import { describeMistake } from "../kql/parser/describeMistake";
import { readStringShape } from "../kql/strings";
import type { Rule, Severity } from "./rule";

/**
 * Reports what the official Kusto parser cannot read. Its grammar of management commands has gaps, 8 % of the
 * documented ones, so that only what no command could hold is more than information there.
 */
export const kqlSyntax: Rule = {
  meta: {
    id: "kql-syntax",
    summary: "KQL that the official Kusto parser cannot read.",
    category: "queries",
    defaultSeverity: "error",
    vendorPage: "https://learn.microsoft.com/kusto/query/syntax-conventions",
    fixes: [],
    needsKustoParser: true,
    since: "0.1.0",
  },

  check(analysis, report) {
    for (const text of analysis.kustoTexts) {
      if (isReportedElsewhere(text)) continue;
      for (const mistake of analysis.kustoAnswers(text)?.mistakes ?? []) {
        report({
          span: text.kql.text.toDocument(mistake),
          message: describe(text, mistake),
          severity: severityOf(text, mistake),
        });
      }
    }
  },
};

/** Other rules say of these texts what is wrong, and the parser's view of them is beside the point. */
function isReportedElsewhere({ activity, role, kql }: KustoText): boolean {
  if (role !== "command") return false;
  if (kql.kind === "query") return isActivityType(activity, KUSTO_COMMAND);
  const { lexed, firstCommand, commandStarts } = kql;
  const isList = readCommandList(lexed, firstCommand, commandStarts) !== undefined;
  return isList || exportFaultsOf(lexed, commandStarts).length > 0;
}

function severityOf({ kql }: KustoText, mistake: KqlDiagnostic): Severity {
  if (kql.kind !== "command") return "error";
  const isUnclosed = !kql.lexed.isBalanced || kql.tokens.some(isUnclosedString);
  return isUnclosed || mistake.code === OWN_CODES.unknownCommand ? "warning" : "information";
}

function isUnclosedString(token: KustoText["kql"]["tokens"][number]): boolean {
  return token.kind === "string" && !readStringShape(token).isClosed;
}

function describe(text: KustoText, mistake: KqlDiagnostic): string {
  const { name } = text.activity;
  switch (mistake.code) {
    case OWN_CODES.unknownCommand: {
      const closest = closestVerb(mistake.message.slice(1));
      const advice = closest === undefined ? "Check its spelling." : `Did you mean ".${closest}"?`;
      return `The Kusto parser knows no command "${mistake.message}", so activity "${name}" will fail. ${advice}`;
    }
    case OWN_CODES.missingInput:
      return `Nothing follows "<|" in the command of "${name}". Add the query that it takes its data from.`;
    default: {
      const found = text.kql.text.text.slice(mistake.start, mistake.end);
      const said = describeMistake(mistake, found);
      if (text.kql.kind !== "command") {
        return `The query of "${name}" has a mistake here, so it will fail: ${said}`;
      }
      return (
        `The Kusto parser cannot read the command of "${name}" from here on: ${said} ` +
        "Compare it with the command's documentation."
      );
    }
  }
}
