import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { holdDialogue, type Reply, type Step } from "../../client/src/newPipeline/dialogue";
import type { Answers, Question } from "../../client/src/newPipeline/protocol";

const question = (id: string, answers: Answers): Question => ({
  id,
  title: id,
  hint: "",
  writingHint: "",
  choices: [],
  other: "",
  proposal: "",
  ...(answers[id] === "bad" ? { fault: `${id} is bad` } : {}),
});

/** A new table brings a question about its cluster. */
async function questionsOf(answers: Answers) {
  const ids =
    answers["table"] === "new" ? ["kind", "table", "cluster", "pipeline"] : ["kind", "table", "pipeline"];
  return "kind" in answers
    ? { questions: ids.map((id) => question(id, answers)), areAll: true }
    : { questions: [question("kind", answers)], areAll: false };
}

const BACK: Reply = { kind: "back" };
const CANCEL: Reply = { kind: "cancel" };

/** Holds a dialogue with a person who replies so; returns the outcome, and what was shown as `id number/total earlier`. */
async function hold(replies: readonly (Reply | string)[]) {
  const shown: string[] = [];
  const steps: Step[] = [];
  const left = [...replies];
  const answers = await holdDialogue({
    questionsOf,
    ask: async (step) => {
      const { question, number, total, earlier } = step;
      shown.push(
        [question.id, `${number}/${total ?? "?"}`, ...(earlier === undefined ? [] : [earlier])].join(" "),
      );
      steps.push(step);
      const reply = left.shift();
      assert.ok(reply !== undefined, "asked more than expected");
      return typeof reply === "string" ? { kind: "answer", answer: reply } : reply;
    },
  });
  assert.deepEqual(left, []);
  return { answers, shown, steps };
}

suite("the dialogue of a new pipeline", () => {
  test("asks until all questions are answered, those included that an answer brings", async () => {
    const { answers, shown } = await hold(["csv", "new", "mine", "Load"]);
    assert.deepEqual(answers, { kind: "csv", table: "new", cluster: "mine", pipeline: "Load" });
    assert.deepEqual(shown, ["kind 1/?", "table 2/3", "cluster 3/4", "pipeline 4/4"]);
  });

  test("goes back to the question before, with what was answered there", async () => {
    const { answers, shown } = await hold(["csv", "new", BACK, "old", BACK, BACK, "json", "old", "Load"]);
    assert.deepEqual(answers, { kind: "json", table: "old", pipeline: "Load" });
    assert.deepEqual(shown, [
      "kind 1/?",
      "table 2/3",
      "cluster 3/4",
      "table 2/3 new",
      "pipeline 3/3",
      "table 2/3 old",
      "kind 1/? csv",
      "table 2/3 old",
      "pipeline 3/3",
    ]);
  });

  test("ends with nothing when the person gives up, or goes back before the first question", async () => {
    assert.equal((await hold(["csv", CANCEL])).answers, undefined);
    assert.equal((await hold([BACK])).answers, undefined);
  });

  test("tells what is wrong with an answer before it is given", async () => {
    const { steps } = await hold(["csv", CANCEL]);
    assert.equal(await steps[1]?.faultOf("bad"), "table is bad");
    assert.equal(await steps[1]?.faultOf("good"), undefined);
  });
});
