import { RULES } from "../rules/registry";
import type { Rule, RuleMeta } from "../rules/rule";
import { closestName } from "../text/suggest";

export { closestName } from "../text/suggest";

/** Returns what is known of all rules, in the order of the catalogue. */
export function listRules(rules: readonly Rule[] = RULES): readonly RuleMeta[] {
  return rules.map((rule) => rule.meta);
}

/** Returns what is known of a rule, or `undefined` when no rule has this id. */
export function findRule(id: string, rules: readonly Rule[] = RULES): RuleMeta | undefined {
  return rules.find((rule) => rule.meta.id === id)?.meta;
}

/** Returns the id that someone who wrote `id` most likely meant; `undefined` when none is near. */
export function closestRuleId(id: string, rules: readonly Rule[] = RULES): string | undefined {
  return closestName(
    id,
    rules.map((rule) => rule.meta.id),
  );
}
