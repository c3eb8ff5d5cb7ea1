import { suite, test } from "node:test";
import { foreachBatchCount as rule } from "../../server/src/rules/foreach-batch-count";
import { kustoCommand, pipeline } from "../helpers/builders";
import { checkFix, checkRule } from "../helpers/rules";

function message(count: string, nearest: number): string {
  return (
    `"batchCount" of ForEach "Each" is ${count}, but Data Factory takes only 1 to 50 iterations at a time. ` +
    `Set it to ${nearest}.`
  );
}

function forEach(batchCount: string, inner = kustoCommand('".show tables"'), type = "ForEach"): string {
  return pipeline(`{
  "name": "Each",
  "type": "${type}",
  "typeProperties": {
    "items": { "value": "@variables('days')", "type": "Expression" },
    "batchCount": ${batchCount},
    "activities": [${inner}]
  }
}`);
}

const WAIT = '{ "name": "Wait", "type": "Wait", "typeProperties": { "waitTimeInSeconds": 1 } }';

suite("foreach-batch-count", () => {
  test("reports more than 50 and less than 1", () => {
    checkRule(rule, forEach("«51»"), [message("51", 50)]);
    checkRule(rule, forEach("«0»"), [message("0", 1)]);
    checkRule(rule, forEach("«-3»"), [message("-3", 1)]);
  });

  test("compares the activity's type without regard to case", () => {
    checkRule(rule, forEach("«100»", undefined, "foreach"), [message("100", 50)]);
  });

  test("reports the inner value of an Expression object without an expression", () => {
    checkRule(rule, forEach('{ "value": «100», "type": "Expression" }'), [message("100", 50)]);
  });

  test("accepts 1 to 50", () => {
    for (const count of ["1", "20", "50"]) checkRule(rule, forEach(count));
  });

  test("stays silent on an expression and on what is no number", () => {
    for (const value of [
      "\"@variables('n')\"",
      '{ "value": "@variables(\'n\')", "type": "Expression" }',
      "null",
    ]) {
      checkRule(rule, forEach(value));
    }
  });

  test("looks at pipelines without Azure Data Explorer only on demand", () => {
    checkRule(rule, forEach("100", WAIT));
    checkRule(rule, forEach("«100»", WAIT), [message("100", 50)], { scope: "factory" });
  });

  test("sets the nearest value allowed", () => {
    checkFix(rule, forEach("100"), 'Set "batchCount" to 50', forEach("50"));
    checkFix(rule, forEach("0"), 'Set "batchCount" to 1', forEach("1"));
    checkFix(
      rule,
      forEach('{ "value": 100, "type": "Expression" }'),
      'Set "batchCount" to 50',
      forEach('{ "value": 50, "type": "Expression" }'),
    );
  });

  test("reads the number from text", () => {
    checkRule(rule, forEach('«"60"»'), [message('"60"', 50)]);
    checkRule(rule, forEach('"50"'));
    checkFix(rule, forEach('"60"'), 'Set "batchCount" to 50', forEach("50"));
  });
});
