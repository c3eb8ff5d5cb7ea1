import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { applyEdits } from "../../server/src/text/textEdit";

suite("applyEdits", () => {
  test("replaces, inserts and removes, whatever the order of the edits", () => {
    const edits = [
      { span: { start: 6, end: 7 }, newText: "" },
      { span: { start: 0, end: 1 }, newText: "HH" },
      { span: { start: 3, end: 3 }, newText: "-" },
    ];
    assert.equal(applyEdits("abcdefg", edits), "HHbc-def");
    assert.equal(applyEdits("abcdefg", edits.reverse()), "HHbc-def");
  });

  test("keeps the order of insertions at one place", () => {
    const at = { start: 1, end: 1 };
    const edits = ["1", "2", "3"].map((newText) => ({ span: at, newText }));
    assert.equal(applyEdits("ab", edits), "a123b");
  });

  test("inserts in front of what is replaced at the same place", () => {
    const edits = [
      { span: { start: 1, end: 2 }, newText: "B" },
      { span: { start: 1, end: 1 }, newText: "+" },
    ];
    assert.equal(applyEdits("abc", edits), "a+Bc");
  });

  test("accepts edits that touch", () => {
    const edits = [
      { span: { start: 0, end: 2 }, newText: "" },
      { span: { start: 2, end: 3 }, newText: "C" },
    ];
    assert.equal(applyEdits("abc", edits), "C");
  });

  test("leaves the text and the edits alone when there is nothing to do", () => {
    assert.equal(applyEdits("abc", []), "abc");
    const edits = [
      { span: { start: 2, end: 2 }, newText: "y" },
      { span: { start: 0, end: 0 }, newText: "x" },
    ];
    applyEdits("abc", edits);
    assert.equal(edits[0]?.newText, "y");
  });

  test("throws when edits overlap or leave the text", () => {
    const overlapping = [
      { span: { start: 0, end: 2 }, newText: "" },
      { span: { start: 1, end: 3 }, newText: "" },
    ];
    assert.throws(() => applyEdits("abc", overlapping), RangeError);
    for (const span of [
      { start: 2, end: 4 },
      { start: -1, end: 0 },
      { start: 2, end: 1 },
    ]) {
      assert.throws(() => applyEdits("abc", [{ span, newText: "" }]), RangeError);
    }
  });
});
