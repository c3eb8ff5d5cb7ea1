import type { Severity } from "../../rules/rule";
import type { Finding } from "../../service/finding";
import type { FileFindings } from "../lintFactories";
import { controlsReplaced } from "./logLine";
import { type Report, shownPath, shownPosition } from "./report";

/** https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands */
const COMMANDS: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  information: "notice",
  hint: "notice",
};

/** Returns the report as workflow commands of GitHub Actions, which become annotations of the lines; one per finding. */
export function githubReport(report: Report): string {
  return report.files
    .flatMap((file) => file.findings.map((finding) => `${commandOf(finding, file, report.cwd)}\n`))
    .join("");
}

function commandOf(finding: Finding, file: FileFindings, cwd: string): string {
  const properties = [
    `file=${escapeProperty(shownPath(file.path, cwd))}`,
    ...placeOf(finding, file),
    `title=${escapeProperty(finding.rule.id)}`,
  ];
  return `::${COMMANDS[finding.severity]} ${properties.join(",")}::${escapeMessage(finding.message)}`;
}

/**
 * GitHub takes columns only within one line; a place of several lines is named without.
 * https://docs.github.com/rest/checks/runs#create-a-check-run
 */
function placeOf({ span }: Finding, { document }: FileFindings): readonly string[] {
  const start = shownPosition(document, span.start);
  const end = shownPosition(document, span.end);
  if (start.line !== end.line) return [`line=${start.line}`, `endLine=${end.line}`];
  return [`line=${start.line}`, `col=${start.column}`, `endLine=${end.line}`, `endColumn=${end.column}`];
}

/** https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
function escapeMessage(text: string): string {
  return controlsReplaced(text).replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
