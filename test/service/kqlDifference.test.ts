import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { findKept } from "../../server/src/service/kqlDocument/difference";
import { numbers } from "../lsp/numbers";

const ALPHABET = [..."ab |\n'", "😀", "é", "word"];

/** Returns a text with `‹…›` around what is new. */
function showNew(before: string, after: string): string {
  const kept = findKept(before, after);
  const shown = [...after].map((character, index, all) => {
    const offset = all.slice(0, index).join("").length;
    return kept[offset] === -1 ? `‹${character}›` : character;
  });
  return shown.join("").replaceAll("›‹", "");
}

suite("the difference of two texts", () => {
  test("is what was added, down to the character", () => {
    assert.equal(showNew("take 10", "take 100"), "take 10‹0›");
    assert.equal(
      showNew("A | take 5 | count", "A | where x | take 5 | project b"),
      "A | ‹where x | ›take 5 | ‹project b›",
    );
    assert.equal(showNew("", "A"), "‹A›");
    assert.equal(showNew("A", "A"), "A");
  });

  test("never tears a surrogate pair", () => {
    assert.equal(showNew("a 😀 b", "a 😁 b"), "a ‹😁› b");
    const kept = findKept("😀", "😁");
    assert.deepEqual([...kept], [-1, -1]);
  });

  test("is everything where nothing is alike", () => {
    const lines = (word: string) => Array.from({ length: 900 }, (_, index) => `${word}${index}`).join(";");
    const kept = findKept(`${lines("a")};`, lines("b"));
    assert.ok(kept.every((offset) => offset === -1));
  });

  test("keeps characters in their order, each as it was", () => {
    const next = numbers(7);
    const randomText = () =>
      Array.from({ length: next(30) }, () => ALPHABET[next(ALPHABET.length)] ?? "").join("");
    for (let run = 0; run < 2000; run++) {
      const [before, after] = [randomText(), randomText()];
      let last = -1;
      for (const [offset, old] of findKept(before, after).entries()) {
        if (old === -1) continue;
        assert.ok(old > last, `${before} → ${after}`);
        assert.equal(before[old], after[offset]);
        last = old;
      }
    }
  });
});
