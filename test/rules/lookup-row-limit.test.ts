import { suite, test } from "node:test";
import { lookupRowLimit as rule } from "../../server/src/rules/lookup-row-limit";
import { kustoLookup, pipeline } from "../helpers/builders";
import { checkFix, checkRule } from "../helpers/rules";

const MESSAGE =
  'Lookup "Find" keeps at most 5,000 rows and drops the rest without an error, and this query may return more. ' +
  'End it with "| take 5000" or aggregate, or read large results with a Copy activity.';

const TITLE = 'Append "| take 5000"';

suite("lookup-row-limit", () => {
  test("reports a query without a bound, over the whole JSON value", () => {
    checkRule(rule, kustoLookup('«"Events | where Level == 1"»'), [MESSAGE]);
  });

  test("reports the inner value of an Expression object", () => {
    const query = `{ "value": «"@concat('Events | where Id == ', pipeline().parameters.id)"», "type": "Expression" }`;
    checkRule(rule, kustoLookup(query), [MESSAGE]);
  });

  test("reports a bound above 5,000", () => {
    checkRule(rule, kustoLookup('«"Events | take 5001"»'), [MESSAGE]);
  });

  test("reports a bound behind which rows are added again", () => {
    checkRule(rule, kustoLookup('«"Events | take 5 | mv-expand Tags"»'), [MESSAGE]);
  });

  test("reads firstRowOnly in an Expression object without an expression", () => {
    const rest = '"firstRowOnly": { "value": false, "type": "Expression" }';
    checkRule(rule, kustoLookup('«"Events"»', rest), [MESSAGE]);
  });

  for (const query of [
    "Events | take 5000",
    "Events | summarize count()",
    "Events | count",
    "print 1",
    "Events | take @{variables('n')}",
  ]) {
    test(`accepts ${query}`, () => checkRule(rule, kustoLookup(JSON.stringify(query))));
  }

  test("stays silent when only the first row is read", () => {
    checkRule(rule, kustoLookup('"Events"', '"firstRowOnly": true'));
    checkRule(rule, kustoLookup('"Events"', ""));
  });

  test("stays silent when an expression decides on the first row", () => {
    checkRule(rule, kustoLookup('"Events"', '"firstRowOnly": "@variables(\'first\')"'));
  });

  test("stays silent when an expression gives the whole query or its beginning", () => {
    checkRule(rule, kustoLookup(`"@pipeline().parameters.query"`));
    checkRule(rule, kustoLookup(`"@{variables('table')}"`));
  });

  test("reports a table that an expression names, with literal operators behind", () => {
    checkRule(rule, kustoLookup(`«"@{variables('table')} | where Level == 1"»`), [MESSAGE]);
  });

  test("stays silent on a management command, which another rule reports", () => {
    checkRule(rule, kustoLookup('".show tables"'));
  });

  test("stays silent on a Lookup over another store", () => {
    checkRule(
      rule,
      pipeline(
        '{ "name": "Find", "type": "Lookup", "typeProperties": { "source": { "type": "AzureSqlSource", "query": "Events" }, "firstRowOnly": false } }',
      ),
    );
  });

  test("appends the bound on a line of its own", () => {
    checkFix(
      rule,
      kustoLookup('"Events | where Level == 1"'),
      TITLE,
      kustoLookup('"Events | where Level == 1\\n| take 5000"'),
    );
  });

  test("appends the bound before a trailing semicolon and comment", () => {
    checkFix(
      rule,
      kustoLookup('"Events // all\\n;"'),
      TITLE,
      kustoLookup('"Events\\n| take 5000 // all\\n;"'),
    );
  });

  test("appends the bound inside the last string of a concat", () => {
    checkFix(
      rule,
      kustoLookup(
        `{ "value": "@concat('Events | where Id == ''', variables('id'), '''')", "type": "Expression" }`,
      ),
      TITLE,
      kustoLookup(
        `{ "value": "@concat('Events | where Id == ''', variables('id'), '''\\n| take 5000')", "type": "Expression" }`,
      ),
    );
  });

  test("appends the bound behind an interpolation", () => {
    checkFix(
      rule,
      kustoLookup(`"Events | where Id == @{variables('id')}"`),
      TITLE,
      kustoLookup(`"Events | where Id == @{variables('id')}\\n| take 5000"`),
    );
  });

  test("adds a string to a concat that ends with a computed part", () => {
    checkFix(
      rule,
      kustoLookup(`"@concat('Events | where Id == ', variables('id'))"`),
      TITLE,
      kustoLookup(`"@concat('Events | where Id == ', variables('id'), '\\n| take 5000')"`),
    );
  });

  test("reads firstRowOnly from text", () => {
    checkRule(rule, kustoLookup('«"Events"»', '"firstRowOnly": "False"'), [MESSAGE]);
  });
});
