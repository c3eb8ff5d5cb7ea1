import { TIMESPAN_UNIT, type Token } from "../lexer";
import { stringContent } from "../strings";
import { isPunctuation } from "../tokens";
import { expectsOperand } from "../words";
import type { HoleContext, OpenBracket } from "./holeContexts";
import { expectsOperandBehind } from "./operandPlaces";

/** What stands for a hole in the text that the parser gets. */
export interface Fill {
  readonly text: string;
  /** Whether the hole may hold more than an operand, so that nothing beside it is certain. */
  readonly isLoose: boolean;
}

/**
 * The literals that are a word and text in parentheses, which is not read as an expression.
 * https://learn.microsoft.com/kusto/query/scalar-data-types/
 */
const LITERALS: ReadonlyMap<string, string> = new Map([
  ["bool", "true"],
  ["boolean", "true"],
  ["date", "2024-01-01"],
  ["datetime", "2024-01-01"],
  ["decimal", "1"],
  ["double", "1"],
  ["guid", "00000000-0000-0000-0000-000000000000"],
  ["int", "1"],
  ["long", "1"],
  ["real", "1"],
  ["time", "1d"],
  ["timespan", "1d"],
  ["uniqueid", "00000000-0000-0000-0000-000000000000"],
]);
const DIGIT = "1";
/** Commands whose parentheses hold the addresses of files. */
const STORAGE_VERBS: ReadonlySet<string> = new Set(["ingest", "export"]);
/** Longer than what stands before a part of a literal. */
const LITERAL_LENGTH = 40;

/** Returns what to put in the place of a hole. */
export function fillForHole(context: HoleContext): Fill {
  const { kql, index, bracket, offset, number } = context;
  const token = index === undefined ? undefined : kql.tokens[index];
  if (token === undefined || index === undefined) return exact("x");
  const literal = LITERALS.get(bracket?.word ?? "");
  if (literal !== undefined && bracket !== undefined) {
    return exact(fillInLiteral(context, bracket, token, literal));
  }
  if (token.kind !== "hole" && token.kind !== "identifier") return exact("x");
  if (bracket?.holdsValues === true) return exact(DIGIT);
  if (token.kind === "identifier") return exact(fillInWord(context, token));
  return offset > token.start ? exact(`h${number}`) : fillAlone(context, index, token);
}

function exact(text: string): Fill {
  return { text, isLoose: false };
}

function loose(text: string): Fill {
  return { text, isLoose: true };
}

/** A hole at the start of `datetime(…)` is the whole of it or its first part, such as the day of a time. */
function fillInLiteral(
  { kql, offset }: HoleContext,
  bracket: OpenBracket,
  token: Token,
  whole: string,
): string {
  const start = token.kind === "string" ? stringContent(token).start : (kql.tokens[bracket.index]?.end ?? 0);
  const isFirst = offset - start < LITERAL_LENGTH && kql.source.text.slice(start, offset).trim() === "";
  const next = kql.source.text[offset + 1] ?? ")";
  if (isFirst && /[\s)T'"]/.test(next)) return whole;
  return isFirst && next === "-" ? "2024" : "01";
}

/** A hole glued to other characters: to digits, to the unit of a timespan, or to a name. */
function fillInWord({ kql, offset, number }: HoleContext, token: Token): string {
  if (/^\d/.test(token.text)) return DIGIT;
  const isBeforeUnit =
    offset === token.start && TIMESPAN_UNIT.test(kql.source.text.slice(offset + 1, token.end));
  return isBeforeUnit ? DIGIT : `h${number}`;
}

function fillAlone(context: HoleContext, index: number, token: Token): Fill {
  const { kql, number } = context;
  const name = `hole${number}`;
  const previous = kql.tokens[index - 1];
  const next = kql.tokens[index + 1];
  if (context.isInCommand) return exact(fillInCommand(context, index) ?? name);
  if (isPunctuation(next, ".") && next?.start === token.end && kql.tokens[index + 2]?.kind === "number") {
    return exact(DIGIT);
  }
  if (isPunctuation(previous, "|")) return loose(endsOperator(next) ? "take 1" : "where");
  if (previous === undefined || isPunctuation(previous, ";") || isPunctuation(previous, "<|")) {
    return canFollowOperand(next) ? exact(name) : loose(" ");
  }
  return expectsOperandBehind(kql, index - 1) ? exact(name) : loose(" ");
}

/** A hole that is all that a pair of parentheses holds: addresses, columns or properties. */
function fillInCommand({ kql, bracket, number }: HoleContext, index: number): string | undefined {
  if (bracket?.index !== index - 1 || kql.closerOf.get(bracket.index) !== index + 1) return undefined;
  if (!isPunctuation(kql.tokens[bracket.index], "(")) return undefined;
  if (bracket.word === "with") return `p${number}=1`;
  return STORAGE_VERBS.has(kql.tokens[1]?.text.toLowerCase() ?? "") ? "''" : `c${number}:int`;
}

function endsOperator(next: Token | undefined): boolean {
  return next === undefined || ["|", ")", ";", "}", ","].some((sign) => isPunctuation(next, sign));
}

/** Returns whether a token goes on after an operand, so that the operand before it is complete. */
function canFollowOperand(next: Token | undefined): boolean {
  if (next === undefined || next.kind === "punctuation") return true;
  return next.kind === "identifier" && expectsOperand(next.text);
}
