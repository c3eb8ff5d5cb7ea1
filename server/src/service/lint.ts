import { type Activity, isInactive } from "../adf/activity";
import { Analysis, type KustoAnswers, type Scope } from "../factory/analysis";
import type { Factory } from "../factory/factory";
import type { NamedSchema } from "../kql/schema/schema";
import type { Rule, RuleFinding, Severity } from "../rules/rule";
import { describeUnusedIgnore, unusedIgnore } from "../rules/unused-ignore";
import { compareSpans } from "../text/span";
import type { Finding } from "./finding";
import { ignoreFixes } from "./ignoreFixes";
import { Suppression } from "./suppression";

/** A severity as users configure it. */
export type ConfiguredSeverity = Severity | "off";

/** What a caller decides about a run. */
export interface LintOptions {
  readonly rules: readonly Rule[];
  /** Severities that the user configured, by rule id; they replace all severities of a rule. */
  readonly severities: ReadonlyMap<string, ConfiguredSeverity>;
  /** Called when a rule throws, which is a mistake of ours: only that rule's findings are lost. */
  readonly onCrash: (ruleId: string, error: unknown) => void;
  /** What the official Kusto parser says; left out, the rules that need it are silent. For whoever makes the analysis. */
  readonly kustoAnswers?: KustoAnswers;
  /** What the user says of the databases. For whoever makes the analysis. */
  readonly schema?: NamedSchema;
  /** Asked between rules; when true the run ends with what it has. */
  readonly isCancelled?: () => boolean;
}

/** Returns the findings of one file of a factory; none for a file that it does not have. */
export function lintFile(
  factory: Factory,
  path: string,
  scope: Scope,
  options: LintOptions,
): readonly Finding[] {
  const document = factory.document(path);
  if (document === undefined) return [];
  return lint(new Analysis(document, factory, scope, options.kustoAnswers, options.schema), options);
}

/** Returns the findings of one document that no ignore passes over, in document order. */
export function lint(analysis: Analysis, options: LintOptions): readonly Finding[] {
  const suppression = new Suppression(analysis);
  const findings: Finding[] = [];
  const ran = new Set<string>();
  let isCancelled = false;
  for (const rule of options.rules) {
    isCancelled = options.isCancelled?.() === true;
    if (isCancelled) break;
    if (isOff(rule, options)) continue;
    const { found, hasEnded } = runRule(rule, analysis, options);
    if (hasEnded) ran.add(rule.meta.id);
    for (const finding of found) findings.push(complete(finding, rule, analysis, options, suppression));
  }
  const kept = findings.filter((finding) => !suppression.hides(finding));
  if (!isCancelled && ran.has(unusedIgnore.meta.id)) {
    kept.push(...findUnusedIgnores(analysis, options, suppression, ran));
  }
  return kept.sort((a, b) => compareSpans(a.span, b.span) || compareText(a.rule.id, b.rule.id));
}

function isOff({ meta }: Rule, { severities }: LintOptions): boolean {
  return (severities.get(meta.id) ?? meta.defaultSeverity) === "off";
}

/** Returns what a rule finds; when it throws, what it had found until then. */
function runRule(
  rule: Rule,
  analysis: Analysis,
  options: LintOptions,
): { readonly found: readonly RuleFinding[]; readonly hasEnded: boolean } {
  const found: RuleFinding[] = [];
  try {
    rule.check(analysis, (finding) => found.push(finding));
    return { found, hasEnded: true };
  } catch (error) {
    options.onCrash(rule.meta.id, error);
    return { found, hasEnded: false };
  }
}

function findUnusedIgnores(
  analysis: Analysis,
  options: LintOptions,
  suppression: Suppression,
  ran: ReadonlySet<string>,
): readonly Finding[] {
  const kept: Finding[] = [];
  for (const unused of suppression.unused(ran)) {
    const described = describeUnusedIgnore(analysis.document.path, unused);
    const finding = { ...complete(described, unusedIgnore, analysis, options, suppression), ignores: [] };
    if (unused.rule?.id === unusedIgnore.meta.id || !suppression.hides(finding)) kept.push(finding);
  }
  return kept;
}

function complete(
  finding: RuleFinding,
  rule: Rule,
  analysis: Analysis,
  options: LintOptions,
  { ignores }: Suppression,
): Finding {
  const { document } = analysis;
  const { span } = finding;
  const activity = analysis.activities.findLast(({ node }) => node.contains(span));
  return {
    rule: rule.meta,
    severity: severityOf(finding, rule, activity, options.severities.get(rule.meta.id)),
    path: document.path,
    span,
    message: finding.message,
    related: finding.related ?? [],
    fixes: finding.fixes ?? [],
    ignores: ignoreFixes(document, rule.meta.id, span, activity, ignores),
  };
}

function severityOf(
  finding: RuleFinding,
  rule: Rule,
  activity: Activity | undefined,
  configured: ConfiguredSeverity | undefined,
): Severity {
  if (configured !== undefined && configured !== "off") return configured;
  if (activity !== undefined && isInactive(activity)) return "hint";
  const own = finding.severity ?? rule.meta.defaultSeverity;
  return own === "off" ? "hint" : own;
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
