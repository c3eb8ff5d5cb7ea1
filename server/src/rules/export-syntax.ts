import { editKql, type KustoText } from "../adf/kustoText";
import { type ExportFault, exportFaultsOf } from "../kql/command/exportFaults";
import type { KqlEdit } from "../kql/edit";
import type { Fix, Rule } from "./rule";

const TO_TITLE = 'Write "to"';
const BRACKETS_TITLE = "Put the connection strings in parentheses";

/** Reports an `.export` command that does not follow the syntax of its page. */
export const exportSyntax: Rule = {
  meta: {
    id: "export-syntax",
    summary: "An .export command to storage that its documented syntax does not allow.",
    category: "queries",
    defaultSeverity: "warning",
    vendorPage: "https://learn.microsoft.com/kusto/management/data-export/export-data-to-storage#syntax",
    fixes: [
      { title: TO_TITLE, isSafe: false },
      { title: BRACKETS_TITLE, isSafe: false },
    ],
    since: "0.1.0",
  },

  check(analysis, report) {
    for (const text of analysis.kustoTexts) {
      if (text.role !== "command") continue;
      for (const fault of exportFaultsOf(text.kql.lexed, text.kql.commandStarts)) {
        report({
          span: text.kql.text.toDocument(fault),
          message: `Activity "${text.activity.name}" ${explain(fault)}`,
          fixes: fixesFor(analysis.document.path, text, fault),
        });
      }
    }
  },
};

function explain(fault: ExportFault): string {
  switch (fault.kind) {
    case "into":
      return 'exports "into" files, where the command takes "to": write ".export … to csv (…) <| query".';
    case "format":
      return `exports to the format "${fault.format}", but the command writes csv, tsv, json and parquet only.`;
    case "noBrackets":
      return "exports to a connection string without parentheses, which the command asks for. Put all of them in one pair.";
    case "size":
      return 'limits the files of its export to a size outside 100 MB to 4 GB, the range of "sizeLimit", which counts bytes.';
    case "noQuery":
      return 'exports nothing: the ".export" command has no "<|" with a query behind it.';
    default:
      return fault satisfies never;
  }
}

function fixesFor(path: string, text: KustoText, fault: ExportFault): readonly Fix[] {
  if (fault.kind === "into") return fixOf(path, text, TO_TITLE, [{ span: fault, newText: "to" }]);
  if (fault.kind !== "noBrackets") return [];
  return fixOf(path, text, BRACKETS_TITLE, [
    { span: { start: fault.start, end: fault.start }, newText: "(" },
    { span: { start: fault.listEnd, end: fault.listEnd }, newText: ")" },
  ]);
}

function fixOf(path: string, text: KustoText, title: string, changes: readonly KqlEdit[]): readonly Fix[] {
  const edits = changes.map((change) => editKql(text, change)).filter((edit) => edit !== undefined);
  if (edits.length < changes.length) return [];
  return [{ title, isSafe: false, edits: () => [{ path, edits }] }];
}
