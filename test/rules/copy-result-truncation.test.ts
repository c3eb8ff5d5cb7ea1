import { suite, test } from "node:test";
import { copyResultTruncation as rule } from "../../server/src/rules/copy-result-truncation";
import { copyInto, kustoLookup } from "../helpers/builders";
import {
  CSV_SINK,
  commandInPlaceOfCopy,
  copyFromKusto,
  lakeFiles,
  SOURCE_FILES,
} from "../helpers/kustoCopies";
import { checkFix, checkRule } from "../helpers/rules";

const MESSAGE =
  'Copy "Copy" gets at most 500,000 records or 64 MB from this query: a larger result is truncated, or the copy fails. ' +
  'Bound the query, copy it in parts, or set "noTruncation" to true.';

const TITLE = 'Turn truncation off: "noTruncation": true';

function copyOf(query: string, rest = "", type = "AzureDataExplorerSource"): string {
  const source = `{ "type": "${type}", "query": ${query}${rest === "" ? "" : `, ${rest}`} }`;
  return copyInto('{ "type": "ParquetSink" }', source);
}

suite("copy-result-truncation", () => {
  test("reports a query without a bound, over the whole JSON value", () => {
    checkRule(rule, copyOf('«"Events | where Level == 1"»'), [MESSAGE]);
  });

  test("reports every form of a query", () => {
    checkRule(rule, copyOf(`{ "value": «"Events"», "type": "Expression" }`), [MESSAGE]);
    checkRule(
      rule,
      copyOf(
        `{ "value": «"@concat('Events | where Id in (', variables('v1'), ')')"», "type": "Expression" }`,
      ),
      [MESSAGE],
    );
    checkRule(rule, copyOf(`«"Events | where cursor_after('@{activity('Find').output.firstRow.x}')"»`), [
      MESSAGE,
    ]);
    checkRule(rule, copyOf(`«"@{variables('table')} | where Level == 1"»`), [MESSAGE]);
  });

  test("compares the source's type without regard to case", () => {
    checkRule(rule, copyOf('«"Events"»', "", "azuredataexplorersource"), [MESSAGE]);
  });

  test("reports a bound above 500,000", () => {
    checkRule(rule, copyOf('«"Events | take 500001"»'), [MESSAGE]);
  });

  test("reports truncation that is left on by name", () => {
    checkRule(rule, copyOf('«"Events"»', '"noTruncation": false'), [MESSAGE]);
    checkRule(rule, copyOf('«"set notruncation=false; Events"»'), [MESSAGE]);
    checkRule(rule, copyOf('«"Events"»', '"noTruncation": { "value": false, "type": "Expression" }'), [
      MESSAGE,
    ]);
  });

  for (const query of [
    "Events | take 500000",
    "Events | summarize count()",
    "print 1",
    "set notruncation;\nEvents",
    "set notruncation = @{variables('x')}; Events",
    "set truncationmaxrecords=1000000; Events",
    "set truncationmaxsize=1000000; Events",
    "set query_take_max_records=1000; Events",
    "Events | take @{variables('n')}",
  ]) {
    test(`accepts ${JSON.stringify(query)}`, () => checkRule(rule, copyOf(JSON.stringify(query))));
  }

  test("stays silent when truncation is off, or an expression decides on it", () => {
    checkRule(rule, copyOf('"Events"', '"noTruncation": true'));
    checkRule(rule, copyOf('"Events"', '"noTruncation": "true"'));
    checkRule(rule, copyOf('"Events"', '"noTruncation": "@pipeline().parameters.all"'));
  });

  test("stays silent when an expression gives the whole query or its beginning", () => {
    checkRule(rule, copyOf('"@pipeline().parameters.query"'));
    checkRule(rule, copyOf(`"@{variables('table')}"`));
  });

  test("stays silent on a management command, which another rule reports", () => {
    checkRule(rule, copyOf('".show tables"'));
  });

  test("stays silent on a Lookup, on another source, and without a query", () => {
    checkRule(rule, kustoLookup('"Events"'));
    checkRule(rule, copyOf('"Events"', "", "AzureSqlSource"));
    checkRule(rule, copyInto('{ "type": "ParquetSink" }', '{ "type": "AzureDataExplorerSource" }'));
  });

  test("turns truncation off behind the query", () => {
    checkFix(
      rule,
      copyOf('"Events"', '"queryTimeout": "00:10:00"'),
      TITLE,
      copyOf('"Events"', '"noTruncation": true, "queryTimeout": "00:10:00"'),
    );
  });

  test("replaces a setting that leaves it on", () => {
    checkFix(
      rule,
      copyOf('"Events"', '"noTruncation": false'),
      TITLE,
      copyOf('"Events"', '"noTruncation": true'),
    );
  });

  test("replaces the copy by an export where the sink allows it", () => {
    checkFix(
      rule,
      {
        "pipeline/Load.json": copyFromKusto('"Events"', CSV_SINK),
        ...SOURCE_FILES,
        ...lakeFiles("DelimitedText"),
      },
      'Replace the copy by a Command activity with ".export"',
      commandInPlaceOfCopy(
        JSON.stringify(
          '.export async to csv (h"https://contosolake.dfs.core.windows.net/exports;impersonate") <|\nEvents',
        ),
      ),
    );
  });
});
