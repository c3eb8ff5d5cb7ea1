import type { KustoAnswers } from "../../server/src/factory/analysis";
import type { KustoParser } from "../../server/src/host/kusto/kustoParser";
import type { ParserAnswer } from "../../server/src/kql/parser/answer";
import { kustoAnswersFrom } from "../../server/src/service/kustoParser";

const answers = new Map<string, ParserAnswer>();
let parser: KustoParser | undefined;

/** What the official Kusto parser says of a text without holes, asked in this process; each text once. */
export function answerTo(text: string): ParserAnswer {
  const known = answers.get(text);
  if (known !== undefined) return known;
  const { syntax, semantics } = mistakesIn(text);
  const answer = { syntax, semantics, advice: loadParser().answer(text, "advice") };
  answers.set(text, answer);
  return answer;
}

const mistakes = new Map<string, Required<ParserAnswer>>();

/** The same without advice, which takes the most time. */
function mistakesIn(text: string): Required<ParserAnswer> {
  const known = mistakes.get(text);
  if (known !== undefined) return known;
  const syntax = loadParser().answer(text, "syntax");
  const semantics = loadParser().answer(text, "semantics");
  const answer = { syntax, semantics, advice: [] };
  mistakes.set(text, answer);
  return answer;
}

/** The answers that rules read, for an analysis in a test. */
export const kustoAnswers: KustoAnswers = kustoAnswersFrom(answerTo);

/** The answers without advice. */
export const mistakeAnswers: KustoAnswers = kustoAnswersFrom(mistakesIn);

/** Loaded late: it takes longer than most test files. */
function loadParser(): KustoParser {
  if (parser === undefined) {
    const loaded: typeof import("../../server/src/host/kusto/kustoParser") = require("../../server/src/host/kusto/kustoParser");
    parser = new loaded.KustoParser();
  }
  return parser;
}
