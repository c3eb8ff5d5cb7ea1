import { suite, test } from "node:test";
import { policyTimeoutTooShort as rule } from "../../server/src/rules/policy-timeout-too-short";
import { kustoCommand, pipeline } from "../helpers/builders";
import { checkRule } from "../helpers/rules";

const COMMAND =
  'Activity "Run" times out after "0.00:10:00", although its "commandTimeout" allows "00:20:00". ' +
  'Make "timeout" longer, or "commandTimeout" shorter.';

const QUERY =
  'Activity "Find" times out after "00:05:00", although its "queryTimeout" allows "00:10:00". ' +
  'Make "timeout" longer, or "queryTimeout" shorter.';

function command(timeout: string, commandTimeout: string, type = "AzureDataExplorerCommand"): string {
  return `{
  "name": "Run",
  "type": "${type}",
  "policy": { "timeout": ${timeout} },
  "typeProperties": { "command": ".show tables", "commandTimeout": ${commandTimeout} }
}`;
}

function lookup(timeout: string, queryTimeout: string, type = "AzureDataExplorerSource"): string {
  return `{
  "name": "Find",
  "type": "Lookup",
  "policy": { "timeout": ${timeout} },
  "typeProperties": { "source": { "type": "${type}", "queryTimeout": ${queryTimeout} } }
}`;
}

suite("policy-timeout-too-short", () => {
  test("reports an activity that ends before its command may", () => {
    checkRule(rule, pipeline(command('«"0.00:10:00"»', '"00:20:00"')), [COMMAND]);
    checkRule(rule, pipeline(command('«"0.00:10:00"»', '"00:20:00"', "azuredataexplorerCOMMAND")), [COMMAND]);
  });

  test("reports an activity that ends before its query may", () => {
    checkRule(rule, pipeline(lookup('«"00:05:00"»', '"00:10:00"')), [QUERY]);
  });

  test("reads Expression objects without an expression", () => {
    const timeout = '{ "value": «"00:05:00"», "type": "Expression" }';
    const queryTimeout = '{ "value": "00:10:00", "type": "Expression" }';
    checkRule(rule, pipeline(lookup(timeout, queryTimeout)), [QUERY]);
  });

  test("accepts as much time or more", () => {
    checkRule(rule, pipeline(command('"0.12:00:00"', '"00:20:00"')));
    checkRule(rule, pipeline(command('"00:20:00"', '"00:20:00"')));
    checkRule(rule, pipeline(command('"7.00:00:00"', '"01:00:00"')));
  });

  test("stays silent when either is an expression, missing or no duration", () => {
    checkRule(rule, pipeline(command("\"@variables('t')\"", '"00:20:00"')));
    checkRule(rule, pipeline(command('"00:10:00"', "\"@variables('t')\"")));
    checkRule(rule, pipeline(command('"00:10:00"', '"20 minutes"')));
    checkRule(rule, pipeline(command('"soon"', '"00:20:00"')));
    checkRule(rule, pipeline(kustoCommand('".show tables"', "Run", '"policy": { "timeout": "00:00:10" }')));
  });

  test("looks at other stores in a pipeline that uses Azure Data Explorer, or in every one on demand", () => {
    const sql = lookup('«"00:05:00"»', '"00:10:00"', "AzureSqlSource");
    checkRule(rule, pipeline(sql, kustoCommand('".show tables"')), [QUERY]);
    checkRule(rule, pipeline(sql.replace(/[«»]/g, "")));
    checkRule(rule, pipeline(sql), [QUERY], { scope: "factory" });
  });
});
