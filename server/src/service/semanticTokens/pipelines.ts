import type { Token } from "../../kql/lexer";
import { nameAt } from "../../kql/names";
import { ROW_EFFECTS } from "../../kql/operatorEffects";
import { readOptions } from "../../kql/operatorOptions";
import { type Operator, type Pipeline, readPipeline } from "../../kql/statements";
import {
  insideBrackets,
  isPunctuation,
  isWord,
  type KqlTokens,
  splitAt,
  type TokenRange,
} from "../../kql/tokens";
import { expectsOperand } from "../../kql/words";
import { type Paint, paint } from "./token";

/** How tokens are shown, by their indexes. */
export type Paints = Map<number, Paint>;

const KEYWORD = paint("keyword");
const TABLE = paint("type");

/** Words that a tabular statement can start with instead of a table. */
const KEYWORD_HEADS: ReadonlySet<string> = new Set([
  "datatable",
  "external_data",
  "externaldata",
  "find",
  "print",
  "range",
  "search",
  "union",
]);

/** Paints the head and the operators of a pipeline, without what stands in brackets. */
export function paintPipeline(kql: KqlTokens, { head, operators }: Pipeline, paints: Paints): void {
  paintHead(kql, head, paints);
  for (const operator of operators) paintOperator(kql, operator, paints);
}

/** Paints what stands in brackets as far as it is a pipeline, in all brackets of a text. */
export function paintBrackets(kql: KqlTokens, paints: Paints): void {
  for (const open of kql.closerOf.keys()) {
    for (const part of splitAt(kql, insideBrackets(kql, open), ";")) {
      if (isWord(kql.tokens[part.from], "let") && nameAt(kql, part.from + 1, part.to) !== undefined) {
        paints.set(part.from, KEYWORD);
        continue;
      }
      const pipeline = readPipeline(kql, part);
      if (startsWithOperator(kql, part)) paints.set(part.from, KEYWORD);
      if (pipeline.operators.length > 0) paintPipeline(kql, pipeline, paints);
    }
  }
}

/** Paints a name, its brackets and quotes included. */
export function paintName(
  kql: KqlTokens,
  index: number,
  limit: number,
  color: Paint,
  paints: Paints,
): number | undefined {
  const name = nameAt(kql, index, limit);
  if (name === undefined) return undefined;
  for (let part = index; part < name.next; part++) if (!paints.has(part)) paints.set(part, color);
  return name.next;
}

function paintHead(kql: KqlTokens, head: TokenRange, paints: Paints): void {
  const first = head.from < head.to ? kql.tokens[head.from] : undefined;
  if (first === undefined || paints.has(head.from)) return;
  const second = head.from + 1 < head.to ? kql.tokens[head.from + 1] : undefined;
  if (first.kind === "identifier" && KEYWORD_HEADS.has(first.text) && second !== undefined) {
    if (isPunctuation(second, ".")) return;
    paints.set(head.from, KEYWORD);
    paintArgument(kql, first, { from: head.from + 1, to: head.to }, paints);
    return;
  }
  paintTable(kql, head, paints);
}

function paintOperator(kql: KqlTokens, { name, argument }: Operator, paints: Paints): void {
  if (name?.kind !== "identifier") return;
  paints.set(argument.from - 1, KEYWORD);
  paintArgument(kql, name, argument, paints);
}

/** Paints the options of an operator, and the tables of one that takes tables. */
function paintArgument(kql: KqlTokens, name: Token, argument: TokenRange, paints: Paints): void {
  const { next } = readOptions(kql, argument);
  for (let index = argument.from; index < next; index++) {
    const isValue = isOptionName(kql, index - 2) && isPunctuation(kql.tokens[index - 1], "=");
    if (isValue && kql.tokens[index]?.kind === "identifier") paints.set(index, paint("enumMember"));
  }
  const operands = { from: next, to: argument.to };
  if (name.text === "union") for (const part of splitAt(kql, operands, ",")) paintTable(kql, part, paints);
  if (name.text !== "join" && name.text !== "lookup") return;
  const end = nameAt(kql, next, argument.to)?.next;
  paintTable(kql, isWord(kql.tokens[end ?? next], "on") ? { from: next, to: end ?? next } : operands, paints);
}

/** Returns whether a word is `kind` or behind `hint.`: `extend` and others give columns a name in the same way. */
function isOptionName(kql: KqlTokens, index: number): boolean {
  return isWord(kql.tokens[index], "kind") || isWord(kql.tokens[index - 2], "hint");
}

/** Paints a name that makes up a range, or ends it behind a dot; or the one in a bracket at its start. */
function paintTable(kql: KqlTokens, range: TokenRange, paints: Paints): void {
  if (range.from >= range.to) return;
  const isBracket = isPunctuation(kql.tokens[range.from], "(");
  const { from, to } = isBracket ? insideBrackets(kql, range.from) : range;
  const name = nameAt(kql, from, to);
  if (name?.next === to) paintName(kql, from, to, TABLE, paints);
  const isLast = isPunctuation(kql.tokens[to - 2], ".") && kql.tokens[to - 1]?.kind === "identifier";
  if (isLast && to - 2 > from) paints.set(to - 1, TABLE);
}

/** Returns whether a range starts with an operator, as the brackets of `mv-apply … on (top 2 by x)` do. */
function startsWithOperator(kql: KqlTokens, { from, to }: TokenRange): boolean {
  const first = kql.tokens[from];
  const second = from + 1 < to ? kql.tokens[from + 1] : undefined;
  if (first?.kind !== "identifier" || !ROW_EFFECTS.has(first.text) || second === undefined) return false;
  if (second.kind === "identifier") return !expectsOperand(second.text);
  return second.kind !== "punctuation" || isPunctuation(second, "*");
}
