import type { ParserAnswer } from "../../kql/parser/answer";

const MAX_CHARACTERS = 4 * 1024 * 1024;
/** What an entry costs beside its text. */
const ENTRY_COST = 200;

/** The answers of the parser by text; those that were not asked for the longest are forgotten first. */
export class AnswerCache {
  private readonly answers = new Map<string, ParserAnswer>();
  private characters = 0;

  constructor(private readonly maxCharacters = MAX_CHARACTERS) {}

  get(text: string): ParserAnswer | undefined {
    const answer = this.answers.get(text);
    if (answer === undefined) return undefined;
    // A map keeps the order in which its keys came.
    this.answers.delete(text);
    this.answers.set(text, answer);
    return answer;
  }

  set(text: string, answer: ParserAnswer): void {
    if (!this.answers.delete(text)) this.characters += costOf(text);
    this.answers.set(text, answer);
    for (const oldest of this.answers.keys()) {
      if (this.characters <= this.maxCharacters) return;
      this.answers.delete(oldest);
      this.characters -= costOf(oldest);
    }
  }
}

function costOf(text: string): number {
  return text.length + ENTRY_COST;
}
