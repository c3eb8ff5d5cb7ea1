import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { readMarks } from "../helpers/marks";

suite("readMarks", () => {
  test("takes out the marks and tells where they stood", () => {
    assert.deepEqual(readMarks("a«b$0c»d$0«»"), {
      text: "abcd",
      spans: [
        { start: 1, end: 3 },
        { start: 4, end: 4 },
      ],
      cursors: [2, 4],
    });
  });

  test("gives nested spans in order of their openings", () => {
    assert.deepEqual(readMarks("«a«b»»«c»").spans, [
      { start: 0, end: 2 },
      { start: 1, end: 2 },
      { start: 2, end: 3 },
    ]);
  });

  test("fails on a mark without its partner", () => {
    assert.throws(() => readMarks("a«b"), /no »/);
    assert.throws(() => readMarks("a»b"), /no «/);
    assert.throws(() => readMarks("«a»»"), /no «/);
  });
});
