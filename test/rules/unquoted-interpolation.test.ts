import { suite, test } from "node:test";
import { unquotedInterpolation as rule } from "../../server/src/rules/unquoted-interpolation";
import { copyIntoKusto, kustoCommand, kustoLookup, pipeline } from "../helpers/builders";
import { checkFix, checkRule } from "../helpers/rules";

const message = (activity: string) =>
  `Activity "${activity}" puts a date into its KQL without quotes, where "2024-05-01" is read as a subtraction and a time ` +
  'of day is an error. Write it inside "datetime(…)".';
const MESSAGE = message("Find");
const TITLE = "Wrap in datetime(…)";

const accept = (query: string) => checkRule(rule, kustoLookup(JSON.stringify(query)));

suite("unquoted-interpolation", () => {
  suite("reports", () => {
    for (const date of [
      "utcnow()",
      "UtcNow('o')",
      "addDays(utcnow(), -1)",
      "addDays(utcnow(), -1, 'yyyy-MM-dd')",
      "formatDateTime(item().day, 'yyyy-MM-ddTHH:mm:ssZ')",
      "formatDateTime(item().day, 'yyyy-MM-dd''T''HH:mm:ss')",
      "formatDateTime(item().day)",
      "string(startOfDay(utcnow()))",
      "trigger().scheduledTime",
      "trigger().outputs.windowStartTime",
      "pipeline().TriggerTime",
    ]) {
      test(`${date}, over the interpolation`, () => {
        checkRule(rule, kustoLookup(`"Events | where At > «@{${date}}» | count"`), [MESSAGE]);
      });
    }

    test("a date in an Expression object", () => {
      const query = `{ "value": "Events | where At > «@{utcnow()}»", "type": "Expression" }`;
      checkRule(rule, kustoLookup(query), [MESSAGE]);
    });

    test("an argument of concat, over the expression", () => {
      checkRule(rule, kustoLookup(`"@concat('Events | where At > ', «utcnow()», ' | count')"`), [MESSAGE]);
    });

    test("both ends of a range, and an argument of a function", () => {
      const query = `"Events | where At between («@{addDays(utcnow(), -1)}» .. «@{utcnow()}») and Id in (F(«@{utcnow()}»))"`;
      checkRule(rule, kustoLookup(query), [MESSAGE, MESSAGE, MESSAGE]);
    });

    test("the query of a command and the operators over a command's result", () => {
      checkRule(
        rule,
        pipeline(
          kustoCommand(`".append T <| Events | where At > «@{utcnow()}»"`),
          kustoCommand(`".show tables | where At > «@{utcnow()}»"`, "Show"),
        ),
        [message("Run"), message("Show")],
      );
    });

    test("a query of a Copy", () => {
      const source = `{ "type": "AzureDataExplorerSource", "query": "Events | where At > «@{utcnow()}»" }`;
      checkRule(rule, copyIntoKusto(source), [message("Copy")]);
    });
  });

  suite("accepts", () => {
    for (const query of [
      "Events | where At > datetime(@{utcnow()})",
      "Events | where At > datetime (@{utcnow()})",
      "Events | where At > todatetime('@{utcnow()}')",
      "Events | where At > todatetime(@{utcnow()})",
      "Events | where Day == '@{utcnow()}'",
      "@{formatDateTime(utcnow(), 'yyyy-MM-dd')}",
      "Events_@{utcnow('yyyy-MM-dd')} | count",
      "['Events @{utcnow()}'] | count",
      "Events | extend @{utcnow('yyyy-MM-dd')} = 1",
      "Events // @{utcnow()}",
      "Events | where Day == @{formatDateTime(utcnow(), 'yyyyMMdd')}",
      "Events | where Year == @{utcnow('yyyy')}",
      "Events | where Day == @{dayOfYear(utcnow())}",
      "Events | where At > @{ticks(utcnow())}",
      "Events | where Month == @{utcnow('MMMM')}",
      "Events | where At > @{utcnow(variables('format'))}",
      "Events | where At > @{formatDateTime(utcnow(), '\\'yyyy-MM-dd\\'')}",
      "Events | where At > @{formatDateTime(utcnow(), '''datetime(''yyyy-MM-dd')})",
      "Events | where At > @{variables('since')}",
      "Events | where At > @{pipeline().parameters.windowStart}",
      "Events | where At > @{activity('Last').output.firstRow.At}",
      "Events | where At > @{utcnow(}",
    ]) {
      test(query, () => accept(query));
    }

    test("a function that takes the date in datetime(…), as @concat builds it", () => {
      checkRule(rule, kustoLookup(`"@concat('F(datetime(', addDays(utcnow(), -1), '), 5)')"`));
    });

    test("a property of a command, which is no query", () => {
      checkRule(rule, pipeline(kustoCommand('".append T with (creationTime=@{utcnow()}) <| Events"')));
    });

    test("a value that does not parse or that a template computes", () => {
      checkRule(rule, kustoLookup("\"@concat('Events | where At > ', utcnow(\""));
    });
  });

  suite("wraps the date", () => {
    test("in an interpolated text", () => {
      checkFix(
        rule,
        kustoLookup('"Events | where At > @{utcnow()} | count"'),
        TITLE,
        kustoLookup('"Events | where At > datetime(@{utcnow()}) | count"'),
      );
    });

    test("at the end of the text", () => {
      checkFix(
        rule,
        kustoLookup('"Events | where At > @{utcnow()}"'),
        TITLE,
        kustoLookup('"Events | where At > datetime(@{utcnow()})"'),
      );
    });

    test("between the strings of a concat", () => {
      checkFix(
        rule,
        kustoLookup(`"@concat('Events | where At > ', utcnow(), ' | count')"`),
        TITLE,
        kustoLookup(`"@concat('Events | where At > datetime(', utcnow(), ') | count')"`),
      );
    });

    test("at the end of a concat", () => {
      checkFix(
        rule,
        kustoLookup(`"@concat('Events | where At > ', utcnow())"`),
        TITLE,
        kustoLookup(`"@concat('Events | where At > datetime(', utcnow(), ')')"`),
      );
    });
  });
});
