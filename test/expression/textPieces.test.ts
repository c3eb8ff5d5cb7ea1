import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { readDocument } from "../../server/src/adf/document";
import {
  insertLiteral,
  literalPiece,
  literalTextOf,
  piecesOf,
  type TextPiece,
  writeExpression,
  writeText,
} from "../../server/src/expression/textPieces";
import { toTextWithHoles } from "../../server/src/expression/textWithHoles";
import { readText } from "../../server/src/expression/value";

const computed = (source: string): TextPiece => ({ kind: "expression", source });

/** Returns what Data Factory reads in a string. */
function read(string: string): readonly TextPiece[] | undefined {
  const node = readDocument("x.json", JSON.stringify(string)).root;
  const text = node === undefined ? undefined : readText(node);
  return text === undefined ? undefined : piecesOf(toTextWithHoles(text));
}

suite("text pieces", () => {
  for (const text of ["", "plain", "@", "@@", "@x", "@{x}", "@@{x}", "a@{b", "a@@{b", "it's", "@{", "a@"]) {
    test(`written as a string stand for themselves: ${JSON.stringify(text)}`, () => {
      assert.equal(literalTextOf(read(writeText([literalPiece(text)])) ?? []), text);
      const behind = read(writeText([literalPiece(text), computed("variables('x')")])) ?? [];
      const written = behind.map((piece) => (piece.kind === "literal" ? piece.text : "…")).join("");
      assert.equal(written, `${text}…`);
    });

    test(`written as an expression stand for themselves: ${JSON.stringify(text)}`, () => {
      const pieces = read(`x@{${writeExpression([literalPiece(text), computed("f()")])}}`) ?? [];
      const written = pieces.map((piece) => (piece.kind === "literal" ? piece.text : "…")).join("");
      assert.equal(written, `x${text}…`);
    });
  }

  test("cannot be made of an expression that does not parse", () => {
    assert.equal(read("a@{concat(}"), undefined);
  });

  test("take an insertion at any offset, an expression counting as one character", () => {
    const pieces = [literalPiece("ab"), computed("x"), literalPiece("cd")];
    const at = (offset: number) => writeText(insertLiteral(pieces, { offset, newText: "|" }));
    assert.deepEqual([0, 1, 2, 3, 4, 5].map(at), [
      "|ab@{x}cd",
      "a|b@{x}cd",
      "ab|@{x}cd",
      "ab@{x}|cd",
      "ab@{x}c|d",
      "ab@{x}cd|",
    ]);
  });
});
