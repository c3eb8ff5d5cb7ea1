import { suite, test } from "node:test";
import { kqlBestPractice as rule } from "../../server/src/rules/kql-best-practice";
import { kustoCommand, kustoLookup, pipeline } from "../helpers/builders";
import { checkRule } from "../helpers/rules";

const CONTAINS =
  "Avoid using the 'contains' operator as it has a high compute price. Use the 'has' operator in cases when full term " +
  'match is desired (see: https://aka.ms/kusto.stringterms). The Kusto analyzers advise this for the KQL of "Find" (KS500).';

suite("kql-best-practice", () => {
  test("reports contains where has would do", () => {
    checkRule(rule, kustoLookup('"Events | where Name «contains» \\"abc\\""'), [CONTAINS]);
  });

  test("finds its place in every form of a text", () => {
    checkRule(rule, kustoLookup(`"@concat('Events | where Name «contains» ''abc'' and x == ', 5)"`), [
      CONTAINS,
    ]);
    checkRule(rule, kustoLookup(`"@{variables('t')} | where Name «c\\u006fntains» 'abc'"`), [CONTAINS]);
    checkRule(
      rule,
      kustoLookup(
        `{ "value": "Events | where Name «contains» '@{variables('x')}abc'", "type": "Expression" }`,
      ),
      [CONTAINS],
    );
  });

  test("reports a join without a kind, in a command too", () => {
    checkRule(rule, pipeline(kustoCommand('".set-or-append T <| Events | «join» (Other) on Id"')), [
      "Avoid using joins without specifying the join kind. The default join behavior may be unexpected. " +
        'The Kusto analyzers advise this for the KQL of "Run" (KS508).',
    ]);
  });

  test("accepts has, a join with a kind, and contains for a computed text", () => {
    checkRule(rule, kustoLookup('"Events | where Name has \\"abc\\" | join kind=inner (Other) on Id"'));
    checkRule(rule, kustoLookup('"Events | extend Name = strcat(A, B) | where Name contains \\"abc\\""'));
  });

  test("stays silent about what a hole touches", () => {
    checkRule(rule, kustoLookup(`"Events | where Name @{variables('operator')}contains 'abc'"`));
  });
});
