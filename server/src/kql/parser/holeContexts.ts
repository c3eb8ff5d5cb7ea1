import { readCommandStarts } from "../command/commands";
import type { Token } from "../lexer";
import { isPunctuation, type KqlTokens } from "../tokens";

/** A hole and what stands around it. */
export interface HoleContext {
  readonly kql: KqlTokens;
  readonly offset: number;
  /** How many holes stand before it: names made of it are each of their own. */
  readonly number: number;
  /** The token that it is, or is in; `undefined` in a comment and in data. */
  readonly index: number | undefined;
  /** The bracket around it. */
  readonly bracket: OpenBracket | undefined;
  /** Whether it stands among the words of a command, before its `<|` and in no body in braces. */
  readonly isInCommand: boolean;
}

/** A bracket that is open where a hole stands. */
export interface OpenBracket {
  readonly index: number;
  /** The word right before it, of a parenthesis. */
  readonly word: string | undefined;
  /** Whether it holds values alone: those of `dynamic(…)`, at any depth, or of `datatable(…)[…]`. */
  readonly holdsValues: boolean;
}

/** Ends the words of a command. */
const COMMAND_ENDS: ReadonlySet<string> = new Set(["<|", "|", ";", "{"]);

/** Finds what stands around the holes of a text; to be asked for them in order. */
export class HoleContexts {
  private readonly commandStarts: ReadonlySet<number>;
  private readonly open: OpenBracket[] = [];
  private index = 0;
  private number = 0;
  private isInCommand = false;
  /** The word before the parenthesis that was closed last, and where that was. */
  private closed: { readonly word: string | undefined; readonly index: number } | undefined;

  constructor(private readonly kql: KqlTokens) {
    const first = kql.tokens[0];
    const starts = readCommandStarts(kql).map(({ start }) => start);
    // Also a command whose verb is not known.
    this.commandStarts = new Set(isPunctuation(first, ".") ? [first?.start ?? 0, ...starts] : starts);
  }

  at(offset: number): HoleContext {
    const { tokens } = this.kql;
    while ((tokens[this.index]?.end ?? Number.POSITIVE_INFINITY) <= offset) {
      this.pass(this.index);
      this.index += 1;
    }
    const token = tokens[this.index];
    const number = this.number++;
    return {
      kql: this.kql,
      offset,
      number,
      index: token !== undefined && token.start <= offset ? this.index : undefined,
      bracket: this.open.at(-1),
      isInCommand: this.isInCommand,
    };
  }

  private pass(index: number): void {
    const { tokens, closerOf } = this.kql;
    const token = tokens[index];
    if (token?.kind !== "punctuation") return;
    if (this.commandStarts.has(token.start)) this.isInCommand = true;
    else if (COMMAND_ENDS.has(token.text)) this.isInCommand = false;
    if (closerOf.has(index)) this.open.push(this.openBracket(index, token));
    else if (closerOf.get(this.open.at(-1)?.index ?? -1) === index) {
      this.closed = { word: this.open.pop()?.word, index };
    }
  }

  private openBracket(index: number, bracket: Token): OpenBracket {
    const previous = this.kql.tokens[index - 1];
    const isCall = isPunctuation(bracket, "(") && previous?.kind === "identifier";
    const word = isCall ? previous.text : undefined;
    const isDataTable =
      isPunctuation(bracket, "[") && this.closed?.index === index - 1 && this.closed.word === "datatable";
    const holdsValues = word === "dynamic" || isDataTable || this.open.at(-1)?.holdsValues === true;
    return { index, word, holdsValues };
  }
}
