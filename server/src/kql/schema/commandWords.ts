import { type Name, nameAt } from "../names";
import { stringContent } from "../strings";
import { isPunctuation, type KqlTokens } from "../tokens";

/** Reads the words of a command one after the other; those of commands compare case-insensitively. */
export class CommandWords {
  /** The index of the token that is read next. */
  position = 0;

  constructor(readonly command: KqlTokens) {}

  /** Reads the dot and the verb, and returns the verb in lower case. */
  readVerb(): string {
    const { tokens } = this.command;
    let verb = "";
    let end = tokens[0]?.end;
    // The lexer takes the verbs with a hyphen apart.
    for (this.position = 1; tokens[this.position]?.start === end; this.position++) {
      verb += tokens[this.position]?.text ?? "";
      end = tokens[this.position]?.end;
      if (end === undefined) break;
    }
    return verb.toLowerCase();
  }

  /** Passes a word if it stands here. */
  take(word: string): boolean {
    const token = this.command.tokens[this.position];
    if (token?.kind !== "identifier" || token.text.toLowerCase() !== word) return false;
    this.position += 1;
    return true;
  }

  takeSign(sign: string): boolean {
    if (!isPunctuation(this.command.tokens[this.position], sign)) return false;
    this.position += 1;
    return true;
  }

  /** Passes `first-second`, which is three tokens. */
  takeHyphenated(first: string, second: string): boolean {
    const start = this.position;
    if (this.take(first) && this.takeSign("-") && this.take(second)) return true;
    this.position = start;
    return false;
  }

  /** Passes all that stand here of some words. */
  skip(...words: readonly string[]): void {
    while (words.some((word) => this.take(word)));
  }

  /** Passes `with (…)` if it stands here. */
  passProperties(): void {
    const start = this.position;
    if (this.take("with") && !this.passBrackets("(")) this.position = start;
  }

  /** Passes a bracket and all up to its partner; up to the end of the command where that is missing. */
  passBrackets(open: "(" | "{"): boolean {
    if (!isPunctuation(this.command.tokens[this.position], open)) return false;
    this.position = (this.command.closerOf.get(this.position) ?? this.position) + 1;
    return true;
  }

  /** Passes a name: plain, in brackets, or in quotes. */
  takeName(): Name | undefined {
    const { tokens, source } = this.command;
    const name =
      nameAt(this.command, this.position, tokens.length) ?? quotedName(this.command, this.position);
    if (name !== undefined) this.position = name.next;
    return name === undefined || source.text.slice(name.start, name.end) === "" ? undefined : name;
  }

  /** Returns the text from a token up to the one that is read next; `undefined` where the command has ended before. */
  textFrom(index: number): string | undefined {
    const { tokens, source } = this.command;
    const last = tokens[this.position - 1];
    return last === undefined ? undefined : source.text.slice(tokens[index]?.start, last.end);
  }
}

/** Returns the name that a string literal gives. */
export function quotedName(kql: KqlTokens, index: number): Name | undefined {
  const token = kql.tokens[index];
  if (token?.kind !== "string") return undefined;
  const { start, end } = stringContent(token);
  const { hasHole } = token;
  return {
    text: kql.source.text.slice(start, end),
    start: token.start,
    end: token.end,
    hasHole,
    next: index + 1,
  };
}
