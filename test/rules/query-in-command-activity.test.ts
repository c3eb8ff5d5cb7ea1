import { suite, test } from "node:test";
import { queryInCommandActivity as rule } from "../../server/src/rules/query-in-command-activity";
import { kustoCommand, kustoLookup, pipeline } from "../helpers/builders";
import { checkRule } from "../helpers/rules";

const MESSAGE =
  'Activity "Run" sends a query, but it can run only management commands, ' +
  'so it will fail. Use a Lookup activity, or start the text with a command such as ".append".';

function run(command: string, type = "AzureDataExplorerCommand"): string {
  return pipeline(kustoCommand(command).replace("AzureDataExplorerCommand", type));
}

suite("query-in-command-activity", () => {
  test("reports a query, over the whole JSON value", () => {
    checkRule(rule, run('«"Events | count"»'), [MESSAGE]);
    checkRule(rule, run('«"{}"»'), [MESSAGE]);
    checkRule(rule, run('«"set notruncation; Events"»'), [MESSAGE]);
  });

  test("reports a query behind blanks and comments", () => {
    checkRule(rule, run('«"\\n// .show tables\\n  Events | count"»'), [MESSAGE]);
  });

  test("reports every form of a text that begins with literal text", () => {
    checkRule(rule, run(`{ "value": «"Events"», "type": "Expression" }`), [MESSAGE]);
    checkRule(
      rule,
      run(`{ "value": «"@concat('student | where ID in (', variables('v1'), ')')"», "type": "Expression" }`),
      [MESSAGE],
    );
    checkRule(rule, run(`«"Events | where Id == '@{variables('id')}'"»`), [MESSAGE]);
  });

  test("compares the activity's type without regard to case", () => {
    checkRule(rule, run('«"Events"»', "azuredataexplorercommand"), [MESSAGE]);
  });

  for (const command of [
    ".show tables",
    " \n.show tables",
    "// what there is\n.show tables",
    ".@{variables('verb')} tables",
    "",
    "// nothing",
  ]) {
    test(`accepts ${JSON.stringify(command)}`, () => checkRule(rule, run(JSON.stringify(command))));
  }

  test("stays silent when an expression builds the first character", () => {
    checkRule(rule, run(`{ "value": "@concat(variables('x'), ' | count')", "type": "Expression" }`));
    checkRule(rule, run(`"@{variables('x')} | count"`));
    checkRule(rule, run('"@pipeline().parameters.command"'));
  });

  test("stays silent on Fabric's KQL activity, which takes queries too, and on the legacy command", () => {
    checkRule(rule, run('"Events | count"', "KustoQueryLanguage"));
    checkRule(rule, run('"Events | count"', "KustoCommand"));
  });

  test("stays silent on a Lookup", () => checkRule(rule, kustoLookup('"Events | count"')));
});
