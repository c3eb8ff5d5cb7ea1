import type { Severity } from "../../rules/rule";
import type { Finding } from "../../service/finding";
import type { FileFindings } from "../lintFactories";
import { controlsReplaced } from "./logLine";
import { type Report, shownPath, shownPosition } from "./report";

/**
 * Azure Pipelines knows no lower ones; the message then begins with the severity.
 * https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands#logissue-log-an-error-or-warning
 */
const TYPES: Readonly<Record<Severity, "error" | "warning">> = {
  error: "error",
  warning: "warning",
  information: "warning",
  hint: "warning",
};

/** Returns the report as logging commands of Azure Pipelines, which show them in the summary; one per finding. */
export function adoReport(report: Report): string {
  return report.files
    .flatMap((file) => file.findings.map((finding) => `${commandOf(finding, file, report.cwd)}\n`))
    .join("");
}

function commandOf(finding: Finding, file: FileFindings, cwd: string): string {
  const { line, column } = shownPosition(file.document, finding.span.start);
  const type = TYPES[finding.severity];
  const properties = [
    `type=${type}`,
    `sourcepath=${escapeProperty(shownPath(file.path, cwd))}`,
    `linenumber=${line}`,
    `columnnumber=${column}`,
    `code=${escapeProperty(finding.rule.id)}`,
  ].map((property) => `${property};`);
  const prefix = type === finding.severity ? "" : `${finding.severity}: `;
  return `##vso[task.logissue ${properties.join("")}]${escapeMessage(prefix + finding.message)}`;
}

/**
 * A percent sign has an escape of its own, since "%25" is left as it is.
 * https://github.com/microsoft/azure-pipelines-agent/blob/master/docs/design/percentEncoding.md
 */
function escapeMessage(text: string): string {
  return controlsReplaced(text).replaceAll("%", "%AZP25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll("]", "%5D").replaceAll(";", "%3B");
}
