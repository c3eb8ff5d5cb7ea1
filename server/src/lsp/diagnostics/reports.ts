import { type CancellationToken, type Diagnostic, DiagnosticSeverity } from "vscode-languageserver";
import { SEVERITIES } from "../../rules/rule";
import type { Finding } from "../../service/finding";
import { hashOf } from "../../text/hash";
import type { ClientFeatures } from "../clientFeatures";
import { type Places, toDiagnostic } from "../conversion";
import { isKqlUri } from "../kqlEditor/kqlUris";
import { DIAGNOSTIC_SOURCE, type FindingCounts } from "../protocol";
import type { KqlReport, KqlReports } from "./kqlReports";
import type { LintedDocument, Linter } from "./linter";

/** More of them in one document help nobody, and make editors slow. */
const MAX_FINDINGS = 1000;

/** The diagnostics of one document at one moment. */
export interface Report {
  readonly path: string;
  /** The version of the open document that was linted; `null` for an unopened one. */
  readonly version: number | null;
  readonly diagnostics: readonly Diagnostic[];
  /** The same for the same diagnostics, now and later. */
  readonly resultId: string;
  readonly counts: FindingCounts;
}

/** Makes the reports of documents. */
export class Reports {
  constructor(
    private readonly linter: Linter,
    private readonly places: Places,
    private readonly client: ClientFeatures,
    private readonly log: (message: string) => void,
    private readonly kqlReports: KqlReports,
  ) {}

  /** Returns the report of a document; one without diagnostics when there is nothing to say of it. */
  async of(path: string, token?: CancellationToken): Promise<Report> {
    if (isKqlUri(path)) return this.reportOf(path, await this.kqlReports.of(path, token));
    const linted = await this.linter.lint(path, token);
    const diagnostics = linted === undefined ? [] : this.diagnosticsOf(linted);
    return this.reportOf(path, { diagnostics, findings: linted?.findings ?? [] });
  }

  private reportOf(path: string, { diagnostics, findings }: KqlReport): Report {
    return {
      path,
      version: this.places.versionOf(path),
      diagnostics,
      resultId: hashOf(JSON.stringify(diagnostics)),
      counts: countFindings(findings),
    };
  }

  private diagnosticsOf(linted: LintedDocument): readonly Diagnostic[] {
    if (linted.analysis === undefined) return [tooLarge(linted.settings.maxFileSize)];
    const { findings, path } = linted;
    if (findings.length > MAX_FINDINGS) {
      this.log(`${path} has ${findings.length} findings; only the first ${MAX_FINDINGS} are shown.`);
    }
    return findings.slice(0, MAX_FINDINGS).map((finding) => toDiagnostic(finding, this.places, this.client));
  }
}

/** Counts findings by severity. */
export function countFindings(findings: readonly Finding[]): FindingCounts {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

/** Adds up counts of several documents. */
export function addCounts(all: Iterable<FindingCounts>): FindingCounts {
  const sum = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const counts of all) for (const severity of SEVERITIES) sum[severity] += counts[severity];
  return sum;
}

function tooLarge(megabytes: number): Diagnostic {
  return {
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    severity: DiagnosticSeverity.Information,
    source: DIAGNOSTIC_SOURCE,
    code: "max-file-size",
    message:
      `This file is not linted: it is larger than ${megabytes} MB. ` +
      `Raise the setting adfKusto.maxFileSize to lint it.`,
  };
}
