import type { TextWithHoles } from "../text/textWithHoles";
import { appendOperator, type Insertion } from "./append";
import { type Bound, boundAt, type Rows, rowsOf } from "./bounds";
import { isOpaque, type KqlKind, kindOf } from "./classify";
import { type CommandStart, firstCommand, readCommandStarts } from "./command/commands";
import { type Ingest, readIngests } from "./command/ingest";
import type { Token } from "./lexer";
import { type FilledText, fillHoles } from "./parser/holeFill";
import { type RequestOption, readRequestOptions } from "./requestOptions";
import { readStatements, type Statement } from "./statements";
import { type KqlTokens, readTokens, type TokenRange } from "./tokens";

/** Returns a view of a KQL text. Nothing is read before it is asked for. */
export function readKql<Content>(text: TextWithHoles<Content>): KqlView<Content> {
  return new KqlView(text);
}

/**
 * What rules ask of one KQL text, each answer worked out once, when first needed.
 *
 * All places are offsets of `text.text`; `text.toDocument` maps them.
 */
export class KqlView<Content> {
  private readonly answers: {
    lexed?: KqlTokens;
    statements?: readonly Statement[];
    rows?: Rows;
    commands?: readonly CommandStart[];
    filled?: FilledText;
  } = {};

  constructor(readonly text: TextWithHoles<Content>) {}

  /** The tokens and which bracket closes which, for what the other members do not answer. */
  get lexed(): KqlTokens {
    this.answers.lexed ??= readTokens(this.text);
    return this.answers.lexed;
  }

  /** All tokens but the comments. */
  get tokens(): readonly Token[] {
    return this.lexed.tokens;
  }

  get comments(): readonly Token[] {
    return this.lexed.comments;
  }

  /** Returns the tokens of a range that a statement, operator or command names. */
  tokensIn(range: TokenRange): readonly Token[] {
    return this.tokens.slice(range.from, range.to);
  }

  /** The text with its holes filled by what fits there, as the official parser is asked about it. */
  get filled(): FilledText {
    this.answers.filled ??= fillHoles(this.lexed);
    return this.answers.filled;
  }

  get kind(): KqlKind {
    return kindOf(this.lexed);
  }

  get statements(): readonly Statement[] {
    this.answers.statements ??= readStatements(this.lexed);
    return this.answers.statements;
  }

  /** The most rows that the text allows: `Infinity` without a limit. */
  get rows(): Rows {
    this.answers.rows ??= this.isOpaque ? "unknown" : rowsOf(this.lexed, this.statements);
    return this.answers.rows;
  }

  /** Returns whether the query gives at most `limit` rows; `unknown` for a command. */
  boundAt(limit: number): Bound {
    return boundAt(this.rows, limit);
  }

  /** Whether an expression gives the beginning of the text, and no literal operator follows. */
  get isOpaque(): boolean {
    return isOpaque(this.lexed, this.statements);
  }

  /** Returns how to append an operator such as `take 5000`, written without its `|`. */
  appendOperator(operator: string): Insertion | undefined {
    return appendOperator(this.lexed, this.statements, operator);
  }

  /** The options that `set` statements set. */
  get requestOptions(): readonly RequestOption[] {
    return readRequestOptions(this.lexed, this.statements);
  }

  /** The command that the text starts with, also when its verb is unknown. */
  get firstCommand(): CommandStart | undefined {
    return firstCommand(this.lexed);
  }

  /** Every place where a command with a known verb starts, the first one included. */
  get commandStarts(): readonly CommandStart[] {
    this.answers.commands ??= readCommandStarts(this.lexed);
    return this.answers.commands;
  }

  /** The `.ingest` commands that read files. */
  get ingests(): readonly Ingest[] {
    return readIngests(this.lexed, this.commandStarts);
  }
}
