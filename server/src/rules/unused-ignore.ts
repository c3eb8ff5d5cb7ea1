import { removeFromIgnore, replaceInIgnore } from "../adf/ignoreEdits";
import type { Ignore, IgnoredRule } from "../adf/ignores";
import type { Fix, Rule, RuleFinding } from "./rule";

/** An ignore, or a rule in its list, that passes over nothing. */
export interface UnusedIgnore {
  readonly ignore: Ignore;
  /** The rule in its list; absent for an ignore of all rules. */
  readonly rule: IgnoredRule | undefined;
  /** Whether there is a rule of that name. */
  readonly isKnown: boolean;
  /** The rule that was most likely meant by an unknown name. */
  readonly meant: string | undefined;
}

const REMOVE_TITLE = "Remove what ignores nothing";

/**
 * Reports an ignore that passes over nothing.
 *
 * Only when all rules have run is it known what an ignore was good for. So `check` has nothing to say: the service,
 * which applies the ignores, finds those that were left over and lets `describeUnusedIgnore` put them into words.
 * That keeps the wording and the fixes here, and rules independent of each other and of their order.
 */
export const unusedIgnore: Rule = {
  meta: {
    id: "unused-ignore",
    summary: "An ignore that passes over nothing.",
    category: "suppression",
    defaultSeverity: "hint",
    vendorPage: "https://learn.microsoft.com/azure/data-factory/concepts-annotations-user-properties",
    fixes: [
      { title: REMOVE_TITLE, isSafe: true },
      { title: "Change to the rule that was most likely meant", isSafe: false },
    ],
    tags: ["unnecessary"],
    since: "0.1.0",
  },

  check() {},
};

/** Returns the finding for an ignore that passes over nothing. */
export function describeUnusedIgnore(path: string, unused: UnusedIgnore): RuleFinding {
  const { ignore, rule } = unused;
  const span = rule === undefined ? undefined : ignore.text?.toDocument(rule);
  return { span: span ?? ignore.entry.span, message: explain(unused), fixes: fixesOf(path, unused) };
}

function explain({ ignore, rule, isKnown, meant }: UnusedIgnore): string {
  const place = ignore.place === "annotation" ? "this resource" : "this activity";
  if (rule === undefined) {
    return `Nothing in ${place} is reported that this ignore of all rules could pass over. Remove it.`;
  }
  if (isKnown) {
    return `Nothing in ${place} is reported by "${rule.id}", so ignoring it has no effect. Remove it.`;
  }
  const advice = meant === undefined ? "Remove it." : `Did you mean "${meant}"?`;
  return `No rule is called "${rule.id}", so ignoring it has no effect. ${advice}`;
}

function fixesOf(path: string, { ignore, rule, isKnown, meant }: UnusedIgnore): readonly Fix[] {
  const remove: Fix = {
    title: REMOVE_TITLE,
    // Behind a misspelt name stands a wish that is still to be granted.
    isSafe: rule === undefined || isKnown,
    edits: () => [{ path, edits: removeFromIgnore(ignore, rule) }],
  };
  if (rule === undefined || meant === undefined) return [remove];
  const replace: Fix = {
    title: `Change to "${meant}"`,
    isSafe: false,
    edits: () => [{ path, edits: replaceInIgnore(ignore, rule, meant) }],
  };
  return [replace, remove];
}
