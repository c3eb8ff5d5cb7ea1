import { suite, test } from "node:test";
import { scriptErrorsIgnored as rule } from "../../server/src/rules/script-errors-ignored";
import { kustoCommand, kustoLookup, pipeline } from "../helpers/builders";
import { checkFix, checkRule } from "../helpers/rules";

const MESSAGE =
  'Activity "Run" succeeds even when a command of its script fails, since a script reports failures only in its ' +
  'result. Add "with (ThrowOnErrors=true)".';

const TITLE = 'Fail on errors: "ThrowOnErrors=true"';

function run(command: string): string {
  return pipeline(kustoCommand(command));
}

suite("script-errors-ignored", () => {
  test("reports the three words of a script without properties", () => {
    checkRule(rule, run('"«.execute database script» <|\\n.drop table X"'), [MESSAGE]);
    checkRule(rule, run('"// prepare\\n«.EXECUTE  Database\\n script»\\n<|\\n.drop table X"'), [MESSAGE]);
  });

  test("reports a script that is told not to throw, or other things", () => {
    checkRule(rule, run('"«.execute database script» with (ThrowOnErrors = false) <| .drop table X"'), [
      MESSAGE,
    ]);
    checkRule(rule, run('"«.execute database script» with () <| .drop table X"'), [MESSAGE]);
  });

  test("reports every form of a text", () => {
    checkRule(
      rule,
      run(
        `{ "value": "@concat('«.execute database script» <|\\n.drop table ', variables('t'))", "type": "Expression" }`,
      ),
      [MESSAGE],
    );
    checkRule(rule, run(`"«.execute database script» <|\\n.drop table @{variables('t')}"`), [MESSAGE]);
    checkRule(rule, run(`{ "value": "«.execute database script» <| .drop table X", "type": "Expression" }`), [
      MESSAGE,
    ]);
  });

  for (const command of [
    ".execute database script with (ThrowOnErrors=true) <| .drop table X",
    ".execute database script with (throwonerrors = 'true') <| .drop table X",
    ".execute database script with (ContinueOnErrors=true) <| .drop table X",
    ".execute database script with (ContinueOnErrors=false) <| .drop table X",
    ".execute cluster script <| .show tables",
    ".show tables // .execute database script <|",
    "print '.execute database script <|'",
  ]) {
    test(`accepts ${JSON.stringify(command)}`, () => checkRule(rule, run(JSON.stringify(command))));
  }

  test("stays silent when an expression may give the properties", () => {
    checkRule(rule, run(`".execute database script @{variables('with')} <| .drop table X"`));
    checkRule(rule, run(`".execute database script with (@{variables('properties')}) <| .drop table X"`));
    checkRule(
      rule,
      run(`".execute database script with (ThrowOnErrors=@{variables('x')}) <| .drop table X"`),
    );
  });

  test("leaves a command in a query to another rule", () => {
    checkRule(rule, kustoLookup('".execute database script <| .drop table X"'));
  });

  test("adds the properties", () => {
    checkFix(
      rule,
      run('".execute database script <|\\n.drop table X"'),
      TITLE,
      run('".execute database script with (ThrowOnErrors=true) <|\\n.drop table X"'),
    );
  });

  test("adds the property to empty parentheses, and changes one that says no", () => {
    checkFix(
      rule,
      run('".execute database script with () <| .drop table X"'),
      TITLE,
      run('".execute database script with (ThrowOnErrors=true) <| .drop table X"'),
    );
    checkFix(
      rule,
      run('".execute database script with (ThrowOnErrors = false) <| .drop table X"'),
      TITLE,
      run('".execute database script with (ThrowOnErrors = true) <| .drop table X"'),
    );
  });

  test("adds the properties inside the strings of an expression", () => {
    checkFix(
      rule,
      run(`"@concat('.execute database script', ' <|\\n.drop table ', variables('t'))"`),
      TITLE,
      run(
        `"@concat('.execute database script with (ThrowOnErrors=true)', ' <|\\n.drop table ', variables('t'))"`,
      ),
    );
    checkFix(
      rule,
      run(`".execute database script <|\\n.drop table @{variables('t')}"`),
      TITLE,
      run(`".execute database script with (ThrowOnErrors=true) <|\\n.drop table @{variables('t')}"`),
    );
  });
});
