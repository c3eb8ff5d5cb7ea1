import {
  type CodeDescription,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type TextEdit as LspTextEdit,
  type Range,
  type WorkspaceEdit,
} from "vscode-languageserver";
import type { FileEdits, RelatedPlace, Severity } from "../rules/rule";
import type { Finding } from "../service/finding";
import type { LineIndex } from "../text/lineIndex";
import type { Span } from "../text/span";
import type { ClientFeatures } from "./clientFeatures";
import { DIAGNOSTIC_SOURCE } from "./protocol";

/** How the places of the engine, paths and offsets, are told to a client. */
export interface Places {
  readonly linesOf: (path: string) => LineIndex | undefined;
  readonly uriOf: (path: string) => string;
  /** The version of an open document; `null` for any other. */
  readonly versionOf: (path: string) => number | null;
}

/** What a diagnostic carries so that its finding can be found again. */
export interface DiagnosticData {
  readonly rule: string;
  readonly start: number;
  readonly end: number;
}

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const START: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Returns a stretch of a document as lines and characters. */
export function toRange(lines: LineIndex, span: Span): Range {
  return { start: lines.positionAt(span.start), end: lines.positionAt(span.end) };
}

/** Returns lines and characters as a stretch of a document. */
export function toSpan(lines: LineIndex, range: Range): Span {
  return { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) };
}

/** Returns a finding as a diagnostic, with as much of it as the client understands. */
export function toDiagnostic(finding: Finding, places: Places, client: ClientFeatures): Diagnostic {
  const { rule, span } = finding;
  const data: DiagnosticData = { rule: rule.id, start: span.start, end: span.end };
  const link: CodeDescription = { href: rule.vendorPage };
  const related = client.hasRelatedInformation ? toRelated(finding.related, places) : [];
  return {
    range: rangeIn(places, finding.path, span),
    severity: SEVERITIES[finding.severity],
    source: DIAGNOSTIC_SOURCE,
    code: rule.id,
    message: finding.message,
    ...(client.hasCodeDescription ? { codeDescription: link } : {}),
    ...(client.hasDiagnosticTags && rule.tags !== undefined ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    ...(related.length > 0 ? { relatedInformation: related } : {}),
    ...(client.hasDiagnosticData ? { data } : {}),
  };
}

/**
 * Returns edits of one or several files, held to the versions that they were made for where the client can check
 * them; `undefined` when a file is no longer known.
 */
export function toWorkspaceEdit(
  files: readonly FileEdits[],
  places: Places,
  client: ClientFeatures,
): WorkspaceEdit | undefined {
  const changes: [path: string, edits: LspTextEdit[]][] = [];
  for (const { path, edits } of files) {
    const lines = places.linesOf(path);
    if (lines === undefined) return undefined;
    changes.push([path, edits.map(({ span, newText }) => ({ range: toRange(lines, span), newText }))]);
  }
  if (!client.hasDocumentChanges) {
    return { changes: Object.fromEntries(changes.map(([path, edits]) => [places.uriOf(path), edits])) };
  }
  return {
    documentChanges: changes.map(([path, edits]) => ({
      textDocument: { uri: places.uriOf(path), version: places.versionOf(path) },
      edits,
    })),
  };
}

function toRelated(related: readonly RelatedPlace[], places: Places) {
  return related.map(({ path, span, message }) => ({
    location: { uri: places.uriOf(path), range: rangeIn(places, path, span) },
    message,
  }));
}

/** Returns a stretch of a file; its beginning when the file is no longer known. */
export function rangeIn(places: Places, path: string, span: Span): Range {
  const lines = places.linesOf(path);
  return lines === undefined ? START : toRange(lines, span);
}
