import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { decodeJsonString } from "../../server/src/text/jsonString";
import type { Span } from "../../server/src/text/span";
import { HOLE_CHARACTER, type TextPart, TextWithHoles } from "../../server/src/text/textWithHoles";
import { readMarks } from "../helpers/marks";

suite("TextWithHoles", () => {
  test("stands one character for each computed part", () => {
    const { holed } = read("T | take «@{n}» | where x == «@{v}»");
    assert.equal(holed.text, `T | take ${HOLE_CHARACTER} | where x == ${HOLE_CHARACTER}`);
    assert.deepEqual(
      holed.holes.map((hole) => [hole.offset, hole.content]),
      [
        [9, "@{n}"],
        [24, "@{v}"],
      ],
    );
  });

  test("tells holes from the same character in the document", () => {
    const { holed } = read(`${HOLE_CHARACTER}«@{n}»`);
    assert.equal(holed.isHole(0), false);
    assert.equal(holed.isHole(1), true);
    assert.equal(holed.holeAt(0), undefined);
    assert.equal(holed.holeAt(1)?.content, "@{n}");
  });

  test("knows whether a span covers a hole", () => {
    const { holed } = read("ab«@{n}»cd");
    assert.equal(holed.hasHole({ start: 0, end: 2 }), false);
    assert.equal(holed.hasHole({ start: 0, end: 3 }), true);
    assert.equal(holed.hasHole({ start: 3, end: 5 }), false);
    assert.equal(holed.hasHole({ start: 2, end: 2 }), false);
  });

  test("maps literal text and holes to the document, escapes included", () => {
    const { holed, spans, text } = read(String.raw`a\n«@{n}»\"b`);
    assert.deepEqual(holed.toDocument({ start: 2, end: 3 }), spans[0]);
    assert.deepEqual(holed.toDocument({ start: 0, end: 5 }), { start: 0, end: text.length });
    const quote = holed.toDocument({ start: 3, end: 4 });
    assert.equal(text.slice(quote.start, quote.end), '\\"');
    assert.equal(holed.fromDocument(4), 2);
    assert.equal(holed.fromDocument(text.length), 5);
  });

  test("can be one hole, two holes side by side, or empty", () => {
    assert.equal(read("«@{a}»").holed.text, HOLE_CHARACTER);
    const { holed, spans } = read("«@{a}»«@{b}»");
    assert.equal(holed.text, HOLE_CHARACTER + HOLE_CHARACTER);
    assert.deepEqual(holed.toDocument({ start: 1, end: 2 }), spans[1]);
    const empty = new TextWithHoles([], { start: 4, end: 9 });
    assert.equal(empty.text, "");
    assert.deepEqual(empty.toDocument({ start: 0, end: 0 }), { start: 4, end: 4 });
    assert.equal(empty.hasHole({ start: 0, end: 1 }), false);
  });
});

/** Reads raw JSON string content in which the marked spans are computed. */
function read(marked: string): { text: string; spans: readonly Span[]; holed: TextWithHoles<string> } {
  const { text, spans } = readMarks(marked);
  const parts: TextPart<string>[] = [];
  let offset = 0;
  for (const span of spans) {
    parts.push({ kind: "literal", text: decodeJsonString(text, { start: offset, end: span.start }) });
    parts.push({ kind: "hole", span, content: text.slice(span.start, span.end) });
    offset = span.end;
  }
  parts.push({ kind: "literal", text: decodeJsonString(text, { start: offset, end: text.length }) });
  return { text, spans, holed: new TextWithHoles(parts, { start: 0, end: text.length }) };
}
