import { type Activity, isInactive } from "../adf/activity";
import type { Analysis } from "../factory/analysis";
import type { Rule, RuleFinding, Severity } from "../rules/rule";
import { compareSpans, contains } from "../text/span";
import type { Finding } from "./finding";

/** A severity as users configure it. */
export type ConfiguredSeverity = Severity | "off";

/** What a caller decides about a run. */
export interface LintOptions {
  readonly rules: readonly Rule[];
  /** Severities that the user configured, by rule id; they replace all severities of a rule. */
  readonly severities: ReadonlyMap<string, ConfiguredSeverity>;
  /** Called when a rule throws, which is a mistake of ours: only that rule's findings are lost. */
  readonly onCrash: (ruleId: string, error: unknown) => void;
  /** Asked between rules; when true the run ends with what it has. */
  readonly isCancelled?: () => boolean;
}

/** Returns the findings of one document, in document order. */
export function lint(analysis: Analysis, options: LintOptions): readonly Finding[] {
  const findings: Finding[] = [];
  for (const rule of options.rules) {
    if (options.isCancelled?.() === true) break;
    const configured = options.severities.get(rule.meta.id);
    if ((configured ?? rule.meta.defaultSeverity) === "off") continue;
    for (const finding of runRule(rule, analysis, options)) {
      findings.push(complete(finding, rule, analysis, configured));
    }
  }
  return findings.sort((a, b) => compareSpans(a.span, b.span) || compareText(a.rule.id, b.rule.id));
}

function runRule(rule: Rule, analysis: Analysis, options: LintOptions): readonly RuleFinding[] {
  const found: RuleFinding[] = [];
  try {
    rule.check(analysis, (finding) => found.push(finding));
  } catch (error) {
    options.onCrash(rule.meta.id, error);
  }
  return found;
}

function complete(
  finding: RuleFinding,
  rule: Rule,
  analysis: Analysis,
  configured: ConfiguredSeverity | undefined,
): Finding {
  return {
    rule: rule.meta,
    severity: severityOf(finding, rule, analysis, configured),
    path: analysis.document.path,
    span: finding.span,
    message: finding.message,
    related: finding.related ?? [],
    fixes: finding.fixes ?? [],
  };
}

function severityOf(
  finding: RuleFinding,
  rule: Rule,
  analysis: Analysis,
  configured: ConfiguredSeverity | undefined,
): Severity {
  if (configured !== undefined && configured !== "off") return configured;
  const activity = activityAround(finding, analysis);
  if (activity !== undefined && isInactive(activity)) return "hint";
  const own = finding.severity ?? rule.meta.defaultSeverity;
  return own === "off" ? "hint" : own;
}

function activityAround(finding: RuleFinding, analysis: Analysis): Activity | undefined {
  return analysis.activities.findLast((activity) => contains(activity.node.span, finding.span));
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
