import type { Draft } from "./draft";

/** A pipeline with what belongs to it, made from answers. */
export interface Scaffold {
  /** Kebab-case; never changes, since scripts name it. */
  readonly id: string;
  readonly title: string;
  /** What is made, as a line beside the title. */
  readonly summary: string;
  /** Asks the questions and adds the resources. */
  readonly plan: (draft: Draft) => void;
}
