import { type Ignore, type IgnoredRule, ignoresOf } from "../adf/ignores";
import type { Analysis } from "../factory/analysis";
import { resourcesInScope } from "../factory/scope";
import type { RuleMeta } from "../rules/rule";
import type { UnusedIgnore } from "../rules/unused-ignore";
import { contains, type Span } from "../text/span";
import { closestRuleId, findRule, listRules } from "./catalogue";
import type { Finding } from "./finding";

const UNUSED_IGNORE = "unused-ignore";
/** Editors report what is no JSON by themselves, and have the rule left out. */
const LEFT_TO_EDITORS = "json-syntax";

/** The ignores of a document at work: which findings they pass over, and what they were good for. */
export class Suppression {
  readonly ignores: readonly Ignore[];
  private readonly usedIgnores = new Set<Ignore>();
  private readonly usedRules = new Set<IgnoredRule>();

  constructor(private readonly analysis: Analysis) {
    this.ignores = ignoresOf(analysis.document);
  }

  /** Returns whether an ignore passes over a finding. Every ignore that does so counts as used. */
  hides(finding: Pick<Finding, "rule" | "span">): boolean {
    let isHidden = false;
    for (const ignore of this.ignores) {
      if (!contains(ignore.reach, finding.span) || isOwnFinding(ignore, finding)) continue;
      const named = ignore.rules.filter(({ id }) => id === finding.rule.id);
      if (named.length === 0 && ignore.rules.length > 0) continue;
      for (const rule of named) this.usedRules.add(rule);
      this.usedIgnores.add(ignore);
      isHidden = true;
    }
    return isHidden;
  }

  /**
   * Yields what has passed over nothing. An ignore of a rule that did not run, or could not see all that it needs,
   * may still be good for something and is left out.
   *
   * Ignores of the rule `unused-ignore` come last: that one has passed over what came before them is known only then.
   *
   * @param ran The ids of the rules that have run to their end.
   */
  *unused(ran: ReadonlySet<string>): Generator<UnusedIgnore> {
    const inScope = resourcesInScope(this.analysis).map(({ node }) => node.span);
    for (const ignore of this.ignores) {
      const isInScope = inScope.some((span) => contains(span, ignore.entry.span));
      const hasRun = (rule: RuleMeta) => ran.has(rule.id) && this.seesAll(rule, isInScope);
      if (ignore.rules.length === 0) yield* this.unusedAsWhole(ignore, hasRun);
      else yield* this.unusedRulesOf(ignore, hasRun);
    }
    for (const ignore of this.ignores) {
      for (const rule of ignore.rules) {
        if (rule.id !== UNUSED_IGNORE || this.usedRules.has(rule)) continue;
        yield { ignore, rule, isKnown: true, meant: undefined };
      }
    }
  }

  private seesAll(rule: RuleMeta, isInScope: boolean): boolean {
    const { analysis } = this;
    const { factory, scope, kustoTexts } = analysis;
    if (rule.isCrossFile === true && !factory.isComplete) return false;
    if (
      rule.needsKustoParser === true &&
      kustoTexts.some((text) => analysis.kustoAnswers(text)?.isComplete !== true)
    )
      return false;
    return rule.hasScope !== true || scope === "factory" || isInScope;
  }

  private *unusedAsWhole(ignore: Ignore, hasRun: (rule: RuleMeta) => boolean): Generator<UnusedIgnore> {
    const expected = listRules().filter(
      ({ id, defaultSeverity }) => defaultSeverity !== "off" && id !== LEFT_TO_EDITORS,
    );
    if (this.usedIgnores.has(ignore) || !expected.every(hasRun)) return;
    yield { ignore, rule: undefined, isKnown: true, meant: undefined };
  }

  private *unusedRulesOf(ignore: Ignore, hasRun: (rule: RuleMeta) => boolean): Generator<UnusedIgnore> {
    for (const rule of ignore.rules) {
      const known = findRule(rule.id);
      if (known === undefined) yield { ignore, rule, isKnown: false, meant: closestRuleId(rule.id) };
      else if (!this.usedRules.has(rule) && rule.id !== UNUSED_IGNORE && hasRun(known)) {
        yield { ignore, rule, isKnown: true, meant: undefined };
      }
    }
  }
}

/** An ignore of all rules does not pass over the finding that it is of no use itself. */
function isOwnFinding(
  ignore: Ignore,
  { rule, span }: { readonly rule: RuleMeta; readonly span: Span },
): boolean {
  return rule.id === UNUSED_IGNORE && ignore.rules.length === 0 && contains(ignore.entry.span, span);
}
