import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { fillHoles } from "../../../server/src/kql/parser/holeFill";
import { readKql } from "../../../server/src/kql/view";
import { kqlText } from "../../helpers/kqlText";

/** What the parser gets of a text in which `⟦…⟧` stands for each hole. */
function filled(marked: string): string {
  return fillHoles(readKql(kqlText(marked)).lexed).text;
}

suite("holes are filled", () => {
  const cases: readonly (readonly [what: string, text: string, expected: string])[] = [
    ["in a string", "T | where x == 'a⟦b⟧c'", "T | where x == 'axc'"],
    ["in a multi-line string", "print ```⟦b⟧```", "print ```x```"],
    ["in a comment", "T // ⟦b⟧", "T // x"],
    ["as an operand", "T | where x == ⟦v⟧ | take ⟦n⟧", "T | where x == hole0 | take hole1"],
    ["as a table", "⟦t⟧ | count", "hole0 | count"],
    ["in a list", "T | project a, ⟦b⟧, c", "T | project a, hole0, c"],
    ["as an argument", "T | where f(⟦a⟧, ⟦b⟧)", "T | where f(hole0, hole1)"],
    [
      "as the value of an option's neighbour",
      "T | join kind=inner ⟦t⟧ on x",
      "T | join kind=inner hole0 on x",
    ],
    ["glued to a name", "Events_⟦d⟧ | count", "Events_h0 | count"],
    ["before a name", "⟦p⟧_Events | count", "h0_Events | count"],
    ["glued to one another", "⟦a⟧⟦b⟧ | count", "hole0h1 | count"],
    ["glued to digits", "T | take 1⟦n⟧", "T | take 11"],
    ["before the unit of a timespan", "T | where t > ago(⟦n⟧d)", "T | where t > ago(1d)"],
    ["before a fraction", "print ⟦n⟧.5", "print 1.5"],
    ["in datetime()", "print datetime(⟦d⟧)", "print datetime(2024-01-01)"],
    ["in datetime() in quotes", "print datetime('⟦d⟧')", "print datetime('2024-01-01')"],
    ["as the day of a datetime", "print datetime(⟦d⟧T00:00Z)", "print datetime(2024-01-01T00:00Z)"],
    ["as a part of a datetime", "print datetime(2024-⟦m⟧-01)", "print datetime(2024-01-01)"],
    ["as all parts of a datetime", "print datetime(⟦y⟧-⟦m⟧-⟦d⟧)", "print datetime(2024-01-01)"],
    ["in timespan()", "print timespan(⟦t⟧)", "print timespan(1d)"],
    ["in guid()", "print guid(⟦g⟧)", "print guid(00000000-0000-0000-0000-000000000000)"],
    ["in dynamic()", `print dynamic({"a": [⟦n⟧]})`, `print dynamic({"a": [1]})`],
    ["in datatable", "datatable(a: long)[⟦n⟧, 2]", "datatable(a: long)[1, 2]"],
    ["where a whole operator may stand", "T\n⟦filter⟧\n| count", "T\n \n| count"],
    ["behind an operand", "T | where x > 1 ⟦more⟧ | count", "T | where x > 1   | count"],
    ["behind a pipe", "T | ⟦operator⟧ | count", "T | take 1 | count"],
    ["as the name of an operator", "T | ⟦operator⟧ x > 1", "T | where x > 1"],
    ["before a statement", "⟦lets⟧ T | count", "  T | count"],
    ["as a name in a command", ".drop table ⟦t⟧ ifexists", ".drop table hole0 ifexists"],
    ["as the columns of a command", ".create table T (⟦c⟧)", ".create table T (c0:int)"],
    ["as the properties of a command", ".set T with (⟦p⟧) <| U", ".set T with (p0=1) <| U"],
    ["as the address of a file", ".ingest into table T (⟦a⟧)", ".ingest into table T ('')"],
    ["behind the input bar of a command", ".set T <| ⟦t⟧ | count", ".set T <| hole0 | count"],
    [
      "in the body of a function",
      ".create function F() { T | where ⟦x⟧ }",
      ".create function F() { T | where hole0 }",
    ],
    ["in data", ".ingest inline into table T <| 1,⟦x⟧", ".ingest inline into table T <| 1,x"],
  ];
  for (const [what, text, expected] of cases) {
    test(what, () => assert.equal(filled(text), expected));
  }

  test("in linear time", () => {
    for (const unit of [
      "⟦a⟧",
      "⟦a⟧ ",
      "datetime(⟦a⟧",
      "dynamic([⟦a⟧",
      "T | ⟦a⟧ ",
      "'⟦a⟧'",
      ".set ⟦a⟧ <| ",
      "(⟦a⟧",
    ]) {
      const start = performance.now();
      filled(unit.repeat(20_000));
      assert.ok(performance.now() - start < 5000, unit);
    }
  });
});

suite("places in the filled text", () => {
  const { text, toSource } = fillHoles(readKql(kqlText("⟦t⟧ | where x > ⟦v⟧ | «»")).lexed);

  test("stand for the text with holes", () => {
    for (const word of ["where", "x", "|"]) {
      const start = text.lastIndexOf(word);
      const source = toSource({ start, end: start + word.length });
      assert.equal(kqlText("⟦t⟧ | where x > ⟦v⟧ | «»").text.slice(source.start, source.end), word);
    }
  });

  test("cover a hole whole when they cover a part of its fill", () => {
    assert.deepEqual(toSource({ start: 2, end: 3 }), { start: 0, end: 1 });
    const start = text.indexOf("hole1");
    assert.deepEqual(toSource({ start: start + 1, end: start + 7 }), { start: 14, end: 17 });
  });

  test("have no length where they had none", () => {
    assert.deepEqual(toSource({ start: text.length, end: text.length }), { start: 20, end: 20 });
    assert.deepEqual(toSource({ start: 0, end: 0 }), { start: 0, end: 0 });
  });
});
