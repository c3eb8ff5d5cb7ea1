import {
  type CancellationToken,
  type Diagnostic,
  DiagnosticSeverity,
  type Range,
} from "vscode-languageserver";
import type { Finding } from "../../service/finding";
import type { KqlPreview } from "../../service/kqlDocument";
import { LineIndex } from "../../text/lineIndex";
import { contains } from "../../text/span";
import type { ClientFeatures } from "../clientFeatures";
import { type Places, toDiagnostic, toRange } from "../conversion";
import type { OpenDocuments } from "../files/openDocuments";
import type { LoadIntelligence } from "../intelligence/loadIntelligence";
import { readKqlUri } from "../kqlEditor/kqlUris";
import { DIAGNOSTIC_SOURCE } from "../protocol";
import { pathOfUri } from "../uris";
import type { LintedDocument, Linter } from "./linter";

/** Tells that a text cannot be saved as it stands. */
const CANNOT_SAVE = "edit-kql";

/** What is found in a KQL document. */
export interface KqlReport {
  readonly diagnostics: readonly Diagnostic[];
  readonly findings: readonly Finding[];
}

/** Lints KQL documents: as if each were saved, what is found in its text. */
export class KqlReports {
  constructor(
    private readonly linter: Linter,
    private readonly documents: OpenDocuments,
    private readonly places: Places,
    private readonly client: ClientFeatures,
    private readonly load: LoadIntelligence,
  ) {}

  /** Returns what is found in a KQL document; nothing when it or its JSON document is not known. */
  async of(path: string, token?: CancellationToken): Promise<KqlReport> {
    const nothing: KqlReport = { diagnostics: [], findings: [] };
    const location = readKqlUri(path);
    const linted = location && (await this.linter.lint(pathOfUri(location.documentUri), token));
    const { kqlTexts } = await this.load();
    // Asked for last, since it may change while the rest is waited for.
    const text = this.documents.textOf(path);
    if (location === undefined || linted?.analysis === undefined || text === undefined) return nothing;
    const preview = kqlTexts.previewKql(linted.analysis.document, location.address, text);
    if ("refusal" in preview) {
      const range = toRange(new LineIndex(text), preview.span);
      return { findings: [], diagnostics: [refusalDiagnostic(preview.reason, range)] };
    }
    const findings = await this.findingsIn(path, preview, linted);
    const lines = new LineIndex(preview.shown.text);
    const linesOf = (other: string) => (other === path ? lines : this.places.linesOf(other));
    const places = { ...this.places, linesOf };
    return { findings, diagnostics: findings.map((finding) => toDiagnostic(finding, places, this.client)) };
  }

  /** Returns the findings that lie in a text, with their places in the KQL document. */
  private async findingsIn(
    path: string,
    { edits, document, span, shown }: KqlPreview,
    linted: LintedDocument,
  ) {
    const all = edits.length === 0 ? linted.findings : await this.linter.lintInstead(path, linted, document);
    return all
      .filter((finding) => contains(span, finding.span))
      .map((finding): Finding => ({ ...finding, path, span: shown.fromDocument(finding.span) }));
  }
}

function refusalDiagnostic(reason: string, range: Range): Diagnostic {
  return {
    range,
    severity: DiagnosticSeverity.Error,
    source: DIAGNOSTIC_SOURCE,
    code: CANNOT_SAVE,
    message: `This cannot be saved. ${reason}`,
  };
}
