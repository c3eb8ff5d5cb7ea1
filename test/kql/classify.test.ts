import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { readKql } from "../../server/src/kql/view";
import { kqlText } from "../helpers/kqlText";

suite("classify", () => {
  test("the first character behind blanks and comments tells a command from a query", () => {
    const cases: readonly (readonly [string, string])[] = [
      ["A | take 5", "query"],
      ["let x = 1; A", "query"],
      ["'.show'", "query"],
      [".show tables", "command"],
      [" \r\n// .no\n\t.show tables", "command"],
      ["\uFEFF.show tables", "command"],
      [".⟦verb⟧ tables", "command"],
      [".", "command"],
      ["⟦query⟧", "unknown"],
      ["// comment\n ⟦query⟧ | take 5", "unknown"],
      ["⟦prefix⟧Events", "unknown"],
      ["Events⟦suffix⟧", "query"],
      ["\uFFFC", "query"],
      ["", "empty"],
      [" \n// .show tables", "empty"],
    ];
    for (const [text, kind] of cases) assert.equal(readKql(kqlText(text)).kind, kind, text);
  });

  test("a text is opaque when an expression gives its beginning and no literal operator follows", () => {
    const opaque = ["⟦query⟧", "⟦a⟧Events", "⟦a⟧ | ⟦b⟧", "// c\n⟦a⟧ B", "⟦a⟧ // | take 5", "⟦a⟧ '| take 5'"];
    for (const text of opaque) assert.equal(readKql(kqlText(text)).isOpaque, true, text);
    const literal = ["⟦table⟧ | where x > 1", "A | ⟦b⟧", "A", "⟦lets⟧; A | take 5", ""];
    for (const text of literal) assert.equal(readKql(kqlText(text)).isOpaque, false, text);
  });
});
