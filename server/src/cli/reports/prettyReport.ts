import type { AdfDocument } from "../../adf/document";
import { type RelatedPlace, SEVERITIES, type Severity } from "../../rules/rule";
import type { Finding } from "../../service/finding";
import { printable, wrap } from "../displayText";
import { COMMAND_NAME } from "../io";
import type { FileFindings } from "../lintFactories";
import type { Style } from "../style";
import { excerptOf } from "./excerpt";
import { fixabilityOf, type Report, shownPath, shownPosition } from "./report";

/** How a report is laid out. */
export interface Layout {
  readonly style: Style;
  /** In columns. */
  readonly width: number;
}

const INDENT = "    ";

/** Returns the report for people. */
export function prettyReport(report: Report, layout: Layout): string {
  const files = report.files.map((file) => fileSection(file, report.cwd, layout));
  return `${[...files, summaryOf(report, layout)].join("\n\n")}\n`;
}

function fileSection(file: FileFindings, cwd: string, layout: Layout): string {
  const heading = layout.style.strong(printable(shownPath(file.path, cwd)));
  return [heading, ...file.findings.map((finding) => findingSection(finding, file, cwd, layout))].join(
    "\n\n",
  );
}

function findingSection(finding: Finding, file: FileFindings, cwd: string, layout: Layout): string {
  const { style, width } = layout;
  const paint = style.severity[finding.severity];
  const position = shownPosition(file.document, finding.span.start);
  // The place comes first: terminals that know this shape make it a link into the file named above.
  const heading = `  ${position.line}:${position.column}  ${paint(finding.severity)}  ${style.strong(finding.rule.id)}`;
  const prose = wrap(printable(finding.message), width - INDENT.length);
  const lines = [
    ...prose,
    "",
    ...excerptLines(file.document, finding, layout),
    ...finding.related.flatMap((place) => relatedLines(place, file, cwd, layout)),
    ...fixLines(finding, layout),
  ];
  return [heading, ...lines.map((line) => (line === "" ? "" : `${INDENT}${line}`))].join("\n");
}

function excerptLines(document: AdfDocument, finding: Finding, { style, width }: Layout): readonly string[] {
  const number = String(shownPosition(document, finding.span.start).line);
  const margin = " ".repeat(number.length);
  const room = width - INDENT.length - number.length - " | ".length;
  const { text, marks } = excerptOf(document, finding.span, room);
  const bar = style.faint("|");
  return [
    `${style.faint(number)} ${bar} ${text}`,
    `${margin} ${bar} ${style.severity[finding.severity](marks)}`,
  ];
}

function relatedLines(
  place: RelatedPlace,
  file: FileFindings,
  cwd: string,
  layout: Layout,
): readonly string[] {
  const document = file.factory.document(place.path);
  if (document === undefined) return [];
  const { line, column } = shownPosition(document, place.span.start);
  const where =
    place.path === file.path ? `line ${line}` : `${printable(shownPath(place.path, cwd))}:${line}:${column}`;
  return hanging("see ", `${where}: ${printable(place.message)}`, layout);
}

function fixLines(finding: Finding, layout: Layout): readonly string[] {
  return finding.fixes.flatMap(({ title, isSafe }) =>
    hanging(isSafe ? "fix with --fix: " : "fix in the editor: ", printable(title), layout),
  );
}

function hanging(label: string, text: string, { style, width }: Layout): readonly string[] {
  const [first = "", ...rest] = wrap(`${label.trimEnd()} ${text}`, width - 2 * INDENT.length);
  return [
    `${style.faint(first.slice(0, label.length))}${first.slice(label.length)}`,
    ...rest.map((line) => INDENT + line),
  ];
}

function summaryOf(report: Report, { style, width }: Layout): string {
  const sentences = [fixedSentence(report), countSentence(report, style), fixableSentence(report)];
  const hidden =
    report.hiddenCount === 0
      ? undefined
      : `${plural(report.hiddenCount, "finding")} of lower severity not shown (--min-severity hint shows all).`;
  const tail = [...sentences, hidden].filter((sentence) => sentence !== undefined);
  const more = `${COMMAND_NAME} --explain ${report.files[0]?.findings[0]?.rule.id} tells why, and how to fix it.`;
  const lines = report.files.length === 0 ? tail : [...tail, style.faint(more)];
  return lines.flatMap((line) => (line.length > width ? wrap(line, width) : [line])).join("\n");
}

function fixedSentence({ fixed }: Report): string | undefined {
  if (fixed === undefined || fixed.findings === 0) return undefined;
  return `Fixed ${plural(fixed.findings, "finding")} in ${plural(fixed.files, "file")}.`;
}

function countSentence(report: Report, style: Style): string {
  if (report.paths.size === 0) return "No Data Factory files found here, so there is nothing to report.";
  if (report.files.length === 0)
    return `Looked at ${plural(report.paths.size, "factory file")}: nothing to report.`;
  const counts = SEVERITIES.filter((severity) => report.counts[severity] > 0).map((severity) =>
    style.severity[severity](countOf(severity, report.counts[severity])),
  );
  const files = plural(report.paths.size, "factory file");
  const share = report.files.length === report.paths.size ? "" : `${report.files.length} of `;
  return `${listed(counts)} in ${share}${files}.`;
}

function fixableSentence(report: Report): string | undefined {
  const findings = report.files.flatMap((file) => file.findings);
  const count = findings.filter((finding) => fixabilityOf(finding) === "safe").length;
  if (count === 0) return undefined;
  return `${count === findings.length ? (count === 1 ? "It" : "All of them") : `${count} of them`} can be fixed with --fix.`;
}

function countOf(severity: Severity, count: number): string {
  return severity === "information" ? `${count} information` : plural(count, severity);
}

function plural(count: number, noun: string): string {
  const number = String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");
  return `${number} ${noun}${count === 1 ? "" : "s"}`;
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}
