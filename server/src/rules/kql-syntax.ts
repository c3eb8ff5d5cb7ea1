import { isActivityType, KUSTO_COMMAND } from "../adf/activity";
import type { KustoText } from "../adf/kustoText";
import { closestVerb } from "../kql/commandVerbs";
import { type KqlDiagnostic, OWN_CODES } from "../kql/parser/answer";
import { readCommandList } from "../kql/secondCommand";
import { readStringShape } from "../kql/strings";
import { closestName } from "../text/suggest";
import type { Rule, Severity } from "./rule";

/** More alternatives than that are no help. */
const MOST_ALTERNATIVES = 6;
const ALTERNATIVES = /^Expected(?: one of)?: (.+)$/;

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
  return readCommandList(kql.lexed, kql.firstCommand, kql.commandStarts) !== undefined;
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
  const found = text.kql.text.text.slice(mistake.start, mistake.end);
  switch (mistake.code) {
    case OWN_CODES.unknownCommand: {
      const closest = closestVerb(mistake.message.slice(1));
      const advice = closest === undefined ? "Check its spelling" : `Did you mean ".${closest}"?`;
      return `The Kusto parser knows no command "${mistake.message}", so activity "${name}" will fail. ${withStop(advice)}`;
    }
    case OWN_CODES.unreadWords:
      return `${inCommand(name)}: "${mistake.message}" is more than the command takes. ${COMPARE}`;
    case OWN_CODES.missingInput:
      return `${inCommand(name)}: nothing follows "<|". Add the query that the command takes its data from.`;
    default: {
      const said = `${withStop(sayWhat(mistake.message, found))} (${mistake.code})`;
      return text.kql.kind === "command"
        ? `${inCommand(name)}: ${said} ${COMPARE}`
        : `The query of "${name}" cannot be read here, so it will fail. The Kusto parser says: ${said}`;
    }
  }
}

const COMPARE = "Compare it with the command's documentation.";

function inCommand(name: string): string {
  return `The Kusto parser does not know this form of the command of "${name}"`;
}

/** The parser names all that could stand in a place; of many the one that was probably meant is enough. */
function sayWhat(message: string, found: string): string {
  const [line = ""] = message.split(/[\r\n]/, 1);
  const alternatives = ALTERNATIVES.exec(line)?.[1]?.split(", ") ?? [];
  if (alternatives.length <= MOST_ALTERNATIVES) return line;
  const closest = closestName(found, alternatives);
  return closest === undefined
    ? `Unexpected "${found}"`
    : `Unexpected "${found}"; did you mean "${closest}"?`;
}

function withStop(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}
