import { suite, test } from "node:test";
import { lookupEmptyFirstRow as rule } from "../../server/src/rules/lookup-empty-first-row";
import { pipeline } from "../helpers/builders";
import { checkFix, checkRule } from "../helpers/rules";

const find = (query: string, rest = "", source = "AzureDataExplorerSource") =>
  `{ "name": "Find", "type": "Lookup", "typeProperties": { "source": { "type": "${source}", "query": ${query} }${rest} } }`;
const set = (value: string, name = "Use") =>
  `{ "name": "${name}", "type": "SetVariable", "typeProperties": { "variableName": "v", "value": ${value} } }`;

const QUERY = "\"Watermarks | where Name == 'a' | project Last\"";
const MESSAGE =
  'Lookup "Find" has no "firstRow" in its output when its query returns no row, and this expression then fails. ' +
  'Read it with "?.", or let the query always return a row.';
const TITLE = 'Read it with "?.", which gives null when there is no row';

const COLUMN = `"@activity('Find').output.firstRow.Last"`;

suite("lookup-empty-first-row", () => {
  test("reports a column of the first row, in every form of expression", () => {
    for (const value of [
      `"@«activity('Find').output.firstRow.Last»"`,
      `"@{«activity('find').output.firstRow['Last']»} days"`,
      `{ "value": "@concat('a', «activity('Find').output['firstRow'].Last».x)", "type": "Expression" }`,
    ]) {
      checkRule(rule, pipeline(find(QUERY), set(value)), [MESSAGE]);
    }
  });

  test("reports a query in which expressions stand for values", () => {
    const query = `{ "value": "@concat('T | where Name == ''', variables('n'), ''' | take 1')", "type": "Expression" }`;
    checkRule(
      rule,
      pipeline(find(query, ', "firstRowOnly": true'), set(`"@«activity('Find').output.firstRow.Last»"`)),
      [MESSAGE],
    );
  });

  for (const query of ["print Last = now()", "T | count", "T | summarize max(Last)"]) {
    test(`accepts ${query}, which always returns a row`, () => {
      checkRule(rule, pipeline(find(JSON.stringify(query)), set(COLUMN)));
    });
  }

  test("accepts what is read with a question mark", () => {
    checkRule(rule, pipeline(find(QUERY), set(`"@activity('Find').output.firstRow?.Last"`)));
    checkRule(rule, pipeline(find(QUERY), set(`"@activity('Find').output?.firstRow.Last"`)));
  });

  test("stays silent where the pipeline looks for the row", () => {
    for (const check of [
      "contains(activity('Find').output, 'firstRow')",
      "empty(activity('Find').output.firstRow)",
    ]) {
      checkRule(rule, pipeline(find(QUERY), set(`"@string(${check})"`, "Check"), set(COLUMN)));
    }
    const condition = (expression: string) =>
      `{ "name": "If", "type": "IfCondition", "typeProperties": { "expression": ${expression}, "ifTrueActivities": [${set(COLUMN)}] } }`;
    const compared = `"@equals(activity('Find').output?.firstRow?.Last, 1)"`;
    checkRule(rule, pipeline(find(QUERY), condition(compared)));
    checkRule(
      rule,
      pipeline(
        find(QUERY),
        set(
          `"@if(equals(activity('Find').output?.firstRow, null), 0, activity('Find').output.firstRow.Last)"`,
        ),
      ),
    );
  });

  test("reports a column beside uses that do not look for the row", () => {
    for (const other of [
      "activity('Find').output?.firstRow?.Last",
      "activity('Find').output.firstRow",
      "activity('Find').output.executionDuration",
    ]) {
      checkRule(
        rule,
        pipeline(
          find(QUERY),
          set(`"@string(${other})"`, "Other"),
          set(`"@«activity('Find').output.firstRow.Last»"`),
        ),
        [MESSAGE],
      );
    }
  });

  test("stays silent when the query is not known, or may hold what always returns a row", () => {
    for (const query of [
      '"@pipeline().parameters.query"',
      '"GetWatermark(1)"',
      "\"T | @{variables('rest')}\"",
      '"T | evaluate pivot(a)"',
      '"T | where (a"',
      '".show tables"',
    ]) {
      checkRule(rule, pipeline(find(query), set(COLUMN)));
    }
  });

  test("stays silent when all rows are returned, or an expression decides", () => {
    checkRule(rule, pipeline(find(QUERY, ', "firstRowOnly": false'), set(COLUMN)));
    checkRule(rule, pipeline(find(QUERY, ', "firstRowOnly": "@bool(1)"'), set(COLUMN)));
  });

  test("stays silent on a Lookup over another store", () => {
    checkRule(rule, pipeline(find(QUERY, "", "AzureSqlSource"), set(COLUMN)));
  });

  test("puts question marks before the row and its column", () => {
    checkFix(
      rule,
      pipeline(find(QUERY), set(COLUMN)),
      TITLE,
      pipeline(find(QUERY), set(`"@activity('Find').output?.firstRow?.Last"`)),
    );
    checkFix(
      rule,
      pipeline(find(QUERY), set(`"@{activity('Find').output ['firstRow']['L']}"`)),
      TITLE,
      pipeline(find(QUERY), set(`"@{activity('Find').output ?['firstRow']?['L']}"`)),
    );
  });
});
