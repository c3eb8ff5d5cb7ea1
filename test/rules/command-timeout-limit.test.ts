import { suite, test } from "node:test";
import { commandTimeoutLimit as rule } from "../../server/src/rules/command-timeout-limit";
import { pipeline } from "../helpers/builders";
import { checkFix, checkRule } from "../helpers/rules";

const TOO_LONG =
  '"commandTimeout" of activity "Run" is "02:00:00", but a command of Azure Data Explorer may take at most ' +
  '"01:00:00". Lower it, and run what takes longer as an async command.';

const MALFORMED =
  '"commandTimeout" of activity "Run" is no duration that Data Factory reads. ' +
  'Write it as "hh:mm:ss", with two digits each.';

function command(commandTimeout: string, type = "AzureDataExplorerCommand"): string {
  return pipeline(`{
  "name": "Run",
  "type": "${type}",
  "typeProperties": { "command": ".show tables", "commandTimeout": ${commandTimeout} }
}`);
}

suite("command-timeout-limit", () => {
  test("reports more than an hour, whatever the case and spelling of the activity's type", () => {
    for (const type of ["AzureDataExplorerCommand", "azuredataexplorercommand", "KustoQueryLanguage"]) {
      checkRule(rule, command('«"02:00:00"»', type), [TOO_LONG]);
    }
  });

  test("reports what is no duration", () => {
    checkRule(rule, command('«"20 min"»'), [MALFORMED]);
    checkRule(rule, command("«1200»"), [MALFORMED]);
  });

  test("reports the inner value of an Expression object without an expression", () => {
    checkRule(rule, command('{ "value": «"02:00:00"», "type": "Expression" }'), [TOO_LONG]);
  });

  test("accepts up to an hour", () => {
    checkRule(rule, command('"00:20:00"'));
    checkRule(rule, command('"01:00:00"'));
  });

  test("stays silent on an expression and on null", () => {
    for (const value of ["\"@variables('t')\"", "null"]) checkRule(rule, command(value));
  });

  test("leaves the legacy command and other activities alone", () => {
    checkRule(rule, command('"02:00:00"', "KustoCommand"));
    checkRule(rule, command('"02:00:00"', "Script"));
  });

  test("lowers what is too long", () => {
    checkFix(rule, command('"02:00:00"'), 'Set "commandTimeout" to "01:00:00"', command('"01:00:00"'));
  });
});
