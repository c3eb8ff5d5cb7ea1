import { isActivityType, KUSTO_COMMAND } from "../adf/activity";
import type { KustoText } from "../adf/kustoText";
import type { SchemaInUse } from "../factory/schemaInUse";
import { readName } from "../kql/columnNames";
import { closestVerb } from "../kql/command/commandVerbs";
import { exportFaultsOf } from "../kql/command/exportFaults";
import { readCommandList } from "../kql/command/secondCommand";
import { nameAt } from "../kql/names";
import { type KqlDiagnostic, OWN_CODES } from "../kql/parser/answer";
import { describeMistake } from "../kql/parser/describeMistake";
import {
  isSchemaMistake,
  isTableMistake,
  UNKNOWN_FUNCTION,
  UNKNOWN_NAME,
} from "../kql/parser/schemaMistakes";
import { meantColumn, meantTable } from "../kql/schema/meantNames";
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
        const schema = analysis.schemaOf(text);
        const message = schema && describeUnknown(text, mistake, schema);
        report({
          span: text.kql.text.toDocument(mistake),
          message: message ?? describe(text, mistake),
          severity: severityOf(text, mistake, schema),
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

function severityOf({ kql }: KustoText, mistake: KqlDiagnostic, schema: SchemaInUse | undefined): Severity {
  if (schema !== undefined && isSchemaMistake(mistake)) {
    const isCertain = kql.kind !== "command" && mistake.code !== UNKNOWN_FUNCTION;
    const isListed = !isTableMistake(kql, mistake) || listsAllTables(schema);
    return isCertain && isListed ? "error" : "warning";
  }
  if (kql.kind !== "command") return "error";
  const isUnclosed = !kql.lexed.isBalanced || kql.tokens.some(isUnclosedString);
  return isUnclosed || mistake.code === OWN_CODES.unknownCommand ? "warning" : "information";
}

function isUnclosedString(token: KustoText["kql"]["tokens"][number]): boolean {
  return token.kind === "string" && !readStringShape(token).isClosed;
}

/** A name in the place of a table may be one of a view or a function too. */
function listsAllTables({ database: { complete } }: SchemaInUse): boolean {
  return complete.includes("table") && complete.includes("function");
}

/** Returns what there is to say of a name that is not found; `undefined` for any other mistake. */
function describeUnknown(
  { kql, activity }: KustoText,
  mistake: KqlDiagnostic,
  schema: SchemaInUse,
): string | undefined {
  const { database, source } = schema;
  const index = kql.tokens.findIndex(({ start }) => start === mistake.start);
  const read = nameAt(kql.lexed, index, kql.tokens.length);
  if (read === undefined) return undefined;
  const name = readName(read);
  const where = database.name === undefined ? source : `database "${database.name}" in ${source}`;
  const query = `the ${kql.kind === "command" ? "query in the command" : "query"} of "${activity.name}"`;
  if (isTableMistake(kql, mistake)) {
    const advice = meant(
      meantTable(database, name),
      listsAllTables(schema) ? "" : " If it exists, add it to the file.",
    );
    return `"${name}" is no table, view or function of ${where}, so ${query} will fail.${advice} (${mistake.code})`;
  }
  if (mistake.code === UNKNOWN_FUNCTION) {
    const advice = meant(meantTable(database, name), "");
    return `"${name}" is no function of ${where}, nor one that the Kusto parser knows, so ${query} will fail.${advice} (${mistake.code})`;
  }
  if (mistake.code !== UNKNOWN_NAME) return undefined;
  const advice = meant(meantColumn(kql.lexed, database, name), "");
  return `No column or variable is called "${name}" here, so ${query} will fail.${advice} The columns are those of ${where} (${mistake.code}).`;
}

function meant(name: string | undefined, otherwise: string): string {
  return name === undefined ? otherwise : ` Did you mean "${name}"?`;
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
      if (isSchemaMistake(mistake) && text.kql.kind === "command") {
        return `The query in the command of "${name}" has a mistake here, so it will fail: ${said}`;
      }
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
