import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { noRetry as rule } from "../../server/src/rules/no-retry";
import { kustoCommand, kustoLookup, pipeline } from "../helpers/builders";
import { checkRule } from "../helpers/rules";

const message = (activity: string) =>
  `Activity "${activity}" loads Azure Data Explorer and is not retried, so a failure that would pass ends the run. Set ` +
  '"retry" in its policy, and "ingestIfNotExists" with a tag so that no row is loaded twice.';

const copy = (rest: string, sink = "AzureDataExplorerSink", type = '"Copy"') =>
  pipeline(
    `{ "name": "Copy", "type": ${type}, ${rest} "typeProperties": { "source": { "type": "JsonSource" }, "sink": { "type": "${sink}" } } }`,
  );

suite("no-retry", () => {
  test("is off until it is switched on", () => assert.equal(rule.meta.defaultSeverity, "off"));

  suite("reports", () => {
    test("a retry of 0 on a Copy, over the value", () => {
      checkRule(rule, copy('"policy": { "timeout": "0.12:00:00", "retry": «0» },'), [message("Copy")]);
      checkRule(rule, copy('"policy": { "retry": «"0"» },', "azuredataexplorersink"), [message("Copy")]);
    });

    test("a policy without a retry, over its key", () => {
      checkRule(rule, copy('«"policy"»: { "timeout": "0.12:00:00" },'), [message("Copy")]);
    });

    test("an activity without a policy, over its type", () => {
      checkRule(rule, copy("", "AzureDataExplorerSink", '«"Copy"»'), [message("Copy")]);
    });

    for (const command of [
      ".ingest into table T ('https://c;impersonate')",
      ".append T <| Events",
      ".set-or-append async T <| Events",
      ".set-or-append T <| Events | where Id == @{item().id}",
    ]) {
      test(`the command ${command}`, () => {
        const activity = kustoCommand(JSON.stringify(command), "Run", '"policy": { "retry": «0» }');
        checkRule(rule, pipeline(activity), [message("Run")]);
      });
    }

    test("a command that replaces the rows, which a second run may do again", () => {
      const activity = kustoCommand('".set-or-replace T <| Events"', "Run", '"policy": { "retry": «0» }');
      checkRule(rule, pipeline(activity), [
        'Activity "Run" loads Azure Data Explorer and is not retried, so a failure that would pass ends the run. Set "retry" in its policy.',
      ]);
    });

    test("a command that an expression joins, in an Expression object", () => {
      const command = `{ "value": "@concat('.append T <| Events | where Id == ', item().id)", "type": "Expression" }`;
      checkRule(rule, pipeline(kustoCommand(command, "Run", '"policy": { "retry": «0» }')), [message("Run")]);
    });
  });

  suite("accepts", () => {
    test("a retry, and one that an expression gives", () => {
      checkRule(rule, copy('"policy": { "retry": 2 },'));
      checkRule(rule, copy('"policy": { "retry": "@pipeline().parameters.retry" },'));
    });

    test("a Copy into another store, and a Lookup", () => {
      checkRule(rule, copy('"policy": { "retry": 0 },', "AzureSqlSink"));
      checkRule(rule, kustoLookup('"Events"'));
    });

    for (const command of [
      ".show tables",
      ".export to csv (h'https://c') <| T",
      ".set async stored_query_result R <| T",
      "@{variables('command')}",
    ]) {
      test(`the command ${command}`, () => {
        checkRule(rule, pipeline(kustoCommand(JSON.stringify(command), "Run", '"policy": { "retry": 0 }')));
      });
    }
  });
});
