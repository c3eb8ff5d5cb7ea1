import { editKql, type KustoText } from "../adf/kustoText";
import { type DatabaseScript, readDatabaseScript, throwOnErrors } from "../kql/command/databaseScript";
import type { Fix, Rule } from "./rule";

const THROW_TITLE = 'Fail on errors: "ThrowOnErrors=true"';

/** Reports a script of commands that succeeds whatever happens inside. */
export const scriptErrorsIgnored: Rule = {
  meta: {
    id: "script-errors-ignored",
    summary: "A script of commands that succeeds even when a command in it fails.",
    category: "queries",
    defaultSeverity: "warning",
    vendorPage: "https://learn.microsoft.com/kusto/management/execute-database-script",
    fixes: [{ title: THROW_TITLE, isSafe: false }],
    since: "0.1.0",
  },

  check(analysis, report) {
    for (const text of analysis.kustoTexts) {
      const { lexed, firstCommand } = text.kql;
      const script = text.role === "command" ? readDatabaseScript(lexed, firstCommand) : undefined;
      if (script?.onError !== "unnoticed") continue;

      report({
        span: text.kql.text.toDocument(script.words),
        message:
          `Activity "${text.activity.name}" succeeds even when a command of its script fails, since a script reports ` +
          'failures only in its result. Add "with (ThrowOnErrors=true)".',
        fixes: failOnErrors(analysis.document.path, text, script),
      });
    }
  },
};

function failOnErrors(path: string, text: KustoText, script: DatabaseScript): readonly Fix[] {
  const edit = editKql(text, throwOnErrors(text.kql.lexed, script));
  return edit === undefined
    ? []
    : [{ title: THROW_TITLE, isSafe: false, edits: () => [{ path, edits: [edit] }] }];
}
