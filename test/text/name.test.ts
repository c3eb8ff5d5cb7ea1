import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { isSameName } from "../../server/src/text/name";
import { closestName } from "../../server/src/text/suggest";

suite("isSameName", () => {
  test("does not count casing", () => {
    assert.equal(isSameName("LoadEvents", "loadEVENTS"), true);
    assert.equal(isSameName("Load", "Loads"), false);
    assert.equal(isSameName("", ""), true);
  });
});

suite("closestName", () => {
  const NAMES = ["query", "queryTimeout", "firstRowOnly"];

  test("finds the name that was mistyped", () => {
    assert.equal(closestName("qurey", NAMES), "query");
    assert.equal(closestName("FirstRowsOnly", NAMES), "firstRowOnly");
    assert.equal(closestName("querytimeot", NAMES), "queryTimeout");
  });

  test("finds the only name that begins like a word", () => {
    assert.equal(closestName("fir", NAMES), "firstRowOnly");
    assert.equal(closestName("fi", NAMES), undefined);
  });

  test("is silent when no name is near", () => {
    assert.equal(closestName("compression", NAMES), undefined);
    assert.equal(closestName("", NAMES), undefined);
    assert.equal(closestName("x".repeat(1_000), NAMES), undefined);
    assert.equal(closestName("query", []), undefined);
  });
});
