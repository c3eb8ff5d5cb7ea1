import type { KustoText } from "../adf/kustoText";
import type { Analysis, KustoAnswers } from "../factory/analysis";
import type { KustoAnswer, ParserAnswer } from "../kql/parser/answer";
import { type FilledText, fillHoles } from "../kql/parser/holeFill";
import { trustedAnswer } from "../kql/parser/trustedAnswer";
import type { Rule } from "../rules/rule";
import type { LintOptions } from "./lint";

/** What is known when nothing has to be asked: the text says nothing that the parser could read. */
const NOTHING: KustoAnswer = { mistakes: [], advice: [], isComplete: true };

/** Returns the texts that the official Kusto parser has to be asked about, each once; its answers are kept by text. */
export function kqlRequestsOf(analysis: Analysis): ReadonlySet<string> {
  const requests = new Set<string>();
  for (const text of analysis.kustoTexts) {
    const filled = requestFor(text);
    if (filled !== undefined) requests.add(filled.text);
  }
  return requests;
}

/** Returns what rules see of the parser's answers; `known` is asked with the texts of `kqlRequestsOf`. */
export function kustoAnswersFrom(known: (request: string) => ParserAnswer | undefined): KustoAnswers {
  const read = new WeakMap<KustoText, { readonly from: ParserAnswer; readonly answer: KustoAnswer }>();
  return (text) => {
    const filled = requestFor(text);
    if (filled === undefined) return NOTHING;
    const from = known(filled.text);
    if (from === undefined) return undefined;
    const before = read.get(text);
    if (before?.from === from) return before.answer;
    const answer = trustedAnswer(text.kql, filled, from);
    read.set(text, { from, answer });
    return answer;
  };
}

/** Returns whether a run with these rules and severities reads the parser's answers at all. */
export function needsKustoParser({ rules, severities }: Pick<LintOptions, "rules" | "severities">): boolean {
  return rules.some(
    ({ meta }: Rule) =>
      meta.needsKustoParser === true && (severities.get(meta.id) ?? meta.defaultSeverity) !== "off",
  );
}

function requestFor({ kql }: KustoText): FilledText | undefined {
  const hasLiteral = kql.tokens.some(({ kind }) => kind !== "hole");
  return hasLiteral ? fillHoles(kql.lexed) : undefined;
}
