import { suite, test } from "node:test";
import { commentSwallowsQuery as rule } from "../../server/src/rules/comment-swallows-query";
import { kustoCommand, kustoLookup, pipeline } from "../helpers/builders";
import { checkFix, checkRule } from "../helpers/rules";

const TITLE = "End the comment with a line break before the operator";

function message(role: string, activity: string): string {
  return (
    `The ${role} of activity "${activity}" has no line break, so this comment reaches to its end and what stands in it ` +
    "is never run. Put a line break before the operator."
  );
}

const QUERY = message("query", "Find");

suite("comment-swallows-query", () => {
  test("reports a comment with an operator", () => {
    checkRule(rule, kustoLookup('"Events «// the new ones | where Id > 5 | count»"'), [QUERY]);
    checkRule(rule, kustoLookup('"«// all |  project-away Id»"'), [QUERY]);
    checkRule(rule, kustoLookup('"Events «// a | b | top-nested 3 of x»"'), [QUERY]);
  });

  test("reports a comment with the input of a command", () => {
    checkRule(rule, pipeline(kustoCommand('".set-or-append Daily «// by day <| Events»"')), [
      message("command", "Run"),
    ]);
  });

  test("reports every form of a text", () => {
    checkRule(rule, kustoLookup(`{ "value": "Events «// x | count»", "type": "Expression" }`), [QUERY]);
    checkRule(rule, kustoLookup(`"@{variables('t')} «// x | where Id == @{variables('id')}»"`), [QUERY]);
    checkRule(rule, kustoLookup(`"@concat('Events «// all', ' | where Id == ', variables('id')»)"`), [QUERY]);
  });

  test("reports a line break that was escaped once too often", () => {
    checkRule(rule, kustoLookup('"Events «// all\\\\n| count»"'), [QUERY]);
  });

  for (const query of [
    "Events // the new ones\n| where Id > 5",
    "Events\r\n| count // | take 5",
    "Events | where Url == 'https://x | count' | count",
    "Events | count // either a | b",
    "Events | count // a || count",
    "Events | count",
    "print h@'https://contoso | take 5'",
  ]) {
    test(`accepts ${JSON.stringify(query)}`, () => checkRule(rule, kustoLookup(JSON.stringify(query))));
  }

  test("stays silent when an expression in the comment may bring the line break", () => {
    checkRule(rule, kustoLookup(`"@concat('Events // all', variables('newLine'), '| count')"`));
    checkRule(rule, kustoLookup(`"Events // @{variables('note')} | count"`));
  });

  test("stays silent when an expression gives everything", () => {
    checkRule(rule, kustoLookup('"@pipeline().parameters.query"'));
    checkRule(rule, kustoLookup(`"@replace('Events // all | count', ' |', variables('x'))"`));
  });

  test("stays silent on the data of an inline ingestion", () => {
    checkRule(rule, pipeline(kustoCommand('".ingest inline into table X <| a // b | count"')));
  });

  test("breaks the line before the first operator", () => {
    checkFix(
      rule,
      kustoLookup('"Events // a | b | where Id > 5 | count"'),
      TITLE,
      kustoLookup('"Events // a | b \\n| where Id > 5 | count"'),
    );
  });

  test("breaks the line before the input of a command", () => {
    checkFix(
      rule,
      pipeline(kustoCommand('".set-or-append Daily // by day <| Events"')),
      TITLE,
      pipeline(kustoCommand('".set-or-append Daily // by day \\n<| Events"')),
    );
  });

  test("breaks the line inside the strings of an expression", () => {
    checkFix(
      rule,
      kustoLookup(`{ "value": "@concat('Events // it''s all', '| where Id == ', 5)", "type": "Expression" }`),
      TITLE,
      kustoLookup(
        `{ "value": "@concat('Events // it''s all\\n', '| where Id == ', 5)", "type": "Expression" }`,
      ),
    );
  });
});
