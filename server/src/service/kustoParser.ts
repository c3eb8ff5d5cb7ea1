import type { KustoText } from "../adf/kustoText";
import type { Analysis, KustoAnswers } from "../factory/analysis";
import { type DefinedNames, definedNames } from "../kql/command/definedNames";
import type { KustoAnswer, ParserAnswer } from "../kql/parser/answer";
import type { FilledText } from "../kql/parser/holeFill";
import { writeQuestion } from "../kql/parser/question";
import type { KnownNames } from "../kql/parser/schemaMistakes";
import { trustedAnswer } from "../kql/parser/trustedAnswer";
import type { DatabaseSchema } from "../kql/schema/schema";
import type { Rule } from "../rules/rule";
import type { LintOptions } from "./lint";

/** What is known when nothing has to be asked: the text says nothing that the parser could read. */
const NOTHING: KustoAnswer = { mistakes: [], advice: [], isComplete: true };

/** Returns the questions that the official Kusto parser has to be asked, each once; its answers are kept by them. */
export function kqlRequestsOf(analysis: Analysis): ReadonlySet<string> {
  const requests = new Set<string>();
  for (const text of analysis.kustoTexts) {
    const request = requestFor(text, analysis);
    if (request !== undefined) requests.add(request.question);
  }
  return requests;
}

/** Returns what rules see of the parser's answers; `known` is asked with the questions of `kqlRequestsOf`. */
export function kustoAnswersFrom(known: (request: string) => ParserAnswer | undefined): KustoAnswers {
  const read = new WeakMap<KustoText, { readonly from: ParserAnswer; readonly answer: KustoAnswer }>();
  const namesOf = knownNamesReader();
  return (text, analysis) => {
    const request = requestFor(text, analysis);
    if (request === undefined) return NOTHING;
    const from = known(request.question);
    if (from === undefined) return undefined;
    const before = read.get(text);
    if (before?.from === from) return before.answer;
    const answer = trustedAnswer(text.kql, request.filled, from, namesOf(text, analysis));
    read.set(text, { from, answer });
    return answer;
  };
}

/** Returns a reader of what is known of names, which looks through the commands of a document once. */
function knownNamesReader(): (text: KustoText, analysis: Analysis) => KnownNames | undefined {
  const read = new WeakMap<Analysis, Map<DatabaseSchema, DefinedNames>>();
  return (text, analysis) => {
    const schema = analysis.schemaOf(text)?.database;
    if (schema === undefined) return undefined;
    const ofAnalysis = read.get(analysis) ?? new Map<DatabaseSchema, DefinedNames>();
    read.set(analysis, ofAnalysis);
    const defined = ofAnalysis.get(schema) ?? definedIn(analysis, schema);
    ofAnalysis.set(schema, defined);
    return { schema, defined };
  };
}

/** What the pipelines of a document create or change, at a time that is not known. */
function definedIn({ kustoTexts }: Analysis, schema: DatabaseSchema): DefinedNames {
  const tables = new Set(schema.tables.map(({ name }) => name));
  const all = kustoTexts.map(({ kql }) =>
    definedNames(kql.lexed, kql.commandStarts, (name) => tables.has(name)),
  );
  return {
    names: new Set(all.flatMap(({ names }) => [...names])),
    hasUnknown: all.some(({ hasUnknown }) => hasUnknown),
  };
}

/** Returns whether a run with these rules and severities reads the parser's answers at all. */
export function needsKustoParser({ rules, severities }: Pick<LintOptions, "rules" | "severities">): boolean {
  return rules.some(
    ({ meta }: Rule) =>
      meta.needsKustoParser === true && (severities.get(meta.id) ?? meta.defaultSeverity) !== "off",
  );
}

interface KqlRequest {
  readonly filled: FilledText;
  readonly question: string;
}

function requestFor(text: KustoText, analysis: Analysis): KqlRequest | undefined {
  const { kql } = text;
  const hasLiteral = kql.tokens.some(({ kind }) => kind !== "hole");
  if (!hasLiteral) return undefined;
  const { filled } = kql;
  const schemaId = analysis.schemaOf(text)?.database.id;
  const question = writeQuestion({ text: filled.text, ...(schemaId === undefined ? {} : { schemaId }) });
  return { filled, question };
}
