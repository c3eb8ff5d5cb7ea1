import type { Answers, Question } from "./protocol";

/** What a person did with a question. */
export type Reply =
  | { readonly kind: "answer"; readonly answer: string }
  | { readonly kind: "back" }
  | { readonly kind: "cancel" };

/** The questions that are known to be asked after some answers. */
export interface KnownQuestions {
  readonly questions: readonly Question[];
  /** Whether these are all, as far as can be told. */
  readonly areAll: boolean;
}

/** A question and where it stands among the others. */
export interface Step {
  readonly question: Question;
  /** From 1. */
  readonly number: number;
  /** How many there are; `undefined` while that cannot be told. */
  readonly total: number | undefined;
  /** What was answered before the person went back. */
  readonly earlier: string | undefined;
  /** Returns why an answer cannot be taken; `undefined` when it can. */
  readonly faultOf: (answer: string) => Promise<string | undefined>;
}

/** What a dialogue needs of the world. */
export interface DialogueParts {
  readonly questionsOf: (answers: Answers) => Promise<KnownQuestions>;
  readonly ask: (step: Step) => Promise<Reply>;
}

/**
 * Asks one question after the other until all are answered. Returns the answers; `undefined` when the person gives up,
 * or goes back before the first question.
 */
export async function holdDialogue({ questionsOf, ask }: DialogueParts): Promise<Answers | undefined> {
  const given: { readonly id: string; readonly answer: string }[] = [];
  const earlier = new Map<string, string>();
  for (;;) {
    const answers = Object.fromEntries(given.map(({ id, answer }) => [id, answer]));
    const { questions, areAll } = await questionsOf(answers);
    const question = questions.find(({ id }) => !(id in answers));
    if (question === undefined) return answers;
    const { id } = question;
    const reply = await ask({
      question,
      number: questions.indexOf(question) + 1,
      total: areAll ? questions.length : undefined,
      earlier: earlier.get(id),
      faultOf: async (answer) => {
        const asked = await questionsOf({ ...answers, [id]: answer });
        return asked.questions.find((other) => other.id === id)?.fault;
      },
    });
    if (reply.kind === "cancel") return undefined;
    if (reply.kind === "answer") {
      given.push({ id, answer: reply.answer });
      continue;
    }
    const last = given.pop();
    if (last === undefined) return undefined;
    earlier.set(last.id, last.answer);
  }
}
