import { suite, test } from "node:test";
import { checkBounds } from "../helpers/kqlBounds";

suite("bounds of a query with holes", () => {
  test("a limit that an expression gives bounds a query", () => {
    checkBounds("bounded", [
      "A | take ⟦n⟧",
      "A | take toint(⟦n⟧)",
      "A | top ⟦n⟧ by x",
      "A | take 5⟦zeros⟧",
      "A | limit ⟦n⟧ | project a",
    ]);
  });

  test("a hole where an operator could begin makes the answer unknown", () => {
    checkBounds("unknown", [
      "⟦whole⟧",
      " ⟦whole⟧ // comment",
      "set notruncation; ⟦query⟧",
      "A | ⟦operator⟧",
      "A | where x > 1 | ⟦operator⟧",
      "A | take 5 | ⟦operator⟧",
      "A\n⟦operators⟧",
      "A\n| where x > 1\n⟦operators⟧\n",
      "A\n| where x > 1\n⟦operators⟧\n| project x",
      "A ⟦operators⟧",
      "A | where x == 'a' ⟦operators⟧",
      "A | where x in (1, 2)⟦operators⟧",
      "A | where x > 1⟦operators⟧",
      "(A) ⟦operators⟧",
      "let x = A ⟦operators⟧; x",
      "⟦lets⟧\nA | where x > 1",
    ]);
    checkBounds("bounded", ["A | ⟦operator⟧ | take 5", "A ⟦operators⟧ | count"]);
  });

  test("a hole inside a string or as an operand does not matter", () => {
    checkBounds("unbounded", [
      "A | where x == '⟦v⟧'",
      "A | where x == ⟦v⟧",
      "A | where x has ⟦v⟧",
      "A | where x !has ⟦v⟧ and y < ⟦w⟧",
      "A | where ⟦condition⟧",
      "A | where x in (⟦list⟧)",
      "A | where x in (\n⟦list⟧\n)",
      "A | where t > ago(⟦n⟧d)",
      "A | project ⟦columns⟧",
      "A | project a, ⟦columns⟧",
      "A | order by ⟦column⟧ desc",
      "A | extend a = ⟦value⟧ | where b between (⟦from⟧ .. ⟦to⟧)",
      "Events_⟦date⟧",
      "A | where x > column_⟦n⟧",
      "A | where t > ago(1⟦unit⟧)",
      "database('⟦name⟧').T",
      "database('d').⟦table⟧",
      "['⟦table⟧']",
    ]);
    checkBounds("bounded", ["A | where x == ⟦v⟧ | take 5", "A | join kind=leftsemi ⟦B⟧ on k | count"]);
  });

  test("a hole at the head is a table when a literal operator follows", () => {
    checkBounds("unbounded", [
      "⟦table⟧ | where x > 1",
      "⟦table⟧\n| where x > 1",
      "let a = 1; ⟦table⟧ | where x > a",
      "⟦schema⟧.T | project x",
      "⟦prefix⟧Events | where x > 1",
    ]);
    checkBounds("unknown", ["⟦prefix⟧Events", "⟦a⟧⟦b⟧", "⟦a⟧ | ⟦b⟧", "⟦prefix⟧Events | ⟦b⟧"]);
  });

  test("a hole's character in the text itself is no hole", () => {
    checkBounds("unbounded", ["A | where x == '\uFFFC' and y == 1", "A | where \uFFFC"]);
  });
});
