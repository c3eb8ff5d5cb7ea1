import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { decodeJsonString } from "../../server/src/text/jsonString";
import { MappedText } from "../../server/src/text/mappedText";

/** Decodes to `a⏎Bc"d😀e` at offset 10 of a document. */
const RAW = String.raw`a\n\u0042c\"d\ud83d\ude00e`;
const START = 10;
const DOCUMENT = `${" ".repeat(START)}${RAW}`;
const MAPPED = decodeJsonString(DOCUMENT, { start: START, end: DOCUMENT.length });

suite("MappedText", () => {
  test("maps each decoded character to what it was written as", () => {
    assert.equal(MAPPED.text, 'a\nBc"d😀e');
    const written = Array.from({ length: MAPPED.text.length }, (_, offset) => {
      const { start, end } = MAPPED.toDocument({ start: offset, end: offset + 1 });
      return DOCUMENT.slice(start, end);
    });
    assert.deepEqual(written, ["a", "\\n", "\\u0042", "c", '\\"', "d", "\\ud83d", "\\ude00", "e"]);
  });

  test("maps a span over escapes as a whole", () => {
    const { start, end } = MAPPED.toDocument({ start: 1, end: 5 });
    assert.equal(DOCUMENT.slice(start, end), String.raw`\n\u0042c\"`);
  });

  test("maps an empty span to the place in front of its character", () => {
    assert.deepEqual(MAPPED.toDocument({ start: 2, end: 2 }), { start: START + 3, end: START + 3 });
    assert.deepEqual(MAPPED.toDocument({ start: 9, end: 9 }), {
      start: DOCUMENT.length,
      end: DOCUMENT.length,
    });
  });

  test("moves offsets outside the text to its nearest end", () => {
    assert.deepEqual(MAPPED.toDocument({ start: -4, end: 99 }), { start: START, end: DOCUMENT.length });
    assert.deepEqual(MAPPED.toDocument({ start: 50, end: 99 }), {
      start: DOCUMENT.length,
      end: DOCUMENT.length,
    });
    assert.deepEqual(
      MAPPED.toDocument({ start: 5, end: 3 }).end,
      MAPPED.toDocument({ start: 5, end: 5 }).start,
    );
  });

  test("finds the character that covers a place in the document", () => {
    assert.equal(MAPPED.fromDocument(START), 0);
    assert.equal(MAPPED.fromDocument(START + 1), 1);
    assert.equal(MAPPED.fromDocument(START + 2), 1);
    assert.equal(MAPPED.fromDocument(START + 3), 2);
    assert.equal(MAPPED.fromDocument(START + 6), 2);
    assert.equal(MAPPED.fromDocument(DOCUMENT.length), MAPPED.text.length);
    assert.equal(MAPPED.fromDocument(START - 1), undefined);
    assert.equal(MAPPED.fromDocument(DOCUMENT.length + 1), undefined);
  });

  test("comes back from the document to each character", () => {
    for (let offset = 0; offset <= MAPPED.text.length; offset++) {
      assert.equal(MAPPED.fromDocument(MAPPED.toDocument({ start: offset, end: offset }).start), offset);
    }
  });

  test("cuts out parts that know the same places", () => {
    for (let start = 0; start <= MAPPED.text.length; start++) {
      for (let end = start; end <= MAPPED.text.length; end++) {
        const part = MAPPED.slice(start, end);
        assert.equal(part.text, MAPPED.text.slice(start, end));
        assert.deepEqual(part.toDocument({ start: 0, end: end - start }), MAPPED.toDocument({ start, end }));
      }
    }
  });

  test("cuts no further than its ends", () => {
    assert.equal(MAPPED.slice(-3, 2).text, "a\n");
    assert.deepEqual(
      MAPPED.slice(-3, 2).toDocument({ start: 1, end: 2 }),
      MAPPED.toDocument({ start: 1, end: 2 }),
    );
    assert.equal(MAPPED.slice(5, 99).text, "d😀e");
    assert.equal(MAPPED.slice(5, 2).text, "");
  });

  test("joins texts that stand apart", () => {
    const joined = MappedText.join([MappedText.verbatim("ab", 3), MappedText.verbatim("cd", 20)], 0);
    assert.equal(joined.text, "abcd");
    assert.deepEqual(joined.toDocument({ start: 1, end: 2 }), { start: 4, end: 5 });
    assert.deepEqual(joined.toDocument({ start: 2, end: 4 }), { start: 20, end: 22 });
    assert.deepEqual(joined.toDocument({ start: 1, end: 3 }), { start: 4, end: 21 });
    assert.equal(joined.fromDocument(21), 3);
    assert.equal(joined.fromDocument(10), undefined);
  });

  test("joins texts that stand in another order without a span that ends before its start", () => {
    const joined = MappedText.join([MappedText.verbatim("ab", 20), MappedText.verbatim("cd", 3)], 0);
    assert.equal(joined.text, "abcd");
    assert.equal(joined.fromDocument(4), 3);
    const { start, end } = joined.toDocument({ start: 1, end: 3 });
    assert.ok(start <= end);
  });

  test("knows where an empty text stands", () => {
    for (const empty of [
      MappedText.verbatim("", 7),
      MappedText.join([], 7),
      decodeJsonString("x".repeat(9), { start: 7, end: 7 }),
    ]) {
      assert.equal(empty.text, "");
      assert.deepEqual(empty.toDocument({ start: 0, end: 0 }), { start: 7, end: 7 });
      assert.deepEqual(empty.toDocument({ start: 0, end: 4 }), { start: 7, end: 7 });
      assert.equal(empty.fromDocument(7), 0);
      assert.equal(empty.fromDocument(8), undefined);
    }
  });

  test("leaves no trace of empty parts in a join", () => {
    const joined = MappedText.join([MappedText.verbatim("", 1), MappedText.verbatim("x", 5)], 0);
    assert.deepEqual(joined.toDocument({ start: 0, end: 1 }), { start: 5, end: 6 });
  });

  test("maps a text put in from elsewhere as a whole, even where the lengths agree", () => {
    const before = MappedText.verbatim("ab", 0);
    const whole = MappedText.whole("cd", { start: 2, end: 4 });
    const more = MappedText.whole("e", { start: 2, end: 4 });
    const joined = MappedText.join([before, whole, more, MappedText.verbatim("f", 4)], 0);
    assert.equal(joined.text, "abcdef");
    assert.deepEqual(joined.toDocument({ start: 3, end: 4 }), { start: 2, end: 4 });
    assert.deepEqual(joined.slice(3, 6).toDocument({ start: 0, end: 1 }), { start: 2, end: 4 });
    assert.equal(joined.fromDocument(2), 2);
    assert.equal(joined.fromDocument(3), 2);
    assert.equal(joined.fromDocument(4), 5);
    assert.equal(MappedText.whole("", { start: 7, end: 9 }).fromDocument(7), 0);
  });
});
