import { suite, test } from "node:test";
import { sequentialForeach as rule } from "../../server/src/rules/sequential-foreach";
import { pipeline } from "../helpers/builders";
import { checkFix, checkRule } from "../helpers/rules";

const MESSAGE =
  'ForEach "Each" runs copy "Load" into Azure Data Explorer one iteration after another, although parts that are ' +
  'copied in parallel load faster. Unless the order matters, set "isSequential" to false.';

const copy = (name = "Load", sink = "AzureDataExplorerSink") =>
  `{ "name": "${name}", "type": "Copy", "typeProperties": { "source": { "type": "SqlSource" }, "sink": { "type": "${sink}" } } }`;

const forEach = (isSequential: string, ...activities: readonly string[]) =>
  pipeline(`{
  "name": "Each",
  "type": "ForEach",
  "typeProperties": {
    "items": { "value": "@pipeline().parameters.months", "type": "Expression" },${isSequential}
    "activities": [${activities.join(", ")}]
  }
}`);

suite("sequential-foreach", () => {
  test("reports the value", () => {
    checkRule(rule, forEach('"isSequential": «true»,', copy()), [MESSAGE]);
  });

  test("reports a loop once, naming its first copy", () => {
    checkRule(rule, forEach('"isSequential": «true»,', copy(), copy("Again")), [MESSAGE]);
  });

  test("reports a copy inside other containers of the loop", () => {
    const condition = (inner: string) =>
      `{ "name": "If", "type": "IfCondition", "typeProperties": { "ifTrueActivities": [${inner}] } }`;
    const until = (inner: string) =>
      `{ "name": "Until", "type": "Until", "typeProperties": { "activities": [${inner}] } }`;
    checkRule(rule, forEach('"isSequential": «true»,', condition(until(copy()))), [MESSAGE]);
  });

  test("compares type names without regard to case", () => {
    checkRule(
      rule,
      forEach('"isSequential": «true»,', copy("Load", "azuredataexplorersink")).replace(
        '"ForEach"',
        '"foreach"',
      ),
      [MESSAGE],
    );
  });

  test("stays silent for parallel loops, by default or by setting, and for an expression", () => {
    checkRule(rule, forEach("", copy()));
    checkRule(rule, forEach('"isSequential": false,', copy()));
    checkRule(rule, forEach('"isSequential": "@pipeline().parameters.inOrder",', copy()));
    checkRule(
      rule,
      forEach('"isSequential": { "value": "@variables(\'x\')", "type": "Expression" },', copy()),
    );
  });

  test("stays silent for other sinks and for copies outside the loop", () => {
    checkRule(rule, forEach('"isSequential": true,', copy("Load", "ParquetSink")));
    checkRule(rule, pipeline(copy()));
  });

  test("runs the iterations in parallel", () => {
    checkFix(
      rule,
      forEach('"isSequential": true,', copy()),
      'Run the iterations in parallel: "isSequential": false',
      forEach('"isSequential": false,', copy()),
    );
  });

  test("reads the switch from text, and reports the inner value of an Expression object", () => {
    checkRule(rule, forEach('"isSequential": «"true"»,', copy()), [MESSAGE]);
    checkRule(rule, forEach('"isSequential": { "value": «true», "type": "Expression" },', copy()), [MESSAGE]);
  });

  test("reports each of the loops around a copy that runs in order", () => {
    const inner = (isSequential: string) =>
      `{ "name": "Inner", "type": "ForEach", "typeProperties": { "isSequential": ${isSequential}, "activities": [${copy()}] } }`;
    checkRule(rule, forEach('"isSequential": «true»,', inner("false")), [MESSAGE]);
    checkRule(rule, forEach('"isSequential": «true»,', inner("«true»")), [
      MESSAGE,
      MESSAGE.replace('"Each"', '"Inner"'),
    ]);
  });
});
