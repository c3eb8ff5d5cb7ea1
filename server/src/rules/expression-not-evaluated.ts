import { isCommandActivity } from "../adf/activity";
import type { KustoText } from "../adf/kustoText";
import { mayHaveItem } from "../adf/loopItem";
import { evaluateText } from "../expression/evaluate";
import { type LooseReference, looseReferencesIn } from "../expression/looseReferences";
import { isPunctuation, isWord } from "../kql/tokens";
import { overlaps } from "../text/span";
import type { Fix, Rule } from "./rule";

const FIX_TITLE = "Let Data Factory evaluate it: @{…}";

/**
 * Reports a reference of the expression language in KQL that reaches Azure Data Explorer as it stands, because it is
 * no part of an expression.
 */
export const expressionNotEvaluated: Rule = {
  meta: {
    id: "expression-not-evaluated",
    summary: "An expression in KQL that is sent as it stands instead of being evaluated.",
    category: "queries",
    defaultSeverity: "warning",
    vendorPage:
      "https://learn.microsoft.com/azure/data-factory/control-flow-expression-language-functions#expressions",
    fixes: [{ title: FIX_TITLE, isSafe: false }],
    since: "0.1.0",
  },

  check(analysis, report) {
    for (const text of analysis.kustoTexts) {
      for (const reference of looseReferencesIn(text.kql.text.text)) {
        if (!isMeantForDataFactory(text, reference)) continue;
        const noun = isCommandActivity(text.activity) ? "Command activity" : text.activity.type;
        const hasValue = !isItem(reference) || mayHaveItem(text.activity, text.span);
        const advice = hasValue
          ? `Write "@{${reference.source}}".`
          : "Outside a ForEach there is no item: read the value from where it comes.";
        report({
          span: text.kql.text.toDocument(reference),
          message:
            `${noun} "${text.activity.name}" sends "${reference.source}" to Azure Data Explorer as it stands, since ` +
            `Data Factory evaluates only what stands in "@{…}". ${advice}`,
          fixes: hasValue ? evaluateIt(analysis.document.path, text, reference) : [],
        });
      }
    }
  },
};

function isMeantForDataFactory({ activity, kql, span }: KustoText, reference: LooseReference): boolean {
  if (kql.text.hasHole(reference)) return false;
  if (kql.comments.some((comment) => overlaps(comment, reference))) return false;
  if (!isItem(reference)) return true;
  const isDefined = kql.statements.some(({ kind, name }) => kind === "let" && name?.text === "item");
  return !isDefined && (mayHaveItem(activity, span) || !beginsQuery(kql, reference));
}

function isItem({ source }: LooseReference): boolean {
  return source.toLowerCase().startsWith("item(");
}

/** Where a query can begin, `item()` outside a loop may be a function of the database that gives a table. */
function beginsQuery({ tokens }: KustoText["kql"], { start }: LooseReference): boolean {
  const index = tokens.findIndex((token) => token.start === start);
  const before = tokens[index - 1];
  if (index <= 0 || before === undefined) return index === 0;
  return isWord(before, "union") || [";", "(", ",", "=", "<|"].some((sign) => isPunctuation(before, sign));
}

function evaluateIt(path: string, text: KustoText, reference: LooseReference): readonly Fix[] {
  const edits = evaluateText(text.value, text.kql.text.toDocument(reference), reference.source);
  return edits === undefined ? [] : [{ title: FIX_TITLE, isSafe: false, edits: () => [{ path, edits }] }];
}
