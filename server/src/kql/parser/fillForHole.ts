import { TIMESPAN_UNIT, type Token } from "../lexer";
import { stringContent } from "../strings";
import { isPunctuation } from "../tokens";
import { expectsOperand } from "../words";
import type { HoleContext, OpenBracket } from "./holeContexts";
import { expectsOperandBehind } from "./operandPlaces";

/** What stands for a hole in the text that the parser gets. */
export interface Fill {
  readonly text: string;
  /**
   * How far the hole makes uncertain what the parser finds: `none` for a hole that is sure to be an operand,
   * `operator` for one that may hold more, `statement` for one where an operator or a statement begins.
   */
  readonly reach: "none" | "operator" | "statement";
}

/**
 * The literals that are a word and text in parentheses, which is not read as an expression.
 * https://learn.microsoft.com/kusto/query/scalar-data-types/
 */
export const LITERALS: ReadonlyMap<string, string> = new Map([
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
/** Words of commands that have a name behind them. */
const NAMED: ReadonlySet<string> = new Set([
  "column",
  "database",
  "function",
  "materialized-view",
  "table",
  "view",
]);
/** Words of queries that have a value behind them. */
const VALUE_WORDS: ReadonlySet<string> = new Set([
  "from",
  "limit",
  "sample",
  "sample-distinct",
  "step",
  "take",
  "to",
  "top",
]);
/** Signs that are neither brackets nor separate operands or operators. */
const VALUE_SIGNS = /^(?:[=!<>]=|<>|=~|!~|\.\.|[-+*/%=<>])$/;
const ORDERS: ReadonlySet<string> = new Set(["asc", "desc", "nulls"]);
const OPENING: ReadonlySet<string> = new Set(["(", "[", "{"]);
/** Longer than what stands before a part of a literal. */
const LITERAL_LENGTH = 40;

/** Returns what to put in the place of a hole. */
export function fillForHole(context: HoleContext): Fill {
  const { kql, index, bracket } = context;
  const token = index === undefined ? undefined : kql.tokens[index];
  if (token === undefined || index === undefined) return exact("x");
  const literal = LITERALS.get(bracket?.word ?? "");
  if (literal !== undefined && bracket !== undefined) {
    return exact(fillInLiteral(context, bracket, token, literal));
  }
  if (token.kind !== "hole" && token.kind !== "identifier") return exact("x");
  if (bracket?.holdsValues === true)
    return { text: DIGIT, reach: endsOperand(kql.tokens[index + 1]) ? "none" : "operator" };
  const text = token.kind === "hole" ? fillAlone(context, index, token) : fillInWord(context, token);
  return { text, reach: reachOf(context, index) };
}

function exact(text: string): Fill {
  return { text, reach: "none" };
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

function fillAlone(context: HoleContext, index: number, token: Token): string {
  const { kql, offset, number } = context;
  const name = `hole${number}`;
  const previous = kql.tokens[index - 1];
  const next = kql.tokens[index + 1];
  // The holes behind the first one of a run.
  if (offset > token.start) return `h${number}`;
  if (context.isInCommand) return fillInCommand(context, index) ?? name;
  if (isPunctuation(next, ".") && next?.start === token.end && kql.tokens[index + 2]?.kind === "number") {
    return DIGIT;
  }
  if (isPunctuation(previous, "|")) return endsOperand(next) ? "take 1" : "where";
  if (beginsStatement(previous)) return endsOperand(next) || isPunctuation(next, "(") ? name : " ";
  return expectsOperandBehind(kql, index - 1) || isValuePlace(previous) ? name : " ";
}

/** A hole that is all that a pair of parentheses holds: addresses, columns or properties. */
function fillInCommand({ kql, bracket, number }: HoleContext, index: number): string | undefined {
  if (bracket?.index !== index - 1 || kql.closerOf.get(bracket.index) !== index + 1) return undefined;
  if (!isPunctuation(kql.tokens[bracket.index], "(")) return undefined;
  if (bracket.word === "with") return `p${number}=1`;
  return STORAGE_VERBS.has(kql.tokens[1]?.text.toLowerCase() ?? "") ? "''" : `c${number}:int`;
}

function reachOf(context: HoleContext, index: number): Fill["reach"] {
  if (isOperand(context, index)) return "none";
  const previous = context.kql.tokens[index - 1];
  return isPunctuation(previous, "|") || beginsStatement(previous) ? "statement" : "operator";
}

/**
 * Returns whether an operand, such as a value or the name of a table, is sure to be in a hole: one has to stand in its
 * place, and what follows goes on after one.
 */
function isOperand({ kql, isInCommand }: HoleContext, index: number): boolean {
  const previous = kql.tokens[index - 1];
  const next = kql.tokens[index + 1];
  // The name of an option, which may have any meaning.
  const isNameOfValue = isPunctuation(next, "=") || isPunctuation(next, ".");
  if (isNameOfValue || isPunctuation(previous, "|")) return false;
  if (isInCommand && previous?.kind === "identifier") return NAMED.has(previous.text);
  if (!endsOperand(next)) return next?.kind !== "punctuation" && !isInCommand && isValuePlace(previous);
  if (isInCommand) return !isPunctuation(previous, ".");
  if (beginsStatement(previous)) {
    return next === undefined || isPunctuation(next, "|") || isPunctuation(next, ";");
  }
  return expectsOperandBehind(kql, index - 1) || isValuePlace(previous);
}

function beginsStatement(previous: Token | undefined): boolean {
  return previous === undefined || isPunctuation(previous, ";") || isPunctuation(previous, "<|");
}

/** Returns whether a single value stands behind a token: whoever writes an expression there means that value alone. */
function isValuePlace(previous: Token | undefined): boolean {
  if (previous?.kind === "punctuation") return VALUE_SIGNS.test(previous.text);
  return previous?.kind === "identifier" && VALUE_WORDS.has(previous.text);
}

/** Returns whether a token, the one behind an operand, ends it or goes on after it. */
function endsOperand(next: Token | undefined): boolean {
  if (next === undefined) return true;
  if (next.kind === "identifier") return expectsOperand(next.text) || ORDERS.has(next.text);
  return next.kind === "punctuation" && !OPENING.has(next.text);
}
