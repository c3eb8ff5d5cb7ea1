import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { LineIndex } from "../../server/src/text/lineIndex";

suite("LineIndex", () => {
  test("counts lines by LF, CRLF and a lone CR", () => {
    for (const [text, count] of [
      ["", 1],
      ["a", 1],
      ["a\n", 2],
      ["a\r\nb", 2],
      ["a\rb", 2],
      ["\n\r", 3],
      ["a\r\r\nb\n\nc", 5],
    ] as const) {
      assert.equal(new LineIndex(text).lineCount, count, JSON.stringify(text));
    }
  });

  test("tells the position of an offset", () => {
    const index = new LineIndex("ab\ncd\r\nef\rgh");
    assert.deepEqual(index.positionAt(0), { line: 0, character: 0 });
    assert.deepEqual(index.positionAt(2), { line: 0, character: 2 });
    assert.deepEqual(index.positionAt(3), { line: 1, character: 0 });
    assert.deepEqual(index.positionAt(7), { line: 2, character: 0 });
    assert.deepEqual(index.positionAt(10), { line: 3, character: 0 });
    assert.deepEqual(index.positionAt(12), { line: 3, character: 2 });
  });

  test("keeps an offset inside CRLF on the line that it ends", () => {
    assert.deepEqual(new LineIndex("ab\r\ncd").positionAt(3), { line: 0, character: 3 });
  });

  test("moves offsets outside the text to its nearest end", () => {
    const index = new LineIndex("ab\ncd");
    assert.deepEqual(index.positionAt(-5), { line: 0, character: 0 });
    assert.deepEqual(index.positionAt(99), { line: 1, character: 2 });
    assert.deepEqual(new LineIndex("").positionAt(7), { line: 0, character: 0 });
  });

  test("tells the offset of a position", () => {
    const index = new LineIndex("ab\ncd\r\nef");
    assert.equal(index.offsetAt({ line: 0, character: 1 }), 1);
    assert.equal(index.offsetAt({ line: 1, character: 2 }), 5);
    assert.equal(index.offsetAt({ line: 2, character: 0 }), 7);
  });

  test("moves positions outside a line to its nearest end", () => {
    const index = new LineIndex("ab\r\ncd\ref\n");
    assert.equal(index.offsetAt({ line: 0, character: 99 }), 2);
    assert.equal(index.offsetAt({ line: 1, character: 99 }), 6);
    assert.equal(index.offsetAt({ line: 2, character: 99 }), 9);
    assert.equal(index.offsetAt({ line: 1, character: -1 }), 4);
    assert.equal(index.offsetAt({ line: -1, character: 5 }), 0);
    assert.equal(index.offsetAt({ line: 9, character: 0 }), 10);
  });

  test("counts characters in UTF-16 units", () => {
    assert.deepEqual(new LineIndex("😀x").positionAt(2), { line: 0, character: 2 });
  });

  test("comes back to each offset that is not inside CRLF", () => {
    const text = '{\r\n\t"a": 1,\n\r\r\n}';
    const index = new LineIndex(text);
    for (let offset = 0; offset <= text.length; offset++) {
      if (text.slice(offset - 1, offset + 1) === "\r\n") continue;
      assert.equal(index.offsetAt(index.positionAt(offset)), offset);
    }
  });

  test("gives the text of a line without its end", () => {
    const index = new LineIndex("ab\ncd\r\nef\rgh");
    assert.deepEqual(
      [0, 1, 2, 3].map((line) => index.lineText(line)),
      ["ab", "cd", "ef", "gh"],
    );
    assert.equal(index.lineText(4), "");
    assert.equal(index.lineText(-1), "");
    assert.equal(new LineIndex("").lineText(0), "");
  });
});
