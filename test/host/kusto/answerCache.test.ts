import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { AnswerCache } from "../../../server/src/host/kusto/answerCache";

const ANSWER = { syntax: [] };

suite("the cache of answers", () => {
  test("forgets what was not asked for the longest", () => {
    const cache = new AnswerCache(3 * 300);
    for (const name of ["a", "b", "c"]) cache.set(name.repeat(100), ANSWER);
    cache.get("a".repeat(100));
    cache.set("d".repeat(100), ANSWER);
    assert.equal(cache.get("b".repeat(100)), undefined);
    assert.equal(cache.get("a".repeat(100)), ANSWER);
  });

  test("counts a text once, however often its answer grows", () => {
    const cache = new AnswerCache(2 * 300);
    for (let count = 0; count < 10; count++) cache.set("a".repeat(100), ANSWER);
    cache.set("b".repeat(100), ANSWER);
    assert.equal(cache.get("a".repeat(100)), ANSWER);
  });
});
