import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { lexKql } from "../../server/src/kql/lexer";
import { readStringShape } from "../../server/src/kql/strings";
import { kqlText } from "../helpers/kqlText";

function shapeOf(text: string) {
  const token = lexKql(kqlText(text)).tokens.at(-1);
  assert.ok(token?.kind === "string", text);
  const { content, ...shape } = readStringShape(token);
  return { ...shape, content: text.slice(content.start, content.end) };
}

suite("strings", () => {
  test("tells the content from prefixes and quotes", () => {
    const plain = { isClosed: true, isObfuscated: false, isVerbatim: false };
    assert.deepEqual(shapeOf("x 'a'"), { ...plain, content: "a" });
    assert.deepEqual(shapeOf('""'), { ...plain, content: "" });
    assert.deepEqual(shapeOf("h'a'"), { ...plain, isObfuscated: true, content: "a" });
    assert.deepEqual(shapeOf('@"a""b"'), { ...plain, isVerbatim: true, content: 'a""b' });
    assert.deepEqual(shapeOf("H@'\\'"), { ...plain, isObfuscated: true, isVerbatim: true, content: "\\" });
    assert.deepEqual(shapeOf("```a'```"), { ...plain, isVerbatim: true, content: "a'" });
  });

  test("tells an unclosed string", () => {
    for (const text of ["'a", "'", "'a\\'", '"a\\\\\\"', '@"a""', "@'", "```a``", "~~~", "h'"]) {
      assert.equal(shapeOf(text).isClosed, false, text);
    }
    for (const text of ["'a\\\\'", '@""""', '@"\\"', "~~~~~~"]) {
      assert.equal(shapeOf(text).isClosed, true, text);
    }
  });
});
