import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { kqlSyntax as rule } from "../../server/src/rules/kql-syntax";
import { kustoCommand, kustoLookup, pipeline } from "../helpers/builders";
import { checkRule, lintFiles, PIPELINE_PATH } from "../helpers/rules";

const WHERE =
  'The query of "Find" has a mistake here, so it will fail: "wher" is no operator, did you mean "where"? (KS176)';

suite("kql-syntax", () => {
  test("reports a mistake in a query, over the text at fault", () => {
    checkRule(rule, kustoLookup(`"Events\\n| «wher» Level == \\"a\\""`), [WHERE]);
  });

  test("finds its place in every form of a text", () => {
    checkRule(rule, kustoLookup('"Events | «w\\u0068er» x"'), [WHERE]);
    checkRule(rule, kustoLookup(`{ "value": "Events | «wher» x", "type": "Expression" }`), [WHERE]);
    checkRule(rule, kustoLookup(`"@{variables('t')} | where a == 'it@@{' | «wher» x"`), [WHERE]);
    checkRule(rule, kustoLookup(`"@concat('Events | where a == ''b'' | «wher» x == ', 5)"`), [WHERE]);
    checkRule(rule, kustoLookup(`"@concat('Events | «wh', 'er» x')"`), [WHERE]);
  });

  test("says what the parser expects", () => {
    checkRule(rule, kustoLookup('"Events | where (a > 1«2» | take 5"'), [
      'The query of "Find" has a mistake here, so it will fail: the Kusto parser expects ")" (KS005).',
    ]);
    checkRule(rule, kustoLookup(`"Events | where a == «'b»"`), [
      'The query of "Find" has a mistake here, so it will fail: this string is not closed (KS001).',
    ]);
    checkRule(rule, kustoLookup('"Events | where «strlen»() > 1"'), [
      'The query of "Find" has a mistake here, so it will fail: ' +
        "the Kusto parser says \"The function 'strlen' expects 1 argument\" (KS119).",
    ]);
  });

  test("reports the first mistake of each statement", () => {
    checkRule(rule, kustoLookup('"let a = Events | «wher» x | takee 5; Events | «wher» y"'), [WHERE, WHERE]);
  });

  test("warns of a command with an unknown verb or with something unclosed", () => {
    checkCommand('"«.crate» table T (a: int)"', "warning", [
      'The Kusto parser knows no command ".crate", so activity "Run" will fail. Did you mean ".create"?',
    ]);
    checkCommand('"«.foo» table T"', "warning", [
      'The Kusto parser knows no command ".foo", so activity "Run" will fail. Check its spelling.',
    ]);
    checkCommand('".create table T (a: in«t»"', "warning", [
      'The Kusto parser cannot read the command of "Run" from here on: the Kusto parser expects ")" (KS005). ' +
        "Compare it with the command's documentation.",
    ]);
  });

  test("informs of any other mistake in a command, since the parser does not know all of them", () => {
    checkCommand('".create «tabel» T (a: int)"', "information", [
      'The Kusto parser cannot read the command of "Run" from here on: "tabel" is unexpected, did you mean "table"? ' +
        "(KS005) Compare it with the command's documentation.",
    ]);
    checkCommand('".set-or-append T «<|»"', "information", [
      'Nothing follows "<|" in the command of "Run". Add the query that it takes its data from.',
    ]);
  });

  test("reports a query of Fabric's KQL activity", () => {
    const activity = kustoCommand('"Events | «wher» x"', "Find").replace(
      "AzureDataExplorerCommand",
      "KustoQueryLanguage",
    );
    checkRule(rule, pipeline(activity), [WHERE]);
  });

  for (const query of [
    "Events | where Level == 1 | take 5",
    "Unknown | where f(x) | evaluate g()",
    "Events | @{variables('operator')} x",
    "Events | where x == 1 @{variables('more')} and y",
    "Events | where x @{variables('operator')} 5",
    "@{variables('query')}",
    "@{variables('lets')} Events | take 5 5",
  ]) {
    test(`accepts ${query}`, () => checkRule(rule, kustoLookup(JSON.stringify(query))));
  }

  test("stays silent where another rule says what is wrong with a command", () => {
    checkRule(rule, pipeline(kustoCommand('"Events | wher x"')));
    checkRule(rule, pipeline(kustoCommand('".drop table A ifexists\\n.create tabel B (a: int)"')));
    checkRule(
      rule,
      pipeline(kustoCommand('".export into csv (h\\"https://example.org\\") <| Events | wher x"')),
    );
  });

  test("stays silent when an expression is broken or computes the whole text", () => {
    checkRule(rule, kustoLookup(`"@concat('Events | wher x'"`));
    checkRule(rule, kustoLookup(`"@pipeline().parameters.query"`));
  });
});

function checkCommand(command: string, severity: string, messages: readonly string[]): void {
  const document = pipeline(kustoCommand(command));
  checkRule(rule, document, messages);
  const found = lintFiles(rule, { [PIPELINE_PATH]: document.replaceAll(/[«»]/g, "") });
  assert.deepEqual(
    found.map((finding) => finding.severity),
    [severity],
  );
}
