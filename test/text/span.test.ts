import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { compareSpans, contains, overlaps } from "../../server/src/text/span";

suite("Span", () => {
  test("contains what lies inside, borders included", () => {
    assert.equal(contains({ start: 1, end: 5 }, { start: 1, end: 5 }), true);
    assert.equal(contains({ start: 1, end: 5 }, { start: 5, end: 5 }), true);
    assert.equal(contains({ start: 1, end: 5 }, { start: 4, end: 6 }), false);
    assert.equal(contains({ start: 1, end: 5 }, { start: 0, end: 2 }), false);
  });

  test("overlaps only what shares a character", () => {
    assert.equal(overlaps({ start: 1, end: 3 }, { start: 2, end: 4 }), true);
    assert.equal(overlaps({ start: 1, end: 3 }, { start: 3, end: 4 }), false);
    assert.equal(overlaps({ start: 3, end: 4 }, { start: 1, end: 3 }), false);
  });

  test("orders by start, then the shorter first", () => {
    const spans = [
      { start: 2, end: 9 },
      { start: 2, end: 3 },
      { start: 0, end: 5 },
    ];
    assert.deepEqual(spans.sort(compareSpans), [
      { start: 0, end: 5 },
      { start: 2, end: 3 },
      { start: 2, end: 9 },
    ]);
  });
});
