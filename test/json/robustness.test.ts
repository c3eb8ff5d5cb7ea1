import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { JsonNode } from "../../server/src/json/node";
import { parseJson } from "../../server/src/json/parse";
import { MINIFIED, PRETTY_FORMS } from "../helpers/jsonPipeline";
import { randomNumbers } from "../helpers/jsonRandom";
import { checkTree } from "../helpers/jsonTree";

const PRETTY = PRETTY_FORMS.get("2 blanks") ?? "";
const DEPTH = 100_000;
const PIECES = [
  "{",
  "}",
  "[",
  "]",
  ",",
  ":",
  '"',
  "\n",
  "\r\n",
  "\t",
  " ",
  "\\",
  "a",
  "/*",
  "*/",
  "//",
  "\u0000",
  "\uFEFF",
  "\ud800",
  "1e",
  '"name": ',
];

suite("any document gives a sound tree", () => {
  test("when it is cut off at any offset", () => {
    for (const text of [PRETTY, COMMENTED]) {
      for (let offset = 0; offset <= text.length; offset++) checkTree(text.slice(0, offset));
    }
  });

  test("when a piece is put in or left out at any place", () => {
    const random = randomNumbers(1);
    for (let round = 0; round < 4_000; round++) {
      let text = round % 2 === 0 ? PRETTY.slice(0, 2_000) : COMMENTED;
      for (let count = 1 + random(3); count > 0; count--) {
        const offset = random(text.length);
        const piece = PIECES[random(PIECES.length)] ?? "";
        text = text.slice(0, offset) + piece + text.slice(offset + random(3));
      }
      checkTree(text);
    }
  });

  test("when it is made of pieces at random", () => {
    const random = randomNumbers(2);
    for (let round = 0; round < 4_000; round++) {
      checkTree(Array.from({ length: random(40) }, () => PIECES[random(PIECES.length)]).join(""));
    }
  });

  test("when it is 100,000 levels deep, whatever the brackets", () => {
    for (const [name, text] of Object.entries(DEEP)) {
      const { count } = checkTree(text);
      assert.ok(count >= DEPTH, `${name}: ${count}`);
    }
  });

  test("when it is hostile", () => {
    for (const text of HOSTILE) checkTree(text);
  });

  test("which can be walked however deep it is", () => {
    const root = JsonNode.root(parseJson("[".repeat(DEPTH)).tree);
    const deepest = root?.nodeAtOffset(DEPTH);
    assert.equal(deepest?.span.start, DEPTH - 1);
    assert.equal(deepest?.pointer.length, 2 * (DEPTH - 1));
  });

  test("twice the same", () => {
    for (const text of [PRETTY.replace("]", ""), MINIFIED.replace("}", "")]) {
      assert.deepEqual(parseJson(text), parseJson(text));
    }
  });
});

const COMMENTED = `\uFEFF// first
{ /* a */ "a" : [ 1, /* two */ 2, ], // behind
\t"b\\u0041": { "c": "x\\"y", }, 'd': nul,
}
// last`;

const DEEP = {
  "arrays that are not closed": "[".repeat(DEPTH),
  "objects that are not closed": '{"a":'.repeat(DEPTH),
  "objects without keys": "{".repeat(DEPTH),
  "arrays closed by braces": "[".repeat(DEPTH) + "}".repeat(DEPTH),
  "objects closed by brackets": '{"a":'.repeat(DEPTH) + "]".repeat(DEPTH),
  "brackets of two kinds in turn": '[{"a":'.repeat(DEPTH),
  "openers and wrong closers in turn": "{]".repeat(DEPTH),
  "a line each": "[\n".repeat(DEPTH),
  "keys without objects": '"a":\n'.repeat(DEPTH),
};

const HOSTILE = [
  `{${'} "a": 1 '.repeat(DEPTH)}`,
  `[${'{"a":1,{'.repeat(DEPTH)}`,
  "}".repeat(DEPTH),
  ":,".repeat(DEPTH),
  '"a"b'.repeat(DEPTH),
  '"'.repeat(DEPTH),
  `["${"\\".repeat(DEPTH)}`,
  `{\n${'   "a": {\n'.repeat(500)}${'"a":1\n'.repeat(DEPTH)}`,
  Array.from({ length: 2_000 }, (_, indent) => `${" ".repeat(indent)}[`).join("\n"),
  `{"a":1${" ".repeat(DEPTH)}"b":2}}`,
  "/*".repeat(DEPTH),
];
