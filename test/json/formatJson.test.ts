import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { formatJson, type JsonValue } from "../../server/src/json/edit";

const VALUE: JsonValue = { a: [1, "x", null, true], o: {}, e: [], n: { "k\n": -1.5 } };

suite("formatJson", () => {
  test("writes what JSON.stringify writes, with the same indentation", () => {
    for (const indentUnit of ["  ", "    ", "\t"]) {
      const style = { indentUnit, baseIndent: "", eol: "\n" };
      assert.equal(formatJson(VALUE, style), JSON.stringify(VALUE, undefined, indentUnit));
    }
  });

  test("indents all lines but the first by the base", () => {
    const style = { indentUnit: "  ", baseIndent: "\t", eol: "\r\n" };
    assert.equal(formatJson({ a: [1] }, style), '{\r\n\t  "a": [\r\n\t    1\r\n\t  ]\r\n\t}');
  });

  test("writes on one line without a line end", () => {
    const style = { indentUnit: "  ", baseIndent: "    ", eol: "" };
    assert.equal(formatJson({ a: [1, 2], b: {} }, style), '{"a": [1, 2], "b": {}}');
    assert.equal(formatJson({ a: [1, 2] }, { ...style, padding: " " }), '{ "a": [1, 2] }');
    assert.equal(formatJson(VALUE, { ...style, colon: ":" }), JSON.stringify(VALUE));
  });

  test("writes scalars as they are in JSON", () => {
    const style = { indentUnit: "  ", baseIndent: "", eol: "\n" };
    const scalars = ['say "hi"\n', 0, -1.5, true, false, null];
    assert.deepEqual(
      scalars.map((scalar) => formatJson(scalar, style)),
      ['"say \\"hi\\"\\n"', "0", "-1.5", "true", "false", "null"],
    );
  });
});
