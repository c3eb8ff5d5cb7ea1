import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { decodeJsonString, encodeJsonString } from "../../server/src/text/jsonString";
import { readMarks } from "../helpers/marks";

suite("decodeJsonString", () => {
  test("decodes every escape of JSON", () => {
    assert.equal(decode(String.raw`\" \\ \/ \b \f \n \r \t A \u00e9`), '" \\ / \b \f \n \r \t A é');
  });

  test("decodes surrogate pairs and keeps lone surrogates", () => {
    assert.equal(decode(String.raw`\ud83d\ude00`), "😀");
    assert.equal(decode(String.raw`x\ud83dy`), "x\ud83dy");
    assert.equal(decode("😀"), "😀");
  });

  test("keeps text without escapes as it is", () => {
    assert.equal(decode("Events | take 5"), "Events | take 5");
    assert.equal(decode(""), "");
  });

  test("lets a broken escape stand for itself", () => {
    for (const raw of [
      String.raw`a\qb`,
      String.raw`a\u12`,
      String.raw`a\u12g4b`,
      "a\\",
      String.raw`\U0041`,
    ]) {
      assert.equal(decode(raw), raw);
    }
  });

  test("goes on behind a broken escape", () => {
    assert.equal(decode(String.raw`\q\n\u00zz\t`), "\\q\n\\u00zz\t");
  });

  test("maps what it decodes to the place in the document", () => {
    const { text, spans } = readMarks(String.raw`{ "q": "a\n«\u0041»b «\"x\"»" }`);
    const start = text.indexOf("a\\n");
    const mapped = decodeJsonString(text, { start, end: text.lastIndexOf('"') });
    assert.equal(mapped.text, 'a\nAb "x"');
    assert.deepEqual(mapped.toDocument({ start: 2, end: 3 }), spans[0]);
    assert.deepEqual(mapped.toDocument({ start: 5, end: 8 }), spans[1]);
  });

  test("comes back from any text that was encoded", () => {
    const texts = [
      "",
      'say "hi"',
      "a\\b",
      "x\u0000\u001f\u007f",
      "é😀",
      "\ud800 lone",
      "a\r\n\tb",
      "</script>",
    ];
    for (const text of texts) assert.equal(decode(encodeJsonString(text)), text);
  });
});

suite("encodeJsonString", () => {
  test("escapes only what JSON demands", () => {
    assert.equal(encodeJsonString("a/b é 😀 'x'"), "a/b é 😀 'x'");
    assert.equal(encodeJsonString('"\\\n\u0001'), String.raw`\"\\\n\u0001`);
    assert.equal(encodeJsonString("\udc00"), String.raw`\udc00`);
  });
});

function decode(raw: string): string {
  return decodeJsonString(`"${raw}"`, { start: 1, end: raw.length + 1 }).text;
}
