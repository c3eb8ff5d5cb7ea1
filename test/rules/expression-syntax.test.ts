import { suite, test } from "node:test";
import { expressionSyntax as rule } from "../../server/src/rules/expression-syntax";
import { dataset, kustoCommand, pipeline } from "../helpers/builders";
import { checkRule } from "../helpers/rules";

const INTRO = 'Data Factory cannot evaluate this expression of activity "Run". ';

const command = (value: string, rest = "") => pipeline(kustoCommand(value, "Run", rest));
const web = (url: string) =>
  pipeline(`{ "name": "Call", "type": "WebActivity", "typeProperties": { "url": ${url} } }`);

suite("expression-syntax", () => {
  test("reports a parenthesis that is not closed, in a plain string and in an Expression object", () => {
    const message = `${INTRO}This "(" is never closed.`;
    checkRule(rule, command(`"@concat«(»'.show ', toLower('A')"`), [message]);
    checkRule(rule, command(`{ "value": "@concat«(»'.show ', 'A'", "type": "Expression" }`), [message]);
  });

  test("reports a quote that is not closed, behind JSON escapes", () => {
    checkRule(rule, command(String.raw`"@concat('\"', «'»A)"`), [`${INTRO}This quote is never closed.`]);
  });

  test("reports a brace that is not closed", () => {
    checkRule(rule, command(`".show table «@{»variables('t') details"`), [
      `${INTRO}This "@{" is never closed.`,
    ]);
  });

  test("reports a missing argument, by its comma and by what the function takes", () => {
    checkRule(rule, command(`"@concat('a', «)»"`), [`${INTRO}An argument is missing here.`]);
    checkRule(rule, command(`".show @{«replace»('a-b', '-')}"`), [
      `${INTRO}An argument is missing: write replace(text, oldText, newText).`,
    ]);
  });

  test("reports one mistake for each text", () => {
    checkRule(rule, command(`"@{concat«(»'a'} @{concat('b'}"`, `"timeout": "@concat('x', «)» + )"`), [
      `${INTRO}An argument is missing here.`,
      `${INTRO}This "(" is never closed.`,
    ]);
  });

  test("accepts expressions, doubled quotes, escaped marks and text without any", () => {
    checkRule(rule, command(`"@concat('.show ''', variables('x'), '''')"`));
    checkRule(rule, command(`"@@{not closed"`));
    checkRule(rule, command(`"@@concat("`));
    checkRule(rule, command('"print @\\"verbatim("'));
  });

  test("stays silent where no expression is looked at", () => {
    const rest = '"description": "@concat(", "userProperties": [{ "name": "a", "value": "@concat(" }]';
    checkRule(rule, command('".show tables"', rest));
  });

  test("reads what a template escapes or puts together, and stays silent where a part is unknown", () => {
    const template = (value: string) =>
      `{ "contentVersion": "1.0.0.0", "resources": [{
        "name": "[concat(parameters('factoryName'), '/Load')]",
        "type": "Microsoft.DataFactory/factories/pipelines",
        "dependsOn": ["[concat('@{']"],
        "properties": { "activities": [${kustoCommand(value)}] }
      }] }`;
    checkRule(rule, template(`"[parameters('command')]"`));
    checkRule(rule, template(`"[concat('@concat(', parameters('x'))]"`));
    checkRule(rule, template(`"[concat('@concat(''a'', ', '«)»')]"`), [
      `${INTRO}An argument is missing here.`,
    ]);
    checkRule(rule, template(`"[[1] @{«)»}"`), [`${INTRO}A value is missing here.`]);
  });

  test("looks at a pipeline without Kusto only with scope factory", () => {
    const message =
      'Data Factory cannot evaluate this expression of activity "Call". This "(" is never closed.';
    checkRule(rule, web(`"@concat('a'"`));
    checkRule(rule, web(`"@concat«(»'a'"`), [message], { scope: "factory" });
  });

  test("looks at Kusto datasets, and at others only with scope factory", () => {
    const message = 'Data Factory cannot evaluate this expression of dataset "D". This "(" is never closed.';
    const kusto = dataset("D", "azureDataExplorertable", `{ "table": "@concat«(»'a'" }`);
    checkRule(rule, { "dataset/D.json": kusto }, [message]);
    const csv = dataset("D", "DelimitedText", `{ "folderPath": "@concat('a'" }`);
    checkRule(rule, { "dataset/D.json": csv });
  });

  test("leaves the scripts of data flows alone, which are another language", () => {
    const flow = `{ "name": "F", "properties": { "type": "MappingDataFlow", "typeProperties": { "scriptLines": ["@(a = 1"] } } }`;
    checkRule(rule, { "dataflow/F.json": flow }, [], { scope: "factory" });
  });
});
