import type { Span } from "../../text/span";
import { isPunctuation, type KqlTokens, type TokenRange, topLevelOf } from "../tokens";
import { isLineBreak } from "../words";
import { knownVerbAt } from "./commandVerbs";

/** Where a management command starts: the span of its dot and verb. */
export interface CommandStart extends Span {
  /** Without the dot; in lower case when the verb is known. */
  readonly verb: string;
  readonly isKnown: boolean;
  /** Whether it is the first thing behind a `<|`: the input of another command, or the first one of a script. */
  readonly followsInputBar: boolean;
  /** The tokens behind the verb, up to the next command, to `;`, `<|` or the end. */
  readonly argument: TokenRange;
}

/** Returns the command that a text starts with, whether its verb is known or not. */
export function firstCommand(kql: KqlTokens): CommandStart | undefined {
  return commandAt(kql, 0);
}

/**
 * Returns where commands with known verbs start: as the first thing in the text, on a line, or behind `;` or `<|`,
 * outside brackets, strings and comments.
 */
export function readCommandStarts(kql: KqlTokens): readonly CommandStart[] {
  const starts: CommandStart[] = [];
  for (const index of topLevelOf(kql, { from: 0, to: kql.tokens.length })) {
    if (!isPunctuation(kql.tokens[index], ".") || !canStartAt(kql, index)) continue;
    const command = commandAt(kql, index);
    if (command?.isKnown === true) starts.push(command);
  }
  return starts;
}

function commandAt(kql: KqlTokens, index: number): CommandStart | undefined {
  const dot = kql.tokens[index];
  const word = kql.tokens[index + 1];
  if (dot === undefined || !isPunctuation(dot, ".")) return undefined;
  if (word?.kind !== "identifier" || word.start !== dot.end) return undefined;
  const known = knownVerbAt(kql.source.text, word.start);
  const end = known === undefined ? word.end : word.start + known.length;
  return {
    verb: known ?? word.text,
    isKnown: known !== undefined,
    start: dot.start,
    end,
    followsInputBar: isPunctuation(kql.tokens[index - 1], "<|"),
    argument: argumentBehind(kql, index + 1, end),
  };
}

function canStartAt(kql: KqlTokens, index: number): boolean {
  const previous = kql.tokens[index - 1];
  const dot = kql.tokens[index];
  if (previous === undefined || isPunctuation(previous, ";") || isPunctuation(previous, "<|")) return true;
  for (let offset = previous.end; offset < (dot?.start ?? 0); offset++) {
    if (isLineBreak(kql.source.text, offset)) return true;
  }
  return false;
}

function argumentBehind(kql: KqlTokens, index: number, verbEnd: number): TokenRange {
  let from = index;
  while ((kql.tokens[from]?.end ?? Number.POSITIVE_INFINITY) <= verbEnd) from++;
  for (const to of topLevelOf(kql, { from, to: kql.tokens.length })) {
    const token = kql.tokens[to];
    const isNextCommand = isPunctuation(token, ".") && canStartAt(kql, to);
    if (isNextCommand || isPunctuation(token, ";") || isPunctuation(token, "<|")) return { from, to };
  }
  return { from, to: kql.tokens.length };
}
