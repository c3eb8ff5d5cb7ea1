import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { isSameName } from "../../server/src/text/name";

suite("isSameName", () => {
  test("does not count casing", () => {
    assert.equal(isSameName("LoadEvents", "loadEVENTS"), true);
    assert.equal(isSameName("Load", "Loads"), false);
    assert.equal(isSameName("", ""), true);
  });
});
