import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { decodeFile, encodeFile } from "../../server/src/host/encoding";

const TEXT = '{ "name": "Zürich 🚀" }\r\n';

suite("encoding", () => {
  test("reads UTF-8 without and with a byte order mark, which is no part of the text", () => {
    assert.deepEqual(decodeFile(Buffer.from(TEXT)), { text: TEXT, encoding: "utf8" });
    assert.deepEqual(decodeFile(Buffer.from(`\uFEFF${TEXT}`)), { text: TEXT, encoding: "utf8-bom" });
  });

  test("reads UTF-16 in both byte orders", () => {
    const littleEndian = Buffer.from(`\uFEFF${TEXT}`, "utf16le");
    const bigEndian = Buffer.from(littleEndian).swap16();
    assert.deepEqual(decodeFile(littleEndian), { text: TEXT, encoding: "utf16le-bom" });
    assert.deepEqual(decodeFile(bigEndian), { text: TEXT, encoding: "utf16be-bom" });
  });

  test("gives the same bytes back in each encoding", () => {
    for (const encoding of ["utf8", "utf8-bom", "utf16le-bom", "utf16be-bom"] as const) {
      const bytes = encodeFile({ text: TEXT, encoding });
      assert.deepEqual(decodeFile(bytes), { text: TEXT, encoding });
    }
  });

  test("copes with empty files, lone marks and half a character", () => {
    assert.equal(decodeFile(Buffer.from([])).text, "");
    assert.equal(decodeFile(Buffer.from([0xef, 0xbb, 0xbf])).text, "");
    assert.equal(decodeFile(Buffer.from([0xff, 0xfe])).text, "");
    assert.equal(decodeFile(Buffer.from([0xfe, 0xff, 0x00, 0x7b, 0x00])).text, "{");
    assert.equal(decodeFile(Buffer.from([0x7b, 0xff, 0x7d])).text, "{\uFFFD}");
  });
});
