/** One of the answers that a factory offers. */
export interface Choice {
  /** The answer itself. */
  readonly answer: string;
  /** What tells it from the others, such as the table of a dataset. */
  readonly detail: string;
}

/** What is asked of a person before a pipeline can be written. */
export interface Question {
  /** Names the answer; kebab-case, the same in every scaffold that asks it. */
  readonly id: string;
  /** What is asked for, in a few words. */
  readonly title: string;
  /** What a good answer is, as a sentence. */
  readonly hint: string;
  /** The same for an answer that is written and not chosen. */
  readonly writingHint: string;
  /** Answers to choose from; with none of them any text is the answer. */
  readonly choices: readonly Choice[];
  /** What it is called to write an answer instead of choosing one, such as "New dataset…". */
  readonly other: string;
  /** The text to begin with where an answer is written. */
  readonly proposal: string;
}

/** A question of a form and what is wrong with its answer so far. */
export interface AskedQuestion extends Question {
  /** What was answered, or else what counts while nothing is: the first choice, or the proposal. */
  readonly answer: string;
  /** Why the answer cannot be taken, as a sentence. */
  readonly fault: string | undefined;
}

/** Answers by the id of their question. */
export type Answers = ReadonlyMap<string, string>;
