import { suite, test } from "node:test";
import { stagingIgnored as rule } from "../../server/src/rules/staging-ignored";
import { copyInto, copyIntoKusto } from "../helpers/builders";
import { checkFix, checkRule } from "../helpers/rules";

const MESSAGE =
  'Staging does not apply to copy "Copy", since Azure Data Explorer ingests from blobs of its own. Remove ' +
  '"enableStaging" and "stagingSettings".';
const SQL = '{ "type": "AzureSqlSource" }';
const SETTINGS =
  '"stagingSettings": { "linkedServiceName": { "referenceName": "Lake", "type": "LinkedServiceReference" } }';

suite("staging-ignored", () => {
  test("reports the property, key and value", () => {
    checkRule(rule, copyIntoKusto(SQL, `«"enableStaging": true»,\n${SETTINGS}`), [MESSAGE]);
  });

  test("reports a literal in an Expression object, and any case of the sink's type", () => {
    const value = '{ "value": true, "type": "Expression" }';
    checkRule(rule, copyInto('{ "type": "AZUREDATAEXPLORERSINK" }', SQL, `«"enableStaging": ${value}»`), [
      MESSAGE,
    ]);
  });

  test("stays silent when staging is off, absent, or switched by an expression", () => {
    checkRule(rule, copyIntoKusto(SQL, '"enableStaging": false'));
    checkRule(rule, copyIntoKusto(SQL, SETTINGS));
    checkRule(rule, copyIntoKusto(SQL, '"enableStaging": "@pipeline().parameters.stage"'));
    checkRule(
      rule,
      copyIntoKusto(SQL, '"enableStaging": { "value": "@variables(\'stage\')", "type": "Expression" }'),
    );
  });

  test("stays silent for sources that need staging for most sinks", () => {
    for (const type of ["SnowflakeSource", "snowflakev2source", "AzureDatabricksDeltaLakeSource"]) {
      checkRule(rule, copyIntoKusto(`{ "type": "${type}" }`, '"enableStaging": true'));
    }
  });

  test("stays silent for another sink", () => {
    checkRule(rule, copyInto('{ "type": "SqlDWSink" }', SQL, '"enableStaging": true'));
  });

  test("removes both settings", () => {
    checkFix(
      rule,
      copyIntoKusto(SQL, `"enableStaging": true,\n${SETTINGS},\n"validateDataConsistency": true`),
      "Remove the staging settings",
      copyIntoKusto(SQL, '"validateDataConsistency": true'),
    );
  });

  test("removes the switch alone where there are no settings", () => {
    checkFix(
      rule,
      copyIntoKusto(SQL, '"enableStaging": true'),
      "Remove the staging settings",
      copyIntoKusto(SQL),
    );
  });

  test("reads the switch from text", () => {
    checkRule(rule, copyIntoKusto(SQL, '«"enableStaging": "True"»'), [MESSAGE]);
  });
});
