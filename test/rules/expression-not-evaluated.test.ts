import { suite, test } from "node:test";
import { expressionNotEvaluated as rule } from "../../server/src/rules/expression-not-evaluated";
import { kustoCommand, kustoLookup, pipeline } from "../helpers/builders";
import { checkFix, checkRule } from "../helpers/rules";

const TITLE = "Let Data Factory evaluate it: @{…}";

const lookup = (source: string) =>
  `Lookup "Find" sends "${source}" to Azure Data Explorer as it stands, since Data Factory evaluates only what stands in "@{…}". Write "@{${source}}".`;
const command = (source: string) =>
  `Command activity "Run" sends "${source}" to Azure Data Explorer as it stands, since Data Factory evaluates only what stands in "@{…}". Write "@{${source}}".`;
const inLoop = (activity: string) =>
  pipeline(`{ "name": "Each", "type": "ForEach", "typeProperties": { "activities": [${activity}] } }`);

suite("expression-not-evaluated", () => {
  test("reports a parameter, a variable and an output in a plain string", () => {
    checkRule(rule, kustoLookup('"T | where Day == «pipeline().parameters.Day» and a > 1"'), [
      lookup("pipeline().parameters.Day"),
    ]);
    checkRule(rule, kustoLookup(`"T | where a == '«variables('v')»'"`), [lookup("variables('v')")]);
    checkRule(rule, pipeline(kustoCommand(`".drop table «activity('Find it').output.firstRow['a']»"`)), [
      command("activity('Find it').output.firstRow['a']"),
    ]);
  });

  test("reports an at sign in the middle of a text, where it means nothing", () => {
    checkRule(rule, pipeline(kustoCommand(`".drop table «@variables('t')» ifexists"`)), [
      command("variables('t')"),
    ]);
  });

  test("reports each of several, also beside what is evaluated and in an Expression object", () => {
    checkRule(
      rule,
      kustoLookup(
        `{ "value": "T | where a == @{variables('a')} and b == «variables('b')» and c == «VARIABLES('c')»", "type": "Expression" }`,
      ),
      [lookup("variables('b')"), lookup("VARIABLES('c')")],
    );
  });

  test("reports the literal text of a concat", () => {
    checkRule(rule, kustoLookup(`"@concat('T | where a == «pipeline().parameters.a»', variables('rest'))"`), [
      lookup("pipeline().parameters.a"),
    ]);
  });

  test("reports item() inside a loop", () => {
    checkRule(rule, inLoop(kustoCommand('".clear table «item().name» data"')), [command("item().name")]);
  });

  test("accepts what is evaluated", () => {
    checkRule(rule, kustoLookup(`"T | where a == @{pipeline().parameters.a}"`));
    checkRule(rule, kustoLookup(`"@concat('T | where a == ', pipeline().parameters.a)"`));
    checkRule(rule, kustoLookup(`{ "value": "@pipeline().parameters.query", "type": "Expression" }`));
  });

  test("stays silent on item() that may be a function of KQL", () => {
    checkRule(rule, kustoLookup('"item() | take 1"'));
    checkRule(rule, inLoop(kustoCommand('".set T <| let item = () { A }; item()"')));
  });

  test("stays silent in comments, and on words that only look alike", () => {
    checkRule(rule, kustoLookup(String.raw`"T // by pipeline().parameters.a\n| take 1"`));
    checkRule(
      rule,
      kustoLookup(`"T | extend x = myvariables('a'), y = d.variables('a'), z = pipeline().parameters"`),
    );
    checkRule(rule, kustoLookup("\"T | extend a = variables(x), b = activity('a')\""));
  });

  test("stays silent on what a template computes and on expressions that do not parse", () => {
    checkRule(rule, kustoLookup(`"@concat('T | where a == variables(''a'')'"`));
  });

  test("wraps it and makes a plain string an Expression object", () => {
    checkFix(
      rule,
      kustoLookup('"T | where a == pipeline().parameters.a"'),
      TITLE,
      kustoLookup('{ "value": "T | where a == @{pipeline().parameters.a}", "type": "Expression" }'),
    );
  });

  test("wraps it in the form of the document", () => {
    const file = (query: string) =>
      pipeline(
        `{\n  "name": "Run",\n  "type": "AzureDataExplorerCommand",\n  "typeProperties": {\n    "command": ${query}\n  }\n}`,
      );
    checkFix(
      rule,
      file(`".clear table @variables('t') data"`),
      TITLE,
      file(`{\n      "value": ".clear table @{variables('t')} data",\n      "type": "Expression"\n    }`),
    );
  });

  test("only wraps it where the text is evaluated already", () => {
    checkFix(
      rule,
      kustoLookup(`"T | where a == @{variables('a')} and b == variables('b')"`),
      TITLE,
      kustoLookup(`"T | where a == @{variables('a')} and b == @{variables('b')}"`),
    );
    checkFix(
      rule,
      kustoLookup(`{ "value": "T | where b == variables('b')", "type": "Expression" }`),
      TITLE,
      kustoLookup(`{ "value": "T | where b == @{variables('b')}", "type": "Expression" }`),
    );
  });

  test("makes it an argument of a concat", () => {
    checkFix(
      rule,
      kustoLookup(`"@concat('T | where a == ''', 'x'' and b == variables(''b'')')"`),
      TITLE,
      kustoLookup(`"@concat('T | where a == ''', 'x'' and b == ', variables('b'), '')"`),
    );
  });

  test("reports, but cannot wrap, a text that is put together otherwise", () => {
    checkRule(rule, kustoLookup(`"@string('T | where a == «variables(''a'')»')"`), [
      lookup("variables('a')"),
    ]);
  });

  test("reports item() outside a loop, unless a query can begin there", () => {
    const message =
      'Lookup "Find" sends "item().Id" to Azure Data Explorer as it stands, since Data Factory evaluates only what stands in ' +
      '"@{…}". Outside a ForEach there is no item: read the value from where it comes.';
    checkRule(rule, kustoLookup(`"T | where Id == '«item().Id»' or Id == «item().Id»"`), [message, message]);
    for (const query of [
      "union item(), T",
      "let a = item(); a",
      "T | join (item()) on Id",
      "set notruncation; item()",
    ])
      checkRule(rule, kustoLookup(JSON.stringify(query)));
  });
});
