import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { parseJson } from "../../server/src/json/parse";
import { rootOf } from "../helpers/jsonActivities";
import { readMarks } from "../helpers/marks";

suite("parseJson", () => {
  test("accepts JSON, with comments and trailing commas", () => {
    for (const text of [
      "{}",
      "[]",
      "null",
      '"text"',
      "-1.5e+3",
      ' { "a" : [ 1 , true , false , null , { } ] } ',
      '{ "a": 1, }',
      "[1, 2, ]",
      '// first\n{ /* a */ "a": /* b */ 1 /* c */, // d\n } // last',
      "/**/[]/***/",
      '\uFEFF{ "a": 1 }',
      '{\r\n\t"a": 1\r\n}\r\n',
      '{ "a": 1, "a": 2 }',
      String.raw`["\"\\\/\b\f\n\r\t\u00e9"]`,
    ]) {
      assert.equal(parseJson(text).problem, undefined, text);
    }
  });

  test("reports each kind of mistake where it stands", () => {
    check("«»", "The file ends where a value is expected.");
    check("  // only a comment\n«»", "The file ends where a value is expected.");
    check("«}»", "Expected a value here.");
    check("[1, «,» 2]", "Expected a value here.");
    check('{ "a": «}»', "Expected a value here.");
    check('{ "a":«»', "The file ends where a value is expected.");
    check("[«nul»]", "Expected a value here.");
    check("[«'a'»]", "Expected a value here.");
    check('{ "a": 1 «"b"»: 2 }', 'Expected a comma or a closing "}" here.');
    check("[1 «2»]", 'Expected a comma or a closing "]" here.');
    check('{ "a": [1 «}»', 'Expected a comma or a closing "]" here.');
    check('{ "a": 1«»', 'The file ends before a closing "}".');
    check("{«»", 'The file ends before a closing "}".');
    check('{ "a": 1,«»', 'The file ends before a closing "}".');
    check("[1«»", 'The file ends before a closing "]".');
    check("{ «a»: 1 }", "Expected a property name in double quotes.");
    check('{ «,» "a": 1 }', 'Expected a property name or a closing "}" here.');
    check("{ «1»: 2 }", 'Expected a property name or a closing "}" here.');
    check('{ "a" «1» }', "Expected a colon behind the property name.");
    check('{ "a"«»', "Expected a colon behind the property name.");
    check('{ "a": 1 } «}»', "Expected the end of the file here.");
    check("{} «{»}", "Expected the end of the file here.");
  });

  test("reports mistakes inside a string, number or comment", () => {
    check('{ "a": «"b»\n}', "This string is not closed before the end of the line.");
    check('[«"b»', "This string is not closed before the end of the line.");
    check("[«1.»]", "This number is not complete.");
    check("[«1e»]", "This number is not complete.");
    check(String.raw`[«"\u12"»]`, 'A "\\u" escape needs four hexadecimal digits.');
    check(String.raw`[«"\q"»]`, "This string holds an escape that JSON does not know.");
    check('[«"a\tb"»]', "This string holds a control character that JSON wants escaped.");
    check('["a"] «/* b»', "This comment is not closed.");
    check('["a"] «/*/»', "This comment is not closed.");
    check('["a"] «/*»', "This comment is not closed.");
  });

  test("reports the first of several mistakes", () => {
    check(String.raw`{ «a»: "\q" }`, "Expected a property name in double quotes.");
    check(String.raw`{ "a": «"\q"», b: 1 }`, "This string holds an escape that JSON does not know.");
    check("[1 «2» 3, nul]", 'Expected a comma or a closing "]" here.');
    check('["a" «}» /* b', 'Expected a comma or a closing "]" here.');
  });

  test("passes 100,000 levels of nesting", () => {
    const depth = 100_000;
    assert.equal(parseJson("[".repeat(depth) + "]".repeat(depth)).problem, undefined);
    const objects = parseJson(`${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`);
    assert.equal(objects.problem, undefined);
    assert.equal(objects.tree.count, depth + 1);
  });

  test("skips a byte order mark and nothing else", () => {
    assert.equal(rootOf('\uFEFF{ "a": 1 }').span.start, 1);
    assert.notEqual(parseJson("[\uFEFF]").problem, undefined);
  });
});

/** Checks the first mistake of a document against its message and the span that is marked. */
function check(marked: string, message: string): void {
  const { text, spans } = readMarks(marked);
  assert.deepEqual(parseJson(text).problem, { message, span: spans[0] }, marked);
}
