import { relative, resolve } from "node:path";
import type { AdfDocument } from "../../adf/document";
import { withForwardSlashes } from "../../host/path";
import type { JsonNode } from "../../json/node";
import { SEVERITIES, type Severity } from "../../rules/rule";
import type { Finding } from "../../service/finding";
import { contains, type Span } from "../../text/span";
import type { FileFindings } from "../lintFactories";

/** What a format prints. */
export interface Report {
  readonly files: readonly FileFindings[];
  /** The factory files that were looked at, those without findings included. */
  readonly paths: ReadonlySet<string>;
  readonly counts: Readonly<Record<Severity, number>>;
  /** How many findings `--min-severity` left out. */
  readonly hiddenCount: number;
  /** What `--fix` did, where it was asked for. */
  readonly fixed: { readonly findings: number; readonly files: number } | undefined;
  readonly cwd: string;
}

/** Whether a finding has a fix: one that `--fix` applies, one that only an editor offers, or none. */
export type Fixability = "safe" | "suggested" | "no";

/** Returns the files with the findings that are at least of a severity. */
export function withSeverity(files: readonly FileFindings[], minimum: Severity): readonly FileFindings[] {
  const shown = SEVERITIES.slice(0, SEVERITIES.indexOf(minimum) + 1);
  return files
    .map((file) => ({ ...file, findings: file.findings.filter(({ severity }) => shown.includes(severity)) }))
    .filter((file) => file.findings.length > 0);
}

/** Returns how many findings there are of each severity. */
export function countBySeverity(files: readonly FileFindings[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { findings } of files) for (const { severity } of findings) counts[severity]++;
  return counts;
}

/** Returns whether `--fix`, an editor or nothing cures a finding. */
export function fixabilityOf(finding: Finding): Fixability {
  if (finding.fixes.length === 0) return "no";
  return finding.fixes.some((fix) => fix.isSafe) ? "safe" : "suggested";
}

/** Returns a path as reports show it: relative to the working directory, with forward slashes. */
export function shownPath(path: string, cwd: string): string {
  return withForwardSlashes(relative(cwd, resolve(path)));
}

/** A place as reports count it: both from 1, the column in UTF-16 units. */
export interface ShownPosition {
  readonly line: number;
  readonly column: number;
}

/** Returns where an offset of a document is. */
export function shownPosition(document: AdfDocument, offset: number): ShownPosition {
  const { line, character } = document.lines.positionAt(offset);
  return { line: line + 1, column: character + 1 };
}

/** Returns the smallest value whose property holds the whole span. */
export function nodeAround({ root }: AdfDocument, span: Span): JsonNode | undefined {
  let node = root?.nodeAtOffset(span.start);
  while (node !== undefined && !contains(node.propertySpan, span)) node = node.parent;
  return node;
}
