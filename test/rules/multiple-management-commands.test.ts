import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { multipleManagementCommands as rule } from "../../server/src/rules/multiple-management-commands";
import { kustoCommand, kustoLookup, pipeline } from "../helpers/builders";
import { checkFix, checkRule, lintFiles, PIPELINE_PATH } from "../helpers/rules";

const TITLE = 'Run them as a script: ".execute database script with (ThrowOnErrors=true) <|"';

function message(verb: string): string {
  return (
    `A second command, ".${verb}", starts here in activity "Run", but Azure Data Explorer takes one command per request. ` +
    'Give it an activity of its own, or run all with ".execute database script".'
  );
}

function run(command: string): string {
  return pipeline(kustoCommand(command));
}

suite("multiple-management-commands", () => {
  test("reports the second command, by its verb with the dot", () => {
    checkRule(rule, run('".drop table X ifexists\\n«.create» table X (a: string)"'), [message("create")]);
    checkRule(rule, run('".clear table X data;\\n«.SET-OR-APPEND» X <| Y"'), [message("set-or-append")]);
    checkRule(rule, run('".show tables; «.show» databases\\n.show operations"'), [message("show")]);
    checkRule(rule, run('"// first\\n.set X <| Y\\n\\n«.drop» table Y"'), [message("drop")]);
  });

  test("reports a second command behind one with an unknown verb", () => {
    checkRule(rule, run('".frobnicate X\\n«.drop» table X"'), [message("drop")]);
  });

  test("reports every form of a text", () => {
    checkRule(
      rule,
      run(
        `{ "value": "@concat('.drop table ', variables('t'), ' ifexists\\n«.create» table ', variables('t'), ' (a: string)')", "type": "Expression" }`,
      ),
      [message("create")],
    );
    checkRule(rule, run(`".drop table @{variables('t')}\\n«.create» table @{variables('t')} (a: string)"`), [
      message("create"),
    ]);
    checkRule(rule, run(`{ "value": ".drop table X\\n«.drop» table Y", "type": "Expression" }`), [
      message("drop"),
    ]);
  });

  test("reports the legacy command too", () => {
    const text = run('".drop table X\\n«.drop» table Y"').replace("AzureDataExplorerCommand", "KustoCommand");
    checkRule(rule, text, [message("drop")]);
  });

  for (const command of [
    ".execute database script <|\n.drop table X\n.drop table Y",
    ".execute cluster script <|\n.drop table X\n.drop table Y",
    ".ingest inline into table X <|\na\n.drop table X",
    ".drop extents <| .show table X extents",
    ".drop extents <|\n  .show table X extents",
    ".show tables; print 1",
    ".show tables;\n$command_results | count",
    ".show tables\n// .drop table X",
    ".create function F() {\n.drop table X\n}",
    ".alter table X docstring ```\n.drop table X\n```",
    ".set X <| cluster('c').database('d')\n.Events",
    ".show tables | where TableName == '.drop'",
    "Events\n.drop table X",
  ]) {
    test(`accepts ${JSON.stringify(command)}`, () => checkRule(rule, run(JSON.stringify(command))));
  }

  test("stays silent when an expression gives the first command", () => {
    checkRule(rule, run(`"@{variables('first')}\\n.drop table X"`));
    checkRule(rule, run(`".@{variables('verb')} x <|\\n.drop table X"`));
    checkRule(rule, run(`".execute @{variables('what')} script <|\\n.drop table X\\n.drop table Y"`));
  });

  test("leaves commands in a query to another rule", () => {
    checkRule(rule, kustoLookup('".show tables\\n.show databases"'));
  });

  test("wraps the commands in a script", () => {
    checkFix(
      rule,
      run('".drop table X ifexists\\n.create table X (a: string)"'),
      TITLE,
      run(
        '".execute database script with (ThrowOnErrors=true) <|\\n.drop table X ifexists\\n.create table X (a: string)"',
      ),
    );
  });

  test("wraps behind a comment, with the line ends of the text", () => {
    checkFix(
      rule,
      run('"// prepare\\r\\n.drop table X\\r\\n.drop table Y"'),
      TITLE,
      run(
        '"// prepare\\r\\n.execute database script with (ThrowOnErrors=true) <|\\r\\n.drop table X\\r\\n.drop table Y"',
      ),
    );
  });

  test("wraps inside the strings of an expression and around interpolations", () => {
    checkFix(
      rule,
      run(`{ "value": "@concat('.drop table ', variables('t'), '\\n.drop table Y')", "type": "Expression" }`),
      TITLE,
      run(
        `{ "value": "@concat('.execute database script with (ThrowOnErrors=true) <|\\n.drop table ', variables('t'), '\\n.drop table Y')", "type": "Expression" }`,
      ),
    );
    checkFix(
      rule,
      run(`".drop table @{variables('t')}\\n.drop table Y"`),
      TITLE,
      run(
        `".execute database script with (ThrowOnErrors=true) <|\\n.drop table @{variables('t')}\\n.drop table Y"`,
      ),
    );
  });

  test("offers no script where something else than line breaks separates the commands", () => {
    for (const command of ['".drop table X; .drop table Y"', '".drop table X;\\n.drop table Y"']) {
      const findings = lintFiles(rule, { [PIPELINE_PATH]: run(command) });
      assert.deepEqual(
        findings.map(({ fixes }) => fixes),
        [[]],
      );
    }
  });

  test("reads the data of an inline ingestion in any case", () => {
    checkRule(rule, run('".Ingest Inline into table X <|\\n.show tables\\n.drop table X"'));
  });
});
