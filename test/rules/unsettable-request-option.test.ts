import { suite, test } from "node:test";
import { unsettableRequestOption as rule } from "../../server/src/rules/unsettable-request-option";
import { kustoCommand, kustoLookup, pipeline } from "../helpers/builders";
import { checkRule } from "../helpers/rules";

function message(option: string, advice: string, activity = "Find"): string {
  return `A "set" statement cannot change "${option}", so it has no effect in activity "${activity}". ${advice}`;
}

const QUERY_ADVICE = 'Give the query its time with "queryTimeout" of the source, at most "01:00:00".';
const COMMAND_ADVICE = 'Give the command its time with "commandTimeout" of the activity, at most "01:00:00".';

suite("unsettable-request-option", () => {
  test("reports the name of a timeout option", () => {
    checkRule(rule, kustoLookup('"set «servertimeout» = 30m; Events | count"'), [
      message("servertimeout", QUERY_ADVICE),
    ]);
    checkRule(rule, kustoLookup('"set «norequesttimeout»;\\nEvents | count"'), [
      message("norequesttimeout", QUERY_ADVICE),
    ]);
  });

  test("reports the read-only option", () => {
    checkRule(rule, kustoLookup('"set «request_readonly»; Events | count"'), [
      message(
        "request_readonly",
        "Remove it: what a query may do depends on the permissions of its linked service.",
      ),
    ]);
  });

  test("reports every option of every form of a query", () => {
    checkRule(
      rule,
      kustoLookup(
        `{ "value": "@concat('set «servertimeout»=', variables('t'), '; set «norequesttimeout»; Events')", "type": "Expression" }`,
      ),
      [message("servertimeout", QUERY_ADVICE), message("norequesttimeout", QUERY_ADVICE)],
    );
    checkRule(rule, kustoLookup(`"set «servertimeout» = @{variables('t')}; Events"`), [
      message("servertimeout", QUERY_ADVICE),
    ]);
  });

  test("points a command to its own timeout", () => {
    checkRule(rule, pipeline(kustoCommand('".set-or-append A <| set «servertimeout»=1h; Events"')), [
      message("servertimeout", COMMAND_ADVICE, "Run"),
    ]);
  });

  for (const query of [
    "set notruncation; Events",
    "Events | extend servertimeout = 1",
    "set @{variables('option')} = 1h; Events",
    "// set servertimeout = 1h;\nEvents",
    "print 'set servertimeout = 1h;'",
  ]) {
    test(`accepts ${JSON.stringify(query)}`, () => checkRule(rule, kustoLookup(JSON.stringify(query))));
  }
});
