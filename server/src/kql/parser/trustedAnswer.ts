import type { Span } from "../../text/span";
import { knownVerbAt } from "../commandVerbs";
import type { KqlView } from "../view";
import { type KqlDiagnostic, type KustoAnswer, OWN_CODES, type ParserAnswer } from "./answer";
import { LIMIT_CODES, SCHEMA_FREE_CODES } from "./codes";
import type { FilledText } from "./holeFill";
import { TokenPlaces } from "./tokenPlaces";

/**
 * Returns of what the parser says what can be trusted, mapped to the text with holes: the first mistake of each
 * statement unless it touches a hole, no mistake that a schema could make none, and advice that touches no hole.
 */
export function trustedAnswer<Content>(
  kql: KqlView<Content>,
  filled: FilledText,
  answer: ParserAnswer,
): KustoAnswer {
  const places = new TokenPlaces(kql);
  const toSource = (diagnostic: KqlDiagnostic) => ({ ...diagnostic, ...filled.toSource(diagnostic) });
  const isApart = (span: Span) => !places.touchesHole(span, filled.looseHoles);
  const syntax = [...missingInput(kql), ...answer.syntax.map(toSource).filter(isMistake)];
  const semantics = semanticMistakes(kql, answer).map(toSource);
  const mistakes = firstOfStatements(kql, syntax, semantics)
    .filter((mistake) => isApart(mistake) && !isBehindNestedShow(kql, mistake))
    .map((mistake) => ({ ...mistake, ...places.visible(mistake) }));
  const advice = (answer.analysis?.advice ?? []).map(toSource).filter(isApart);
  return { mistakes, advice, isComplete: answer.analysis !== undefined };
}

function isMistake({ code, severity, message }: KqlDiagnostic): boolean {
  if (severity !== "error" || LIMIT_CODES.has(code)) return false;
  // Of the verbs that are known the parser lacks some, such as those of another endpoint.
  return code !== OWN_CODES.unknownCommand || knownVerbAt(message, 1) === undefined;
}

/** A filled hole has a type that its content may not have. */
function semanticMistakes<Content>(
  kql: KqlView<Content>,
  { analysis }: ParserAnswer,
): readonly KqlDiagnostic[] {
  if (kql.kind !== "query" || kql.text.holes.length > 0) return [];
  return (analysis?.semantics ?? []).filter(({ code }) => SCHEMA_FREE_CODES.has(code));
}

/** What follows the first mistake of a statement is mostly its consequence, and so is what it then seems to mean. */
function firstOfStatements<Content>(
  kql: KqlView<Content>,
  ...kinds: readonly (readonly KqlDiagnostic[])[]
): readonly KqlDiagnostic[] {
  const firsts = new Map<number, KqlDiagnostic>();
  for (const diagnostics of kinds) {
    for (const diagnostic of [...diagnostics].sort((a, b) => a.start - b.start)) {
      const statement = kql.statements.findLastIndex(({ start }) => start <= diagnostic.start);
      if (!firsts.has(statement)) firsts.set(statement, diagnostic);
    }
  }
  return [...firsts.values()].sort((a, b) => a.start - b.start);
}

/** A command that ends with `<|`, which the parser takes without a word. */
function missingInput<Content>({ kind, tokens, lexed, text }: KqlView<Content>): readonly KqlDiagnostic[] {
  const last = tokens.at(-1);
  const isMissing = kind === "command" && last?.kind === "punctuation" && last.text === "<|";
  // The data of `.ingest inline` is no KQL, and not among the tokens.
  const isAtEnd = last !== undefined && text.text.slice(last.end).trim() === "" && lexed.isBalanced;
  if (!isMissing || !isAtEnd || last === undefined) return [];
  const { start, end } = last;
  return [{ code: OWN_CODES.missingInput, severity: "error", message: "<|", start, end }];
}

/** The grammar reads `.show` commands inside other commands only in part. */
function isBehindNestedShow<Content>(kql: KqlView<Content>, { start }: Span): boolean {
  return kql.commandStarts.some((command) => {
    if (!command.followsInputBar || command.verb !== "show" || start < command.start) return false;
    const pipe = kql
      .tokensIn(command.argument)
      .find(({ kind, text }) => kind === "punctuation" && text === "|");
    return start <= (pipe?.end ?? Number.POSITIVE_INFINITY);
  });
}
