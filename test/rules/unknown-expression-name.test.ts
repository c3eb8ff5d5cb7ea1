import { suite, test } from "node:test";
import { unknownExpressionName as rule } from "../../server/src/rules/unknown-expression-name";
import { dataset, kustoCommand } from "../helpers/builders";
import { checkFix, checkRule } from "../helpers/rules";

const FAILS = ', so this expression of activity "Run" fails. ';

/** A pipeline "Load" with these activities, then these properties. */
function load(activities: string, rest = '"parameters": {}, "variables": {}'): string {
  return `{ "name": "Load", "properties": { "activities": [${activities}], ${rest} } }`;
}

const run = (command: string, rest?: string) => load(kustoCommand(command), rest);

const PARAMETERS = '"parameters": { "Day": { "type": "string" } }';
const VARIABLES = '"variables": { "Table name": { "type": "String" } }';

suite("unknown-expression-name", () => {
  test("reports a parameter, in every form of expression", () => {
    const message = `There is no pipeline parameter "Dya" in pipeline "Load"${FAILS}Did you mean "Day"?`;
    for (const value of [
      `"@concat('.show ', pipeline().parameters.«Dya»)"`,
      `".show @{pipeline().parameters['«Dya»']}"`,
      `{ "value": "@{pipeline()?.parameters.«Dya».x}", "type": "Expression" }`,
    ]) {
      checkRule(rule, run(value, PARAMETERS), [message]);
    }
  });

  test("reports a variable and an activity", () => {
    checkRule(rule, run(`".show @{variables('«table»')}"`), [
      `There is no variable "table" in pipeline "Load"${FAILS}Declare it, or correct the name.`,
    ]);
    checkRule(rule, run(`".show @{activity('«Find»').output}"`), [
      `There is no activity "Find" in pipeline "Load"${FAILS}Correct the name.`,
    ]);
  });

  test("reports what a pipeline without any parameters refers to", () => {
    checkRule(rule, run(`".show @{pipeline().parameters.«Day»}"`, '"annotations": []'), [
      `There is no pipeline parameter "Day" in pipeline "Load"${FAILS}Declare it, or correct the name.`,
    ]);
  });

  test("reports an unknown function, and names the one that is near", () => {
    checkRule(rule, run(`"@«concatt»('.show ', «frobnicate»(1))"`), [
      `Data Factory has no function "concatt"${FAILS}Did you mean "concat"?`,
      `Data Factory has no function "frobnicate"${FAILS}Use one of its own functions.`,
    ]);
  });

  test("reports parameters of datasets and linked services", () => {
    const message = (kind: string, name: string) =>
      `There is no ${kind} parameter "Tabel" in ${kind} "${name}", so this expression of ${kind} "${name}" fails. Did you mean "Table"?`;
    const parameters = '"parameters": { "Table": { "type": "string" } }';
    checkRule(
      rule,
      {
        "dataset/D.json": dataset(
          "D",
          "AzureDataExplorerTable",
          '{ "table": { "value": "@dataset().«Tabel»", "type": "Expression" } }',
          parameters,
        ),
        "linkedService/L.json": `{ "name": "L", "properties": { "type": "AzureDataExplorer", ${parameters}, "typeProperties": { "database": "@{linkedService().«Tabel»}" } } }`,
      },
      [message("dataset", "D"), message("linked service", "L")],
    );
  });

  test("reports a pipeline parameter in a linked service", () => {
    const text = `{ "name": "L", "properties": { "type": "AzureDataExplorer", "typeProperties": { "database": "@{pipeline().parameters.«db»}" } } }`;
    checkRule(rule, { "linkedService/L.json": text }, [
      'There is no pipeline parameter "db" in linked service "L", so this expression of linked service "L" fails. Parameters of a pipeline can be read only in the pipeline itself: pass the value on.',
    ]);
  });

  test("reports item() outside a loop, and in the items of a loop", () => {
    const message = (name: string) =>
      `"item()" has a value only inside a ForEach activity and in the condition of a Filter activity, so this expression of activity "${name}" fails. Move the activity into a ForEach, or read the value from where it comes.`;
    checkRule(rule, run('".show @{«item»().name}"'), [message("Run")]);
    const loop = `{ "name": "Each", "type": "foreach", "typeProperties": { "items": "@«item»().x", "activities": [${kustoCommand('".show @{item().name}"')}] } }`;
    checkRule(rule, load(loop), [message("Each")]);
  });

  test("accepts item() at any depth of a ForEach, in the condition of a Filter and in unknown containers", () => {
    const branch = `{ "name": "If", "type": "IfCondition", "typeProperties": { "expression": "@item()", "ifTrueActivities": [${kustoCommand('"@item()"')}] } }`;
    checkRule(
      rule,
      load(`{ "name": "Each", "type": "ForEach", "typeProperties": { "activities": [${branch}] } }`),
    );
    checkRule(
      rule,
      load(
        `{ "name": "New", "type": "NewLoop", "typeProperties": { "activities": [${kustoCommand('"@item()"')}] } }`,
      ),
    );
    const filter =
      '{ "name": "F", "type": "filter", "typeProperties": { "items": "@createArray()", "condition": "@equals(item(), 1)" } }';
    checkRule(rule, load(`${filter}, ${kustoCommand('".show tables"')}`));
  });

  test("compares names without regard to case", () => {
    checkRule(rule, run(`"@ConCat(pipeline().Parameters.dAY)"`, PARAMETERS));
    checkRule(rule, run(`"@variables('TABLE NAME')"`, VARIABLES));
    checkRule(rule, run(`"@activity('rUN').output"`));
  });

  test("stays silent when the declarations are no object", () => {
    for (const value of ["[]", "null", '"none"']) {
      checkRule(
        rule,
        run(
          `"@concat(pipeline().parameters.a, variables('b'))"`,
          `"parameters": ${value}, "variables": ${value}`,
        ),
      );
    }
  });

  test("stays silent on other properties of the pipeline, computed names and global parameters", () => {
    for (const expression of [
      "concat(pipeline().RunId, pipeline().TriggeredBy)",
      "variables(concat('a'))",
      "pipeline().parameters[toLower('A')]",
      "pipeline().globalParameters.x",
    ]) {
      checkRule(rule, run(`"@${expression}"`));
    }
  });

  test("stays silent on functions of Logic Apps", () => {
    checkRule(rule, run(`"@formatNumber(1, 'C')"`));
  });

  test("stays silent on an expression that does not parse", () => {
    checkRule(rule, run(`"@concatt(variables('x')"`));
  });

  test("stays silent on pipeline parameters in a dataset, which runs may see", () => {
    const table = dataset("D", "AzureDataExplorerTable", '{ "table": "@pipeline().parameters.x" }');
    checkRule(rule, { "dataset/D.json": table });
  });

  test("stays silent while the pipeline is damaged or computed", () => {
    checkRule(rule, run(`"@variables('x')"`).slice(0, -20));
    const computed = `{ "contentVersion": "1.0.0.0", "resources": [{
      "name": "[concat(parameters('factoryName'), '/Load')]",
      "type": "Microsoft.DataFactory/factories/pipelines",
      "properties": {
        "activities": [${kustoCommand(`"@concat(pipeline().parameters.a, activity('b').output)"`)}, { "name": "[variables('n')]", "type": "Wait" }],
        "copy": [{ "name": "parameters", "count": 2, "input": {} }]
      }
    }] }`;
    checkRule(rule, computed);
  });

  test("looks at a pipeline without Kusto only with scope factory", () => {
    const wait = `{ "name": "Wait", "type": "Wait", "typeProperties": { "waitTimeInSeconds": "@«innt»('1')" } }`;
    checkRule(rule, load(wait.replaceAll(/[«»]/g, "")));
    checkRule(
      rule,
      load(wait),
      [
        'Data Factory has no function "innt", so this expression of activity "Wait" fails. Did you mean "int"?',
      ],
      { scope: "factory" },
    );
  });

  test("changes to the name that was meant, behind a dot and in quotes", () => {
    checkFix(
      rule,
      run(`"@pipeline().parameters.Dya"`, PARAMETERS),
      'Change to "Day"',
      run(`"@pipeline().parameters.Day"`, PARAMETERS),
    );
    const quoted = `"variables": { "It's": { "type": "String" } }`;
    checkFix(
      rule,
      run(`"@{variables('Its')}"`, quoted),
      'Change to "It\'s"',
      run(`"@{variables('It''s')}"`, quoted),
    );
  });

  test("names, but does not write, a name that cannot stand behind a dot", () => {
    checkRule(rule, run(`"@pipeline().parameters.«Dayx»"`, '"parameters": { "Day x": {} }'), [
      `There is no pipeline parameter "Dayx" in pipeline "Load"${FAILS}Did you mean "Day x"?`,
    ]);
  });

  test("reports parameters of datasets and linked services in a pipeline", () => {
    const message = (noun: string, name: string) =>
      `There is no ${noun} parameter "${name}" in pipeline "Load"${FAILS}Parameters of a ${noun} can be read only in the ${noun} itself: pass the value on.`;
    checkRule(rule, run(`"@concat('.drop table ', dataset().«Table», linkedService().«Server»)"`), [
      message("dataset", "Table"),
      message("linked service", "Server"),
    ]);
  });
});
