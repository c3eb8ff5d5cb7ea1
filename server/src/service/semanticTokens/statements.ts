import type { CommandStart } from "../../kql/command/commands";
import type { Statement } from "../../kql/statements";
import { insideBrackets, isPunctuation, isWord, type KqlTokens, topLevelOf } from "../../kql/tokens";
import type { KqlView } from "../../kql/view";
import { expectsOperand } from "../../kql/words";
import { COMMAND_WORDS, LITERAL_TYPES } from "./kqlWords";
import { type Paints, paintBrackets, paintName, paintPipeline } from "./pipelines";
import { paint } from "./token";

const KEYWORD = paint("keyword");
const TABLE = paint("type");

/** What the statements of a text say of its tokens. */
export interface PaintedStatements {
  readonly paints: Paints;
  /** The names that `let` statements define. */
  readonly lets: ReadonlySet<string>;
}

/** Returns how the tokens of a text are shown whose place in a statement decides that. */
export function paintStatements(kql: KqlView<unknown>): PaintedStatements {
  const { lexed, statements, firstCommand, commandStarts } = kql;
  const paints: Paints = new Map();
  const lets = new Set<string>();
  for (const command of firstCommand === undefined ? commandStarts : [firstCommand, ...commandStarts]) {
    paintCommand(lexed, command, paints);
    paintSource(lexed, command, paints);
  }
  for (const statement of statements) {
    if (statement.kind === "let" && statement.name !== undefined) lets.add(statement.name.text);
    paintStatement(lexed, statement, paints);
  }
  paintBrackets(lexed, paints);
  paintLiterals(lexed, paints);
  return { paints, lets };
}

function paintCommand(kql: KqlTokens, { start, argument }: CommandStart, paints: Paints): void {
  for (let index = argument.from - 1; (kql.tokens[index]?.start ?? -1) >= start; index--) {
    paints.set(index, KEYWORD);
  }
  let index = argument.from;
  for (let end = endOfHyphenated(kql, index); end !== undefined; end = endOfHyphenated(kql, index)) {
    const words = kql.tokens.slice(index, end).map(({ text }) => text.toLowerCase());
    if (!COMMAND_WORDS.has(words.join(""))) break;
    for (; index < end; index++) paints.set(index, KEYWORD);
  }
  const target = kql.tokens[index];
  if (index >= argument.to || (target !== undefined && expectsOperand(target.text))) return;
  if (!isPunctuation(kql.tokens[index + 1], "(")) paintName(kql, index, argument.to, TABLE, paints);
}

/** Paints the `table T` of commands such as `.create materialized-view V on table T { … }`. */
function paintSource(kql: KqlTokens, { argument }: CommandStart, paints: Paints): void {
  for (const index of topLevelOf(kql, argument)) {
    if (!isWord(kql.tokens[index - 1], "on") || !isWord(kql.tokens[index], "table")) continue;
    paints.set(index, KEYWORD);
    paintName(kql, index + 1, argument.to, TABLE, paints);
  }
}

/** Returns the index behind words that hyphens join without blanks, such as `materialized-view`. */
function endOfHyphenated(kql: KqlTokens, index: number): number | undefined {
  if (kql.tokens[index]?.kind !== "identifier") return undefined;
  let end = index + 1;
  for (;;) {
    const [before, hyphen, word] = [kql.tokens[end - 1], kql.tokens[end], kql.tokens[end + 1]];
    if (!isPunctuation(hyphen, "-") || word?.kind !== "identifier") return end;
    if (hyphen?.start !== before?.end || hyphen?.end !== word.start) return end;
    end += 2;
  }
}

function paintStatement(kql: KqlTokens, statement: Statement, paints: Paints): void {
  const { kind, range, pipeline } = statement;
  switch (kind) {
    case "let":
      paintLet(kql, statement, paints);
      return;
    case "set":
      paints.set(range.from, KEYWORD);
      paintName(kql, range.from + 1, range.to, paint("property"), paints);
      return;
    case "declare":
    case "pattern":
    case "alias":
    case "restrict":
      paints.set(range.from, KEYWORD);
      paints.set(range.from + 1, KEYWORD);
      return;
    case "command":
      paintPipeline(kql, { ...pipeline, head: { from: range.to, to: range.to } }, paints);
      return;
    case "tabular":
      paintPipeline(kql, pipeline, paints);
      return;
    default:
      kind satisfies never;
  }
}

/** Whether a name alone is a table or a value is not known. */
function paintLet(kql: KqlTokens, { range, name, pipeline }: Statement, paints: Paints): void {
  const { head, operators } = pipeline;
  const closer = isPunctuation(kql.tokens[head.from], "(") ? kql.closerOf.get(head.from) : undefined;
  const isFunction = closer !== undefined && isPunctuation(kql.tokens[closer + 1], "{");
  paints.set(range.from, KEYWORD);
  const color = paint(isFunction ? "function" : "variable", "declaration");
  paintName(kql, range.from + 1, name?.next ?? range.to, color, paints);
  if (operators.length > 0) paintPipeline(kql, pipeline, paints);
  if (!isFunction) return;
  for (let index = head.from + 1; index < closer; index++) {
    const isParameter = kql.tokens[index]?.kind === "identifier" && isPunctuation(kql.tokens[index + 1], ":");
    if (isParameter) paints.set(index, paint("parameter", "declaration"));
  }
}

/** Paints what is written without quotes in a literal such as `datetime(2024-01-31 10:00)`. */
function paintLiterals(kql: KqlTokens, paints: Paints): void {
  for (const open of kql.closerOf.keys()) {
    const { from, to } = insideBrackets(kql, open);
    const isLiteral =
      LITERAL_TYPES.has(kql.tokens[open - 1]?.text ?? "") && /^\d/.test(kql.tokens[from]?.text ?? "");
    if (!isPunctuation(kql.tokens[open], "(") || !isLiteral || !kql.isBalanced) continue;
    for (let index = from; index < to; index++) {
      if (kql.tokens[index]?.kind !== "string") paints.set(index, paint("number"));
    }
  }
}
