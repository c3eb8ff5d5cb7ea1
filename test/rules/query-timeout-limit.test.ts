import { suite, test } from "node:test";
import { queryTimeoutLimit as rule } from "../../server/src/rules/query-timeout-limit";
import { copyInto, pipeline } from "../helpers/builders";
import { checkFix, checkRule } from "../helpers/rules";

const MALFORMED =
  '"queryTimeout" of activity "Find" is no duration that Data Factory reads. ' +
  'Write it as "hh:mm:ss", with two digits each.';

function tooLong(value: string, activity = "Find"): string {
  return (
    `"queryTimeout" of activity "${activity}" is "${value}", but a query of Azure Data Explorer may take at most ` +
    '"01:00:00". Lower it, and split the query if it takes longer.'
  );
}

function lookup(queryTimeout: string, type = "AzureDataExplorerSource"): string {
  return pipeline(`{
  "name": "Find",
  "type": "Lookup",
  "typeProperties": {
    "source": { "type": "${type}", "query": "Events | count", "queryTimeout": ${queryTimeout} },
    "dataset": { "referenceName": "Events", "type": "DatasetReference" }
  }
}`);
}

suite("query-timeout-limit", () => {
  test("reports more than an hour", () => {
    for (const value of ["01:00:01", "02:00:00", "1.00:00:00", "0.01:00:01", "24:00:00"]) {
      checkRule(rule, lookup(`«"${value}"»`), [tooLong(value)]);
    }
  });

  test("reports the source of a Copy, whatever the case of its type", () => {
    const source = '{ "type": "azuredataexplorersource", "query": "Events", "queryTimeout": «"02:00:00"» }';
    checkRule(rule, copyInto('{ "type": "ParquetSink" }', source), [tooLong("02:00:00", "Copy")]);
  });

  test("reports what is no duration", () => {
    for (const value of ['"10 minutes"', '"00:10"', '"1:00:00"', '"00:70:00"', '"PT10M"', '""', '" "']) {
      checkRule(rule, lookup(`«${value}»`), [MALFORMED]);
    }
    for (const value of ["600", "true", "[]", "{}"]) {
      checkRule(rule, lookup(`«${value}»`), [MALFORMED]);
    }
  });

  test("reports the inner value of an Expression object without an expression", () => {
    checkRule(rule, lookup('{ "value": «"02:00:00"», "type": "Expression" }'), [tooLong("02:00:00")]);
    checkRule(rule, lookup('{ "value": «600», "type": "Expression" }'), [MALFORMED]);
  });

  for (const value of ["01:00:00", "00:10:00", "0.00:30:00", "00:60:00", "00:10:00.5000000"]) {
    test(`accepts ${value}`, () => checkRule(rule, lookup(`"${value}"`)));
  }

  test("stays silent on an expression and on null", () => {
    for (const value of ["\"@variables('t')\"", "\"@{variables('h')}:00:00\"", "null"]) {
      checkRule(rule, lookup(value));
    }
    checkRule(rule, lookup('{ "value": "@pipeline().parameters.t", "type": "Expression" }'));
  });

  test("stays silent on another store", () => {
    checkRule(rule, lookup('"02:00:00"', "AzureSqlSource"));
  });

  test("lowers what is too long", () => {
    checkFix(rule, lookup('"02:00:00"'), 'Set "queryTimeout" to "01:00:00"', lookup('"01:00:00"'));
    checkFix(
      rule,
      lookup('{ "value": "02:00:00", "type": "Expression" }'),
      'Set "queryTimeout" to "01:00:00"',
      lookup('{ "value": "01:00:00", "type": "Expression" }'),
    );
  });
});
