import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { createScanner } from "jsonc-parser";
import { scanTokens, Token } from "../../server/src/json/tokens";
import { PRETTY_FORMS } from "../helpers/jsonPipeline";
import { randomNumbers } from "../helpers/jsonRandom";

const PIECES = [
  ...'{}[],:"\\/*-.0u1eE \t\n\r\u0000\u001f\u00a0é\ud83d\uFEFF',
  '"name"',
  '"a\\"b"',
  '"\\u00e9"',
  '"\\u00g"',
  "true",
  "nullify",
  "-1.5e+3",
  "// c\n",
  "/* d */",
];

suite("scanTokens", () => {
  test("splits any document as jsonc-parser does", () => {
    const random = randomNumbers(4);
    for (let round = 0; round < 5_000; round++) {
      checkTokens(Array.from({ length: random(30) }, () => PIECES[random(PIECES.length)]).join(""));
    }
    for (const text of PRETTY_FORMS.values()) checkTokens(text);
  });

  test("skips a byte order mark", () => {
    assert.deepEqual(tokensOf("\uFEFF{}"), tokensOf(" {}"));
  });

  test("ends with the end of the file, inside the text", () => {
    for (const text of ["", " ", "[1] /*", "[1] /*/", "[1] //"]) {
      assert.deepEqual(tokensOf(text).at(-1), [Token.endOfFile, text.length, text.length], text);
    }
  });

  test("ends tokens where it is told to", () => {
    const splits = [{ start: 0, end: 3, resume: 3, kind: Token.string }];
    const { kinds, starts, ends, count } = scanTokens('"ty"name"', splits);
    assert.equal(count, 3);
    assert.deepEqual([...kinds.subarray(0, 2)], [Token.string, Token.string]);
    assert.deepEqual([...starts.subarray(0, 2)], [0, 3]);
    assert.deepEqual([...ends.subarray(0, 2)], [3, 9]);
  });
});

function checkTokens(text: string): void {
  const scanner = createScanner(text, true);
  if (text.startsWith("\uFEFF")) scanner.setPosition(1);
  const expected: number[][] = [];
  let scanError = 0;
  for (let kind = 0; kind !== Token.endOfFile; ) {
    kind = scanner.scan();
    expected.push([kind, scanner.getTokenOffset(), Math.min(scanner.getPosition(), text.length)]);
    scanError ||= scanner.getTokenError();
  }
  assert.deepEqual(tokensOf(text), expected, JSON.stringify(text));
  if (scanError !== 0) assert.equal(scanTokens(text).firstError?.scanError, scanError, JSON.stringify(text));
}

/** Returns the kind, start and end of each token. */
function tokensOf(text: string): number[][] {
  const { kinds, starts, ends, count } = scanTokens(text);
  return Array.from({ length: count }, (_, token) => [
    kinds[token] ?? 0,
    starts[token] ?? Number.NaN,
    ends[token] ?? Number.NaN,
  ]);
}
