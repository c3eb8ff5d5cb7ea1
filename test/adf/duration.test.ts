import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { parseDuration } from "../../server/src/adf/duration";

suite("durations", () => {
  test("have two digits each, with days before a dot", () => {
    const cases: readonly (readonly [string, number])[] = [
      ["00:00:01", 1],
      ["01:02:03", 3723],
      ["99:00:00", 356_400],
      ["0.12:00:00", 43_200],
      ["7.00:00:00", 604_800],
      ["10.00:00:00", 864_000],
      ["00:60:60", 3660],
      [" 00:10:00 ", 600],
      ["00:00:01.5000000", 1.5],
    ];
    for (const [text, seconds] of cases) assert.equal(parseDuration(text), seconds, text);
  });

  test("are no other texts", () => {
    for (const text of [
      "",
      "1:00:00",
      "01:00",
      "100:00:00",
      "00:61:00",
      "00:00:99",
      "-01:00:00",
      "PT1H",
      "1h",
      ".01:00:00",
    ]) {
      assert.equal(parseDuration(text), undefined, text);
    }
  });
});
