import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { readKql } from "../../server/src/kql/view";
import { kqlText } from "../helpers/kqlText";

function append(marked: string): string | undefined {
  const view = readKql(kqlText(marked));
  const insertion = view.appendOperator("take 5000");
  if (insertion === undefined) return undefined;
  const { text } = view.text;
  return text.slice(0, insertion.offset) + insertion.newText + text.slice(insertion.offset);
}

suite("append", () => {
  test("puts the operator on a line of its own, before a semicolon or comment", () => {
    const cases: readonly (readonly [string, string])[] = [
      ["A", "A\n| take 5000"],
      ["A | where x > 1", "A | where x > 1\n| take 5000"],
      ["A;", "A\n| take 5000;"],
      ["A ; \n", "A\n| take 5000 ; \n"],
      ["A // c", "A\n| take 5000 // c"],
      ["A // c\n// d\n;", "A\n| take 5000 // c\n// d\n;"],
      ["A\r\n| where x > 1\r\n", "A\r\n| where x > 1\r\n| take 5000\r\n"],
      ["A | where x == '; // no'", "A | where x == '; // no'\n| take 5000"],
      ["A ⟦tail⟧", "A \uFFFC\n| take 5000"],
      [".set T <| A", ".set T <| A\n| take 5000"],
    ];
    for (const [text, expected] of cases) assert.equal(append(text), expected, text);
  });

  test("takes the last tabular statement", () => {
    assert.equal(append("let x = A | where y;\nx;"), "let x = A | where y;\nx\n| take 5000;");
    assert.equal(append("A; B; let x = 1"), "A; B\n| take 5000; let x = 1");
  });

  test("bounds a query that was not", () => {
    for (const text of [
      "A",
      "A // c",
      "let x = A; x; // d",
      "⟦table⟧ | where x",
      "A | take 9 | mv-expand b",
    ]) {
      const appended = append(text.replace("⟦table⟧", "T"));
      assert.equal(readKql(kqlText(appended ?? "")).boundAt(5000), "bounded", text);
    }
  });

  test("has nothing to append to without a tabular statement, or behind a bar", () => {
    for (const text of ["", "// A", "let x = A;", "A |", ".show tables"]) {
      assert.equal(append(text), undefined, text);
    }
  });
});
