import type { AdfDocument } from "../../adf/document";
import type { Finding } from "../../service/finding";
import type { Span } from "../../text/span";
import { COMMAND_NAME } from "../io";
import type { FileFindings } from "../lintFactories";
import { fixabilityOf, nodeAround, type Report, shownPath, shownPosition } from "./report";

/** Changes only when a reader of the object would have to change too. */
const FORMAT_VERSION = 1;

/** Returns the report as one JSON object. */
export function jsonReport(report: Report, version: string): string {
  const object = {
    version: FORMAT_VERSION,
    tool: `${COMMAND_NAME} ${version}`,
    findings: report.files.flatMap((file) =>
      file.findings.map((finding) => describe(finding, file, report.cwd)),
    ),
    summary: { files: report.paths.size, ...report.counts },
  };
  return `${JSON.stringify(object, undefined, 2)}\n`;
}

function describe(finding: Finding, file: FileFindings, cwd: string) {
  return {
    file: shownPath(file.path, cwd),
    rule: finding.rule.id,
    severity: finding.severity,
    message: finding.message,
    range: rangeOf(file.document, finding.span),
    pointer: nodeAround(file.document, finding.span)?.pointer ?? "",
    fixable: fixabilityOf(finding),
    related: finding.related.flatMap(({ path, span, message }) => {
      const document = file.factory.document(path);
      if (document === undefined) return [];
      return [{ file: shownPath(path, cwd), range: rangeOf(document, span), message }];
    }),
  };
}

function rangeOf(document: AdfDocument, span: Span) {
  return { start: placeOf(document, span.start), end: placeOf(document, span.end) };
}

function placeOf(document: AdfDocument, offset: number) {
  return { ...shownPosition(document, offset), offset };
}
