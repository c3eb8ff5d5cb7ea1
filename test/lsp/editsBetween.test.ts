import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { editsBetween } from "../../server/src/lsp/kqlEditor/editsBetween";
import { applyEdits } from "../../server/src/text/textEdit";
import { numbers } from "./numbers";

suite("edits between two texts", () => {
  test("are one for each group of lines that differ, as small as can be", () => {
    const before = "a\nb\nc\nd\ne\nf\ng\nh\ni\n";
    const cases: readonly [after: string, edits: readonly (readonly [number, number, string])[]][] = [
      [before, []],
      [
        "a\nB\nc\nd\ne\nf\nX\nh\ni\n",
        [
          [2, 3, "B"],
          [12, 13, "X"],
        ],
      ],
      ["a\nc\nd\ne\nf\ng\nh\ni\n", [[2, 4, ""]]],
      ["a\nb\nnew\nc\nd\ne\nf\ng\nh\ni\n", [[4, 4, "new\n"]]],
      ["a\nb\nc\nd\ne\nf\ng\nh\n", [[16, 18, ""]]],
      ["", [[0, 18, ""]]],
    ];
    for (const [after, wanted] of cases) {
      const edits = editsBetween(before, after);
      assert.deepEqual(
        edits.map(({ span, newText }) => [span.start, span.end, newText]),
        wanted,
      );
      assert.equal(applyEdits(before, edits), after);
    }
  });

  test("turn any text into any other", () => {
    const next = numbers(3);
    const lines = ["a\n", "b\n", "c\r\n", "\n", "d"];
    const text = () => Array.from({ length: next(14) }, () => lines[next(lines.length)]).join("");
    for (let round = 0; round < 2000; round++) {
      const before = text();
      const after = text();
      assert.equal(applyEdits(before, editsBetween(before, after)), after);
    }
  });

  test("do not take long for texts that have nothing in common", () => {
    const before = Array.from({ length: 20_000 }, (_, index) => `${index}\n`).join("");
    const after = before.replaceAll("\n", "x\n");
    assert.equal(applyEdits(before, editsBetween(before, after)), after);
  });
});
