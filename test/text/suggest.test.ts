import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { closestName } from "../../server/src/text/suggest";

suite("closestName", () => {
  test("finds the nearest name, whatever its case", () => {
    assert.equal(closestName("tabel", ["Title", "Table", "Rabble"]), "Table");
    assert.equal(closestName("DAY", ["day"]), "day");
  });

  test("does not take a name of which no letter is left", () => {
    assert.equal(closestName("a", ["b"]), undefined);
    assert.equal(closestName("a", ["A"]), "A");
  });

  test("gives up on words that are no names", () => {
    const long = "x".repeat(100_000);
    assert.equal(closestName(long, [`${long}y`]), undefined);
    assert.equal(closestName("abc", [long]), undefined);
  });
});
