import type { Span } from "../../text/span";
import { isPunctuation, isWord } from "../tokens";
import type { KqlView } from "../view";
import { type KqlDiagnostic, type KustoAnswer, OWN_CODES, type ParserAnswer } from "./answer";
import { LIMIT_CODES, SCHEMA_FREE_CODES, TYPE_FREE_CODES } from "./codes";
import { isGap } from "./grammarGaps";
import type { FilledText } from "./holeFill";
import { placeOfMissingBracket } from "./missingBracket";
import { type KnownNames, schemaMistakes } from "./schemaMistakes";
import { TokenPlaces } from "./tokenPlaces";

/**
 * Returns of what the parser says what can be trusted, mapped to the text with holes: the first mistake of each
 * statement unless it touches a hole, no mistake that a schema could make none, and advice that touches no hole.
 *
 * @param known What the parser was told of the database; without it nothing is said of names.
 */
export function trustedAnswer<Content>(
  kql: KqlView<Content>,
  filled: FilledText,
  answer: ParserAnswer,
  known?: KnownNames,
): KustoAnswer {
  const places = new TokenPlaces(kql);
  const toSource = (diagnostic: KqlDiagnostic) => ({ ...diagnostic, ...filled.toSource(diagnostic) });
  const isApart = (span: Span) =>
    !places.touchesHole(span, filled.looseHoles) && !isBehindOpenHole(kql, filled, span);
  const syntax = [...missingInput(kql), ...answer.syntax.filter(isGrave).map(toSource)];
  const inQuery = semanticsOfQuery(kql, (answer.semantics ?? []).map(toSource));
  const semantics =
    known === undefined
      ? semanticMistakes(kql, inQuery)
      : knownMistakes(kql, inQuery, syntax, known, (offset) => filled.looseHoles.has(offset));
  const mistakes = firstOfStatements(kql, syntax, semantics)
    .map((mistake) => ({ ...mistake, ...placeOfMissingBracket(kql.lexed, mistake) }))
    .filter((mistake) => isApart(mistake) && !isGap(kql, mistake))
    .map((mistake) => ({ ...mistake, ...places.visible(mistake) }));
  const advice = (answer.advice ?? []).map(toSource).filter(isApart);
  return { mistakes, advice, isComplete: answer.advice !== undefined };
}

function isGrave({ code, severity }: KqlDiagnostic): boolean {
  return severity === "error" && !LIMIT_CODES.has(code);
}

/** A filled hole has a type that its content may not have. */
function semanticMistakes<Content>(
  kql: KqlView<Content>,
  semantics: readonly KqlDiagnostic[],
): readonly KqlDiagnostic[] {
  if (kql.kind === "command") return [];
  const codes = kql.text.holes.length > 0 ? TYPE_FREE_CODES : SCHEMA_FREE_CODES;
  // What a plugin takes is known of its newest version only to the service.
  const plugins = new Set(
    kql.tokens.flatMap((token, index) => (isWord(kql.tokens[index - 1], "evaluate") ? [token.start] : [])),
  );
  return semantics.filter(({ code, start }) => codes.has(code) && !plugins.has(start));
}

/** Of what the parser could not read nothing can be told: it may have meant anything. */
function knownMistakes<Content>(
  kql: KqlView<Content>,
  semantics: readonly KqlDiagnostic[],
  syntax: readonly KqlDiagnostic[],
  known: KnownNames,
  isLoose: (holeOffset: number) => boolean,
): readonly KqlDiagnostic[] {
  const isCommand = kql.kind === "command";
  const free = isCommand ? [] : semantics.filter(({ code }) => TYPE_FREE_CODES.has(code));
  return syntax.length > 0 ? free : [...free, ...schemaMistakes(kql, semantics, known, isLoose)];
}

/** Of a command only the query behind its `<|` is looked at: what the command itself names may be about to exist. */
function semanticsOfQuery<Content>(
  { kind, firstCommand, tokens }: KqlView<Content>,
  semantics: readonly KqlDiagnostic[],
): readonly KqlDiagnostic[] {
  if (kind !== "command") return semantics;
  const bar = tokens.findIndex((token) => isPunctuation(token, "<|"));
  const query = tokens[bar + 1];
  const isQuery = bar >= 0 && query !== undefined && !isPunctuation(query, ".");
  if (!isQuery || firstCommand?.verb === "ingest") return [];
  return semantics.filter(({ start }) => start >= query.start);
}

/** Behind a hole in which an operator or a statement begins, its statement may be any. */
function isBehindOpenHole<Content>(
  kql: KqlView<Content>,
  { looseHoles }: FilledText,
  { start }: Span,
): boolean {
  const statement = kql.statements.findLast((candidate) => candidate.start <= start);
  for (const [offset, reach] of looseHoles) {
    if (reach === "statement" && offset < start && offset >= (statement?.start ?? 0)) return true;
  }
  return false;
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
function missingInput<Content>({
  kind,
  tokens,
  firstCommand,
  lexed,
  text,
}: KqlView<Content>): readonly KqlDiagnostic[] {
  const last = tokens.at(-1);
  // The data of `.ingest inline` is no KQL, and not among the tokens.
  const isMissing = kind === "command" && isPunctuation(last, "<|") && firstCommand?.verb !== "ingest";
  const isAtEnd = last !== undefined && text.text.slice(last.end).trim() === "" && lexed.isBalanced;
  if (!isMissing || !isAtEnd || last === undefined) return [];
  const { start, end } = last;
  return [{ code: OWN_CODES.missingInput, severity: "error", message: "<|", start, end }];
}
