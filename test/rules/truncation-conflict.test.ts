import { suite, test } from "node:test";
import { truncationConflict as rule } from "../../server/src/rules/truncation-conflict";
import { copyInto, kustoCommand, kustoLookup, pipeline } from "../helpers/builders";
import { checkRule } from "../helpers/rules";

function message(activity: string, what: string, limit: string): string {
  return (
    `In activity "${activity}", ${what} is ignored, since the query also sets ${limit}: ` +
    "the result is cut off there after all. Remove one of the two."
  );
}

function copyOf(query: string, rest = ""): string {
  return copyInto(
    '{ "type": "ParquetSink" }',
    `{ "type": "AzureDataExplorerSource", "query": ${query}${rest} }`,
  );
}

const OPTION = '"set notruncation"';
const PROPERTY = '"noTruncation": true';

suite("truncation-conflict", () => {
  test("reports the later of two set statements", () => {
    checkRule(rule, copyOf('"set notruncation; «set truncationmaxrecords=1000000»; Events"'), [
      message("Copy", OPTION, "truncationmaxrecords"),
    ]);
    checkRule(rule, copyOf('"set truncationmaxsize = 1000000;\\n«set notruncation = true»;\\nEvents"'), [
      message("Copy", OPTION, "truncationmaxsize"),
    ]);
    checkRule(rule, kustoLookup('"set notruncation; «set query_take_max_records=5000»; Events"'), [
      message("Find", OPTION, "query_take_max_records"),
    ]);
  });

  test("reports the property of the source, or the set statement behind it", () => {
    checkRule(rule, copyOf('"set truncationmaxrecords=1000000; Events"', ', «"noTruncation": true»'), [
      message("Copy", PROPERTY, "truncationmaxrecords"),
    ]);
    const source = `{ "type": "AzureDataExplorerSource", "noTruncation": true, "query": "«set truncationmaxrecords=5»; A" }`;
    checkRule(rule, copyInto('{ "type": "ParquetSink" }', source), [
      message("Copy", PROPERTY, "truncationmaxrecords"),
    ]);
  });

  test("reports the statement in every form of a query, also with a computed limit", () => {
    checkRule(
      rule,
      copyOf(
        `{ "value": "@concat('set notruncation; «set truncationmaxrecords=', variables('n')», '; Events')", "type": "Expression" }`,
      ),
      [message("Copy", OPTION, "truncationmaxrecords")],
    );
    checkRule(rule, copyOf(`"set notruncation; «set truncationmaxrecords=@{variables('n')}»; Events"`), [
      message("Copy", OPTION, "truncationmaxrecords"),
    ]);
  });

  test("reports the query of a command", () => {
    checkRule(
      rule,
      pipeline(kustoCommand('".set A <| set notruncation; «set truncationmaxrecords=5»; Events"')),
      [message("Run", OPTION, "truncationmaxrecords")],
    );
  });

  for (const query of [
    "set notruncation; Events",
    "set truncationmaxrecords=5; set truncationmaxsize=5; Events",
    "set notruncation=false; set truncationmaxrecords=5; Events",
    "set notruncation=@{variables('x')}; set truncationmaxrecords=5; Events",
    "set @{variables('x')}; set truncationmaxrecords=5; Events",
    "// set notruncation;\nset truncationmaxrecords=5; Events",
  ]) {
    test(`accepts ${JSON.stringify(query)}`, () => checkRule(rule, copyOf(JSON.stringify(query))));
  }

  test("stays silent when an expression decides on the property", () => {
    checkRule(rule, copyOf('"set truncationmaxrecords=5; Events"', ', "noTruncation": "@variables(\'x\')"'));
    checkRule(rule, copyOf('"set truncationmaxrecords=5; Events"', ', "noTruncation": false'));
  });
});
