import { editKql, type KustoText } from "../adf/kustoText";
import { type CommandList, readCommandList } from "../kql/command/secondCommand";
import { lineEndOf } from "../kql/words";
import type { Fix, Rule } from "./rule";

const SCRIPT_START = ".execute database script with (ThrowOnErrors=true) <|";
const SCRIPT_TITLE = `Run them as a script: "${SCRIPT_START}"`;

/** Reports a second management command in one text: the service takes one per request. */
export const multipleManagementCommands: Rule = {
  meta: {
    id: "multiple-management-commands",
    summary: "Several management commands in a text that is sent as one.",
    category: "queries",
    defaultSeverity: "error",
    vendorPage: "https://learn.microsoft.com/kusto/management/execute-database-script",
    fixes: [{ title: SCRIPT_TITLE, isSafe: false }],
    since: "0.1.0",
  },

  check(analysis, report) {
    for (const text of analysis.kustoTexts) {
      const { lexed, firstCommand, commandStarts } = text.kql;
      const list = text.role === "command" ? readCommandList(lexed, firstCommand, commandStarts) : undefined;
      if (list === undefined) continue;

      report({
        span: text.kql.text.toDocument(list.second),
        message:
          `A second command, ".${list.second.verb}", starts here in activity "${text.activity.name}", but Azure Data ` +
          "Explorer takes one command per request. Give it an activity of its own, or run all with " +
          '".execute database script".',
        fixes: runAsScript(analysis.document.path, text, list),
      });
    }
  },
};

/** Only where each command begins a line: what else may separate those of a script is not documented. */
function runAsScript(path: string, text: KustoText, { first, isScript }: CommandList): readonly Fix[] {
  const span = { start: first.start, end: first.start };
  const newText = `${SCRIPT_START}${lineEndOf(text.kql.text.text)}`;
  const edit = isScript ? editKql(text, { span, newText }) : undefined;
  return edit === undefined
    ? []
    : [{ title: SCRIPT_TITLE, isSafe: false, edits: () => [{ path, edits: [edit] }] }];
}
