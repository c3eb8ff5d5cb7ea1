import assert from "node:assert/strict";
import { suite, test } from "node:test";
import {
  allFunctions,
  findFunction,
  functionPage,
  isLogicAppsFunction,
} from "../../server/src/expression/functions";

suite("expression/functions", () => {
  test("finds a function whatever its case", () => {
    assert.equal(findFunction("CONCAT")?.name, "concat");
    assert.equal(findFunction("utcnow")?.name, "utcNow");
    assert.equal(findFunction("nosuch"), undefined);
  });

  test("names each function once, in one of the two sets", () => {
    const names = allFunctions().map((known) => known.name.toLowerCase());
    assert.equal(new Set(names).size, names.length);
    assert.deepEqual(names.filter(isLogicAppsFunction), []);
    assert.ok(isLogicAppsFunction("formatnumber"));
  });

  test("knows how many arguments a function takes", () => {
    const limits = (name: string) => {
      const known = findFunction(name);
      return [known?.signature, known?.leastArguments, known?.mostArguments];
    };
    assert.deepEqual(limits("utcNow"), ["utcNow(format?)", 0, 1]);
    assert.deepEqual(limits("pipeline"), ["pipeline()", 0, 0]);
    assert.deepEqual(limits("if"), ["if(condition, valueIfTrue, valueIfFalse)", 3, 3]);
    assert.deepEqual(limits("concat"), ["concat(text1, text2?, …)", 1, Number.POSITIVE_INFINITY]);
  });

  test("tells dates that are text from those that are numbers", () => {
    assert.equal(findFunction("addDays")?.returns, "string");
    assert.equal(findFunction("ticks")?.returns, "number");
    assert.equal(findFunction("dayOfWeek")?.category, "date");
  });

  test("gives the vendor page of a function", () => {
    const page =
      "https://learn.microsoft.com/azure/data-factory/control-flow-expression-language-functions#adddays";
    const known = findFunction("addDays");
    assert.equal(known && functionPage(known), page);
  });
});
