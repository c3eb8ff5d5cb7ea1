import type { FileEdits, Fix, RuleMeta } from "../../rules/rule";
import type { Finding } from "../../service/finding";
import { COMMAND_NAME } from "../io";
import type { FileFindings } from "../lintFactories";
import { fingerprintsOf } from "./fingerprint";
import type { Report } from "./report";
import { artifactLocationOf, physicalLocationOf, regionOf, SOURCE_ROOT } from "./sarifPlace";
import { describeRule, levelOf } from "./sarifRules";

/** What a log says of the program that made it. */
export interface SarifTool {
  readonly version: string;
  /** All rules that may have found something. */
  readonly rules: readonly RuleMeta[];
  /** Returns a rule's page in Markdown; asked only for rules that found something. */
  readonly readDocumentation: (ruleId: string) => string | undefined;
  /** Told of a fix that fails; its finding is reported without it. */
  readonly onCrash: (ruleId: string, error: unknown) => void;
}

const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/** The number changes with what it is made of: only hashes of one kind can be compared. */
const FINGERPRINT_NAME = "adfKustoLint/v1";

/**
 * Returns the report as a log of SARIF 2.1.0. It names no folder of this machine, so that two machines write the same.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifReport(report: Report, tool: SarifTool): string {
  const found = new Set(report.files.flatMap(({ findings }) => findings.map(({ rule }) => rule.id)));
  const rules = tool.rules.map((meta) =>
    describeRule(meta, found.has(meta.id) ? tool.readDocumentation(meta.id) : undefined),
  );
  const run = {
    tool: { driver: { name: COMMAND_NAME, semanticVersion: tool.version, rules } },
    originalUriBaseIds: {
      [SOURCE_ROOT]: { description: { text: `The folder that ${COMMAND_NAME} was run in.` } },
    },
    columnKind: "utf16CodeUnits",
    newlineSequences: ["\r\n", "\n", "\r"],
    results: report.files.flatMap((file) => resultsOf(file, report.cwd, tool)),
  };
  return `${JSON.stringify({ $schema: SCHEMA, version: "2.1.0", runs: [run] }, undefined, 2)}\n`;
}

function resultsOf(file: FileFindings, cwd: string, tool: SarifTool) {
  const fingerprints = fingerprintsOf(file.findings, file.document);
  return file.findings.map((finding, index) => {
    const related = relatedLocationsOf(finding, file, cwd);
    const fixes = finding.fixes.flatMap((fix) => fixObjectsOf(fix, finding, file, cwd, tool));
    return {
      ruleId: finding.rule.id,
      ruleIndex: tool.rules.findIndex(({ id }) => id === finding.rule.id),
      level: levelOf(finding.severity),
      message: { text: finding.message },
      locations: [{ physicalLocation: physicalLocationOf(file.path, file.document, finding.span, cwd) }],
      partialFingerprints: { [FINGERPRINT_NAME]: fingerprints[index] },
      ...(related.length === 0 ? {} : { relatedLocations: related }),
      ...(fixes.length === 0 ? {} : { fixes }),
    };
  });
}

function relatedLocationsOf(finding: Finding, file: FileFindings, cwd: string) {
  return finding.related.flatMap(({ path, span, message }, id) => {
    const document = file.factory.document(path);
    if (document === undefined) return [];
    return [
      { id, physicalLocation: physicalLocationOf(path, document, span, cwd), message: { text: message } },
    ];
  });
}

/** Returns a safe fix; nothing for one that has to be chosen by a person, or whose files are not all known. */
function fixObjectsOf(fix: Fix, finding: Finding, file: FileFindings, cwd: string, tool: SarifTool) {
  const files = fix.isSafe ? editsOf(fix, finding, tool).filter(({ edits }) => edits.length > 0) : [];
  const artifactChanges = files.flatMap(({ path, edits }) => {
    const document = file.factory.document(path);
    if (document === undefined) return [];
    const replacements = edits.map(({ span, newText }) => ({
      deletedRegion: regionOf(document, span),
      insertedContent: { text: newText },
    }));
    return [{ artifactLocation: artifactLocationOf(path, cwd), replacements }];
  });
  const isWhole = artifactChanges.length > 0 && artifactChanges.length === files.length;
  return isWhole ? [{ description: { text: fix.title }, artifactChanges }] : [];
}

function editsOf(fix: Fix, finding: Finding, { onCrash }: SarifTool): readonly FileEdits[] {
  try {
    return fix.edits();
  } catch (error) {
    // A fix is part of its rule: that it fails must not cost the report.
    onCrash(finding.rule.id, error);
    return [];
  }
}
