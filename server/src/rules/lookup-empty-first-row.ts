import { type Activity, isActivityType } from "../adf/activity";
import { kustoTextOf } from "../adf/kustoText";
import { literalBoolean } from "../expression/value";
import type { ActivityUse } from "../factory/activityUses";
import { mayBeGuarded, readsRowUnguarded } from "../factory/rowGuards";
import { emptinessOf } from "../kql/emptiness";
import type { TextEdit } from "../text/textEdit";
import type { Rule } from "./rule";

const FIX_TITLE = 'Read it with "?.", which gives null when there is no row';

/**
 * Reports an expression that takes a column of the first row of a Lookup over Azure Data Explorer, whose query can
 * return no row: the output then has no `firstRow`.
 */
export const lookupEmptyFirstRow: Rule = {
  meta: {
    id: "lookup-empty-first-row",
    summary: "An expression that fails when the query of a Lookup returns no row.",
    category: "wiring",
    defaultSeverity: "hint",
    vendorPage:
      "https://learn.microsoft.com/azure/data-factory/control-flow-lookup-activity#use-the-lookup-activity-result",
    fixes: [{ title: FIX_TITLE, isSafe: false }],
    since: "0.1.0",
  },

  check(analysis, report) {
    const uses = analysis.activityUses;
    const lookups = new Set(uses.flatMap(({ named }) => named).filter(mayLackFirstRow));
    for (const use of uses) {
      const [target, ...others] = use.named;
      const column = use.reference.steps[2];
      if (target === undefined || others.length > 0 || column === undefined || !lookups.has(target)) continue;
      if (!readsRowUnguarded(use) || mayBeGuarded(use, uses)) continue;

      report({
        span: use.expression.toDocument(column.span),
        message:
          `Lookup "${target.name}" has no "firstRow" in its output when its query returns no row, and this ` +
          'expression then fails. Read it with "?.", or let the query always return a row.',
        fixes: [
          {
            title: FIX_TITLE,
            isSafe: false,
            edits: () => [{ path: analysis.document.path, edits: safeAccessEdits(use) }],
          },
        ],
      });
    }
  },
};

/** A Lookup over Azure Data Explorer that keeps only the first row of a query that may return none. */
function mayLackFirstRow(activity: Activity): boolean {
  const text = isActivityType(activity, "Lookup") ? kustoTextOf(activity) : undefined;
  const setting = activity.typeProperties?.get("firstRowOnly");
  if (text === undefined || (setting !== undefined && literalBoolean(setting) !== true)) return false;
  return emptinessOf(text.kql.lexed, text.kql.statements) === "possible";
}

/** Puts a question mark before the accesses of the row and of its column, where it is missing. */
function safeAccessEdits({ expression, reference }: ActivityUse): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (const index of [1, 2]) {
    const step = reference.steps[index];
    const previous = reference.steps[index - 1];
    if (step === undefined || previous === undefined || step.isSafe) continue;
    const text = expression.text.text.slice(previous.span.end, step.span.end);
    const offset = previous.span.end + text.search(/[.[]/);
    const { start } = expression.toDocument({ start: offset, end: offset + 1 });
    edits.push({ span: { start, end: start }, newText: "?" });
  }
  return edits;
}
