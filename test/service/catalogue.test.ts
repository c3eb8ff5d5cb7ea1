import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { RULES } from "../../server/src/rules/registry";
import { closestName, closestRuleId, findRule, listRules } from "../../server/src/service/catalogue";

suite("catalogue", () => {
  test("lists all rules in the order of the registry", () => {
    assert.deepEqual(
      listRules(),
      RULES.map((rule) => rule.meta),
    );
  });

  test("finds a rule by its id", () => {
    assert.equal(findRule("lookup-row-limit")?.id, "lookup-row-limit");
    assert.equal(findRule("Lookup-Row-Limit"), undefined);
  });

  test("guesses the rule that was meant", () => {
    assert.equal(closestRuleId("lookup-rowlimit"), "lookup-row-limit");
    assert.equal(closestRuleId("LOOKUP-ROW-LIMIT"), "lookup-row-limit");
    assert.equal(closestRuleId("parallel"), "parallel-copies-ignored");
    assert.equal(closestRuleId("something-else"), undefined);
  });

  test("guesses names with a letter added, left out, mistaken or swapped, and beginnings", () => {
    const names = ["error", "warning", "information", "hint", "off"];
    const guesses = ["eror", "errorr", "hunt", "ihnt", "info", "warn", "of", "xx", ""].map((word) =>
      closestName(word, names),
    );
    assert.deepEqual(guesses, [
      "error",
      "error",
      "hint",
      "hint",
      "information",
      "warning",
      "off",
      undefined,
      undefined,
    ]);
  });

  test("does not guess between two names that begin alike", () => {
    assert.equal(closestName("json", ["json-array-source", "json-syntax"]), undefined);
  });
});
