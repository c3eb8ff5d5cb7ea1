import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { type Emptiness, emptinessOf } from "../../server/src/kql/emptiness";
import { readKql } from "../../server/src/kql/view";
import { kqlText } from "../helpers/kqlText";

const CASES: Readonly<Record<Emptiness, readonly string[]>> = {
  never: [
    "print a = 1",
    "print a = 1 | extend b = 2 | take 1",
    "T | count",
    "T | where a > 1 | summarize max(b)",
    "T | where a > 1 | summarize max(b) | project c = max_b",
    "F() | count",
    "let x = T | summarize max(a); x | project max_a",
    "(print a = 1)",
    "set notruncation; T | getschema",
  ],
  possible: [
    "T",
    "cluster('c').database('d').T | top 1 by a",
    "['A b'] | project a",
    "table('T') | take 1",
    "external_table('E')",
    "T | summarize max(a) by b",
    "T | summarize max(a) | where max_a > 1",
    "F() | where a == 1",
    "T | join kind=inner (U) on a",
    "T | lookup U on a",
    "T | mv-expand a",
    "let x = T | take 1; x",
    "find where a == 1",
    "(T | take 1)",
    "T | where a == ⟦x⟧",
  ],
  unknown: [
    "",
    "F()",
    "⟦q⟧",
    "T | ⟦rest⟧",
    "T | take 1\n⟦rest⟧",
    "T | where (a",
    ".show tables",
    "union T, U",
    "T | union U",
    "range a from 1 to 3 step 1",
    "datatable(a: int)[1]",
    "T | evaluate pivot(a)",
    "T | join kind=fullouter (U) on a",
    "print a = 1 | mv-expand b",
    "T | make-series count() on a from 1 to 2 step 1",
  ],
};

suite("emptiness", () => {
  for (const [expected, queries] of Object.entries(CASES)) {
    for (const query of queries) {
      test(`${query === "" ? "no text" : query.replaceAll("\n", "⏎")}: ${expected}`, () => {
        const kql = readKql(kqlText(query));
        assert.equal(emptinessOf(kql.lexed, kql.statements), expected);
      });
    }
  }
});
