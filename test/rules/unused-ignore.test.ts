import { suite, test } from "node:test";
import { unusedIgnore as rule } from "../../server/src/rules/unused-ignore";
import { kustoCommand, pipeline } from "../helpers/builders";
import { checkFix, checkRule } from "../helpers/rules";

const REMOVE = "Remove what ignores nothing";
const unknown = (id: string, advice = "Remove it.") =>
  `No rule is called "${id}", so ignoring it has no effect. ${advice}`;

const command = (userProperties: string) =>
  pipeline(kustoCommand('".show tables"', "Run", `"userProperties": [${userProperties}]`));
const ignore = (value: string) => `{ "name": "adf-kusto-ignore", "value": "${value}" }`;
const annotated = (annotations: string) =>
  `{ "name": "Load", "properties": { "activities": [], "annotations": [${annotations}] } }`;

// What known rules ignore is known only when they run: see test/service/suppression.test.ts.
suite("unused-ignore", () => {
  test("reports a rule that does not exist, at its name", () => {
    checkRule(rule, command(ignore("«no-such-rule»")), [unknown("no-such-rule")]);
    checkRule(rule, annotated('"adf-kusto-ignore: lookup-row-limit, «nonsense»"'), [unknown("nonsense")]);
  });

  test("reports each of several, and suggests the rule that is near", () => {
    checkRule(rule, annotated('"team: a", " ADF-Kusto-Ignore:«lookup-rows-limit» , «x»"'), [
      unknown("lookup-rows-limit", 'Did you mean "lookup-row-limit"?'),
      unknown("x"),
    ]);
  });

  test("reports ignores in the middle of escapes and in Expression objects", () => {
    checkRule(rule, command(ignore(String.raw`\u0020«no\u002dsuch»`)), [unknown("no-such")]);
    checkRule(
      rule,
      command('{ "name": "adf-kusto-ignore", "value": { "value": "«x»", "type": "Expression" } }'),
      [unknown("x")],
    );
  });

  test("stays silent on other annotations and user properties, and on what an expression names", () => {
    checkRule(rule, annotated('"adf-kusto-ignored: x", "see adf-kusto-ignore: x", 5, {}'));
    checkRule(
      rule,
      command('{ "name": "ignore", "value": "x" }, { "name": "adf-kusto-ignore", "value": 5 }'),
    );
    checkRule(rule, command(ignore("@concat('x')")));
  });

  test("removes the only entry and leaves the array", () => {
    checkFix(rule, command(ignore("nonsense")), REMOVE, command(""));
    checkFix(rule, annotated('"adf-kusto-ignore: nonsense"'), REMOVE, annotated(""));
  });

  test("removes the entry beside others", () => {
    const other = '{ "name": "team", "value": "a" }';
    checkFix(rule, command(`${other}, ${ignore("nonsense")}`), REMOVE, command(other));
  });

  test("removes one rule of a list with its comma", () => {
    const list = (ids: string) => annotated(`"adf-kusto-ignore: ${ids}"`);
    checkFix(rule, list("nonsense, lookup-row-limit"), REMOVE, list("lookup-row-limit"));
    checkFix(rule, list("lookup-row-limit, nonsense"), REMOVE, list("lookup-row-limit"));
    checkFix(
      rule,
      list("lookup-row-limit,nonsense,json-syntax"),
      REMOVE,
      list("lookup-row-limit,json-syntax"),
    );
  });

  test("changes to the rule that was meant", () => {
    checkFix(
      rule,
      command(ignore("lookup-rows-limit")),
      'Change to "lookup-row-limit"',
      command(ignore("lookup-row-limit")),
    );
  });
});
