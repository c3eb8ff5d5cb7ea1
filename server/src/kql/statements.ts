import type { Span } from "../text/span";
import type { Token } from "./lexer";
import { type Name, nameAt } from "./names";
import {
  isPunctuation,
  isWord,
  type KqlTokens,
  spanOf,
  splitAt,
  type TokenRange,
  topLevelOf,
} from "./tokens";

/** What a statement does: gives rows (`tabular`), defines something, sets an option, or is a management command. */
export type StatementKind =
  | "tabular"
  | "let"
  | "set"
  | "declare"
  | "pattern"
  | "alias"
  | "restrict"
  | "command";

/** A data source and the operators that its rows run through. */
export interface Pipeline {
  /** The tokens before the first `|`. */
  readonly head: TokenRange;
  readonly operators: readonly Operator[];
}

/** An operator of a pipeline, the `|` before it not included. */
export interface Operator extends Span {
  readonly pipe: Token;
  /** Its first token: a word, or a hole; `undefined` when nothing is behind the `|`. */
  readonly name: Token | undefined;
  /** The tokens behind the name. */
  readonly argument: TokenRange;
}

/** A statement of a KQL text, from its first to its last token. */
export interface Statement extends Span {
  readonly kind: StatementKind;
  readonly range: TokenRange;
  /** The name that a `let` defines, or the option that a `set` sets. */
  readonly name: Name | undefined;
  /** Of a `let` or `set` the value; of a command its text, then the operators over its result. */
  readonly pipeline: Pipeline;
  /** The `;` behind it, or the `<|` behind a command that a query or another command follows. */
  readonly terminator: Token | undefined;
}

/**
 * Returns the statements of a text in order. Empty ones are left out.
 *
 * What follows the `<|` of a command are statements of their own.
 * https://learn.microsoft.com/kusto/query/statements
 */
export function readStatements(kql: KqlTokens): readonly Statement[] {
  const statements: Statement[] = [];
  let from = 0;
  for (const index of topLevelOf(kql, { from: 0, to: kql.tokens.length })) {
    const token = kql.tokens[index];
    const isCommand = isPunctuation(kql.tokens[from], ".");
    if (!isPunctuation(token, ";") && !(isCommand && isPunctuation(token, "<|"))) continue;
    statements.push(...readStatement(kql, { from, to: index }));
    from = index + 1;
  }
  statements.push(...readStatement(kql, { from, to: kql.tokens.length }));
  return statements;
}

/** Returns the pipeline that a range of tokens makes. */
export function readPipeline(kql: KqlTokens, range: TokenRange): Pipeline {
  const [head, ...rest] = splitAt(kql, range, "|");
  const operators = rest.flatMap(({ from, to }) => {
    const pipe = kql.tokens[from - 1];
    if (pipe === undefined) return [];
    const span = spanOf(kql, { from, to }) ?? { start: pipe.end, end: pipe.end };
    const name = from < to ? kql.tokens[from] : undefined;
    return [{ pipe, name, argument: { from: Math.min(from + 1, to), to }, ...span }];
  });
  return { head: head ?? range, operators };
}

function readStatement(kql: KqlTokens, range: TokenRange): readonly Statement[] {
  const span = spanOf(kql, range);
  if (span === undefined) return [];
  const kind = kindOfStatement(kql, range);
  const name = kind === "let" || kind === "set" ? nameAt(kql, range.from + 1, range.to) : undefined;
  const value = name === undefined ? range : { from: name.next, to: range.to };
  const hasEquals = name !== undefined && isPunctuation(kql.tokens[value.from], "=");
  const pipeline = readPipeline(kql, hasEquals ? { from: value.from + 1, to: range.to } : value);
  return [{ kind, range, name, pipeline, terminator: kql.tokens[range.to], ...span }];
}

/** The keywords can name tables as well, so the word behind decides. */
function kindOfStatement(kql: KqlTokens, { from, to }: TokenRange): StatementKind {
  const first = kql.tokens[from];
  const second = from + 1 < to ? kql.tokens[from + 1] : undefined;
  if (isPunctuation(first, ".")) return "command";
  if (isWord(first, "let") && nameAt(kql, from + 1, to) !== undefined) return "let";
  if (isWord(first, "set") && nameAt(kql, from + 1, to) !== undefined) return "set";
  if (isWord(first, "declare") && isWord(second, "query_parameters")) return "declare";
  if (isWord(first, "declare") && isWord(second, "pattern")) return "pattern";
  if (isWord(first, "alias") && second?.kind === "identifier") return "alias";
  if (isWord(first, "restrict") && isWord(second, "access")) return "restrict";
  return "tabular";
}
