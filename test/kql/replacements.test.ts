import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { replacementsIn } from "../../server/src/kql/replacements";
import { readKql } from "../../server/src/kql/view";
import { kqlText } from "../helpers/kqlText";

function replacements(text: string): readonly string[] {
  const kql = readKql(kqlText(text));
  return replacementsIn(kql.lexed, kql.commandStarts).map(
    ({ start, end, table, isClear }) =>
      `${kql.text.text.slice(start, end)} → ${table}${isClear ? ", cleared" : ""}`,
  );
}

suite("commands that replace a table", () => {
  test("are found with their table", () => {
    assert.deepEqual(replacements(".set-or-replace T <| X"), [".set-or-replace T → T"]);
    assert.deepEqual(replacements(".set-or-replace async ['a b'] <| X"), [
      ".set-or-replace async ['a b'] → a b",
    ]);
    assert.deepEqual(replacements(".clear table T data"), [".clear table T → T, cleared"]);
    assert.deepEqual(replacements(".replace extents in table T <| {A}, {B}"), [
      ".replace extents in table T → T",
    ]);
  });

  test("are found in a script", () => {
    assert.deepEqual(
      replacements(".execute database script <|\n.clear table T data\n.set-or-replace U <| X"),
      [".clear table T → T, cleared", ".set-or-replace U → U"],
    );
  });

  test("are no others", () => {
    for (const text of [
      ".set-or-append T <| X",
      ".clear table T cache streamingingestion schema",
      ".clear materialized-view V data",
      ".replace tables",
      ".set-or-replace",
      ".set-or-replace async",
      ".clear table",
      "T | where a == '.clear table T data'",
      "",
    ]) {
      assert.deepEqual(replacements(text), [], text);
    }
  });
});
