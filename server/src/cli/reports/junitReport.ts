import type { Finding } from "../../service/finding";
import { COMMAND_NAME } from "../io";
import type { FileFindings } from "../lintFactories";
import { type Report, shownPath, shownPosition } from "./report";

/**
 * Returns the report as XML in the form of JUnit: a test suite per file, a failed test case per finding. A file without
 * findings has one test case that passed, since servers take a report without any for a mistake.
 * https://learn.microsoft.com/azure/devops/pipelines/tasks/reference/publish-test-results-v2
 */
export function junitReport(report: Report): string {
  const found = new Map(report.files.map((file) => [file.path, file]));
  const suites = [...report.paths].sort().map((path) => suiteOf(path, found.get(path), report.cwd));
  const failures = report.files.reduce((sum, { findings }) => sum + findings.length, 0);
  const tests = failures + report.paths.size - report.files.length;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${COMMAND_NAME}" tests="${tests}" failures="${failures}" errors="0">`,
    ...suites.flat(),
    "</testsuites>\n",
  ].join("\n");
}

function suiteOf(path: string, file: FileFindings | undefined, cwd: string): readonly string[] {
  const name = escapeXml(shownPath(path, cwd));
  const failures = file?.findings.length ?? 0;
  const cases =
    file === undefined
      ? [`    <testcase name="no findings" classname="${name}"/>`]
      : file.findings.flatMap((finding) => failedCase(finding, file, name));
  return [
    `  <testsuite name="${name}" tests="${Math.max(1, failures)}" failures="${failures}" errors="0">`,
    ...cases,
    "  </testsuite>",
  ];
}

function failedCase(finding: Finding, { document }: FileFindings, file: string): readonly string[] {
  const { line, column } = shownPosition(document, finding.span.start);
  const rule = escapeXml(finding.rule.id);
  const message = escapeXml(finding.message);
  const link = escapeXml(finding.rule.vendorPage);
  return [
    `    <testcase name="${rule} (${line}:${column})" classname="${file}">`,
    `      <failure type="${finding.severity}" message="${message}">${file}:${line}:${column}: ${message} ${link}</failure>`,
    "    </testcase>",
  ];
}

/** What XML 1.0 cannot hold, escaped or not, and the other control characters. https://www.w3.org/TR/xml/#charsets */
const NO_XML =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be found.
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

const SPECIAL = /[&<>"\t\r\n]/g;
const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Returns text for an attribute or an element. Line ends and tabs become references: in an attribute they were blanks. */
function escapeXml(text: string): string {
  return text
    .replace(NO_XML, "")
    .replace(SPECIAL, (character) => ENTITIES[character] ?? `&#${character.charCodeAt(0)};`);
}
