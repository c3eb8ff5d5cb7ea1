import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { Factory } from "../../server/src/factory/factory";
import { questionsOf } from "../../server/src/service/scaffold/scaffolds";
import { SCAFFOLD_IDS, sampleFiles, VARIED_FILES } from "../helpers/scaffoldFactory";
import { factoryIn, findingsInAdded, newFiles, scaffoldOf } from "../helpers/scaffolds";

type Answered = Readonly<Record<string, string>>;

/** What is written for parameters, for which nothing is proposed: a text and a number. */
const ARGUMENT = "7";

/** Yields every way to answer a scaffold: each choice, and the proposal of something new. */
function* waysToAnswer(id: string, factory: Factory): Generator<Answered> {
  const pending: Answered[] = [{}];
  for (let answers = pending.pop(); answers !== undefined; answers = pending.pop()) {
    const known = answers;
    const questions = questionsOf(scaffoldOf(id), factory, new Map(Object.entries(known)));
    const next = questions.find((question) => !(question.id in known));
    if (next === undefined) {
      yield known;
      continue;
    }
    const written = next.id.includes(".") ? ARGUMENT : next.proposal;
    const options = [...next.choices.map(({ answer }) => answer), written];
    pending.push(...options.map((answer) => ({ ...known, [next.id]: answer })));
  }
}

const FACTORIES = {
  "an empty factory": {},
  "a factory with some of everything": VARIED_FILES,
  "the sample factory": sampleFiles(),
};

suite("every way to answer a scaffold", () => {
  for (const [name, files] of Object.entries(FACTORIES)) {
    for (const id of SCAFFOLD_IDS) {
      test(`makes files without findings: ${id} in ${name}`, () => {
        let ways = 0;
        const factory = factoryIn(files);
        for (const answers of waysToAnswer(id, factory)) {
          ways++;
          checkMadeFiles(factory, id, answers);
        }
        assert.ok(ways >= 1);
      });
    }
  }
});

function checkMadeFiles(factory: Factory, id: string, answers: Answered): void {
  const before = new Set(factory.paths);
  const made = newFiles(id, factory, answers);
  for (const { path, text } of made) {
    assert.ok(!before.has(path), `${path} would be overwritten`);
    assert.doesNotThrow(() => JSON.parse(text));
    assert.doesNotMatch(text, /password|accountKey|servicePrincipalKey|sharedAccess/i);
  }
  const findings = findingsInAdded(factory, made).map(
    ({ rule, path, message }) => `${path} ${rule.id}: ${message}`,
  );
  assert.deepEqual(findings, [], JSON.stringify(answers));
  assert.match(made.at(-1)?.path ?? "", /^f\/pipeline\//);
  for (const { path } of made) factory.removeFile(path);
}
