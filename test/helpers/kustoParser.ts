import type { KustoAnswers } from "../../server/src/factory/analysis";
import type { KustoParser } from "../../server/src/host/kusto/kustoParser";
import type { AnswerPart, KqlDiagnostic, ParserAnswer } from "../../server/src/kql/parser/answer";
import { readQuestion } from "../../server/src/kql/parser/question";
import { readSchema } from "../../server/src/kql/schema/readSchema";
import type { NamedSchema } from "../../server/src/kql/schema/schema";
import { kustoAnswersFrom } from "../../server/src/service/kustoParser";

const answers = new Map<string, ParserAnswer>();
let parser: KustoParser | undefined;

/** What the official Kusto parser says of a question, asked in this process; each question once. */
export function answerTo(question: string): ParserAnswer {
  const known = answers.get(question);
  if (known !== undefined) return known;
  const { syntax, semantics } = mistakesIn(question);
  const answer = { syntax, semantics, advice: ask(question, "advice") };
  answers.set(question, answer);
  return answer;
}

/** Returns a schema that the parser has been told of, as if it stood in the file `schema.kql`. */
export function schemaOf(text: string): NamedSchema {
  const { databases } = readSchema(text);
  for (const database of databases) loadParser().learn(database);
  return { source: "schema.kql", databases };
}

function ask(question: string, part: AnswerPart): readonly KqlDiagnostic[] {
  const { text, schemaId } = readQuestion(question);
  return loadParser().answer(text, part, schemaId);
}

const mistakes = new Map<string, Required<ParserAnswer>>();

/** The same without advice, which takes the most time. */
function mistakesIn(question: string): Required<ParserAnswer> {
  const known = mistakes.get(question);
  if (known !== undefined) return known;
  const syntax = ask(question, "syntax");
  const semantics = ask(question, "semantics");
  const answer = { syntax, semantics, advice: [] };
  mistakes.set(question, answer);
  return answer;
}

/** The answers that rules read, for an analysis in a test. */
export const kustoAnswers: KustoAnswers = kustoAnswersFrom(answerTo);

/** The answers without advice. */
export const mistakeAnswers: KustoAnswers = kustoAnswersFrom(mistakesIn);

/** Answers that find fault with every text: with all of it, with a character in it, and with its end. */
export const faultFindingAnswers: KustoAnswers = kustoAnswersFrom((question) => {
  const { length } = readQuestion(question).text;
  const middle = length >> 1;
  const places = [
    { start: 0, end: length },
    { start: middle, end: Math.min(middle + 1, length) },
    { start: length, end: length },
  ];
  const faults = places.map(
    (place) => ({ ...place, code: "KS006", severity: "error", message: "A fault." }) as const,
  );
  return { syntax: faults, semantics: [], advice: faults };
});

/** Loaded late: it takes longer than most test files. */
function loadParser(): KustoParser {
  if (parser === undefined) {
    const loaded: typeof import("../../server/src/host/kusto/kustoParser") = require("../../server/src/host/kusto/kustoParser");
    parser = new loaded.KustoParser();
  }
  return parser;
}
