import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { readDocument } from "../../../server/src/adf/document";
import { printable, widthOf, wrap } from "../../../server/src/cli/displayText";
import { excerptOf } from "../../../server/src/cli/reports/excerpt";

suite("excerpt", () => {
  test("shows the line without its indentation and marks the span", () => {
    assert.deepEqual(excerpt('{\n      "a": «"bad"»,\n}'), ['"a": "bad",', "     ^^^^^"]);
  });

  test("counts lines that end with CRLF", () => {
    assert.deepEqual(excerpt('{\r\n  "a": «"bad"»\r\n}'), ['"a": "bad"', "     ^^^^^"]);
  });

  test("aligns the marks behind and over tabs, wide characters and emoji", () => {
    assert.deepEqual(excerpt('\t"a"\t: «"x"»'), ['"a"  : "x"', "       ^^^"]);
    assert.deepEqual(excerpt('"東京": «"京"»'), ['"東京": "京"', "        ^^^^"]);
    assert.deepEqual(excerpt('"🚀👩‍🚀": «"é"»'), ['"🚀👩‍🚀": "é"', "        ^^^"]);
  });

  test("replaces half a surrogate pair and what a terminal would obey", () => {
    assert.deepEqual(excerpt('"\uD83D\u001B[31m": «1»'), ['"\uFFFD\uFFFD[31m": 1', "          ^"]);
  });

  test("marks one place for a span without width, at a line's end too", () => {
    assert.deepEqual(excerpt('{ "a"«» 1 }'), ['{ "a" 1 }', "     ^"]);
    assert.deepEqual(excerpt('{ "a"«»\n}'), ['{ "a"', "     ^"]);
    assert.deepEqual(excerpt("«»"), ["", "^"]);
  });

  test("shows the first line of a span over several", () => {
    assert.deepEqual(excerpt('"a": «{  \n  "b": 1\n}»,'), ['"a": {', "     ^"]);
  });

  test("cuts a long line around the span", () => {
    const [line, marks] = excerpt(`"a": "${"x".repeat(200)}«bad»${"y".repeat(200)}"`, 30);
    assert.deepEqual([line, marks], ["…xxxxxxxxxxxxbadyyyyyyyyyyyyy…", "             ^^^"]);
  });

  test("shows the beginning of a span that is too long, with a little before it", () => {
    const [line, marks] = excerpt(`  "query": «"${"x".repeat(200)}"»`, 30);
    assert.deepEqual([line, marks], ['"query": "xxxxxxxxxxxxxxxxxx…', `${" ".repeat(9)}${"^".repeat(19)}`]);
  });

  test("cuts a line of megabytes quickly", () => {
    const [line, marks] = excerpt(`[${'{"a":1},'.repeat(200_000)}«"bad"»${',{"a":1}'.repeat(200_000)}]`, 40);
    assert.equal(line.length, 40);
    assert.equal(line.indexOf('"bad"'), marks.indexOf("^^^^^"));
  });

  test("never cuts a pair in two, wherever the line is cut", () => {
    for (let before = 80; before < 90; before++) {
      const [line] = excerpt(`${"🚀".repeat(before)}x«bad»${"🚀".repeat(before)}`, 31);
      assert.ok(!line.includes("\uFFFD"), line);
      assert.ok(widthOf(line) <= 31, line);
    }
  });
});

suite("display text", () => {
  test("wraps at blanks and leaves long words whole", () => {
    assert.deepEqual(wrap("one two three", 7), ["one two", "three"]);
    assert.deepEqual(wrap("a verylongword b", 5), ["a", "verylongword", "b"]);
    assert.deepEqual(wrap("東京 東京", 8), ["東京", "東京"]);
    assert.deepEqual(wrap("  ", 8), []);
  });

  test("makes control characters and changes of direction visible", () => {
    assert.equal(printable("a\u0007b\u009Bc\u202Ed\ne🚀"), "a\uFFFDb\uFFFDc\uFFFDd\uFFFDe🚀");
  });
});

function excerpt(marked: string, width = 60): [line: string, marks: string] {
  const start = marked.indexOf("«");
  const end = marked.indexOf("»") - 1;
  assert.ok(start >= 0 && end >= start, "the span is marked");
  const document = readDocument("a.json", marked.replace(/[«»]/g, ""));
  const { text, marks } = excerptOf(document, { start, end }, width);
  return [text, marks];
}
