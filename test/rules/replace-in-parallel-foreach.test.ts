import { suite, test } from "node:test";
import { replaceInParallelForeach as rule } from "../../server/src/rules/replace-in-parallel-foreach";
import { kustoCommand, pipeline } from "../helpers/builders";
import { checkFix, checkRule } from "../helpers/rules";

const message = (what: string, table: string, advice: string) =>
  `Activity "Run" ${what} table "${table}" in every iteration of ForEach "Each", and the iterations run in parallel, so ` +
  `they overwrite each other. ${advice}`;
const replaces = (table = "Rollup") =>
  message(
    "replaces the data of",
    table,
    "Append, write into a table for each item, or run the iterations one after another.",
  );
const CLEARS = message(
  "clears",
  "Rollup",
  "Clear the table before the loop, or run the iterations one after another.",
);

const forEach = (settings: string, ...activities: readonly string[]) =>
  pipeline(`{
  "name": "Each",
  "type": "ForEach",
  "typeProperties": {
    "items": { "value": "@pipeline().parameters.regions", "type": "Expression" },${settings}
    "activities": [${activities.join(", ")}]
  }
}`);

const loop = (command: string) => forEach("", kustoCommand(command));
const BY_ITEM = "<| Orders | where Region == '@{item()}'";
const inside = (type: string, settings: string, list: string, inner: string) =>
  `{ "name": "Inner", "type": "${type}", "typeProperties": { ${settings}, "${list}": [${inner}] } }`;

suite("replace-in-parallel-foreach", () => {
  test("reports the command and its table", () => {
    checkRule(rule, loop(`"«.set-or-replace Rollup» ${BY_ITEM}"`), [replaces()]);
    checkRule(rule, loop(`"«.set-or-replace async Rollup» with (folder='x') ${BY_ITEM}"`), [replaces()]);
    checkRule(rule, loop('"«.clear table Rollup» data"'), [CLEARS]);
    checkRule(rule, loop('"«.replace async extents in table Rollup» <| {.show table Rollup extents}, {X}"'), [
      replaces(),
    ]);
    checkRule(rule, loop('"«.replace extents in table Rollup» <| {.show table Rollup extents}, {X}"'), [
      replaces(),
    ]);
  });

  test("reports names in brackets and verbs in any case", () => {
    checkRule(rule, loop(`"«.Set-Or-Replace ['My table']» ${BY_ITEM}"`), [replaces("My table")]);
  });

  test("reports every form of text", () => {
    const text = ".set-or-replace Rollup <| Orders";
    checkRule(rule, loop(`{ "value": "«.set-or-replace Rollup» ${BY_ITEM}", "type": "Expression" }`), [
      replaces(),
    ]);
    checkRule(rule, loop(`"@concat('«.set-or-replace Rollup» <| Orders | where Region == ', item())"`), [
      replaces(),
    ]);
    checkRule(rule, loop(`"@{concat('«.set-or-replace Rollup» <| ', item().query)}"`), [replaces()]);
    checkRule(rule, loop(`"@concat('«.set-or-replace ', 'Rollup» <| Orders')"`), [replaces()]);
    checkRule(rule, loop(`"«${text.slice(0, 22)}» <|\\nOrders"`), [replaces()]);
    checkRule(rule, loop(`"«.set-or-replace\\tRollup» ${BY_ITEM}"`), [replaces()]);
  });

  test("reports each command of a script", () => {
    checkRule(
      rule,
      loop('".execute database script <|\\n«.clear table Rollup» data\\n«.set-or-replace Rollup» <| Orders"'),
      [CLEARS, replaces()],
    );
  });

  test("reports loops with a batch count, and activities in any case of their types", () => {
    checkRule(
      rule,
      forEach(
        '\n"isSequential": false, "batchCount": 5,',
        kustoCommand('"«.clear table Rollup» data"'),
      ).replace('"ForEach"', '"FOREACH"'),
      [CLEARS],
    );
    checkRule(
      rule,
      loop('"«.clear table Rollup» data"').replace("AzureDataExplorerCommand", "KustoQueryLanguage"),
      [CLEARS],
    );
  });

  test("reports commands inside other containers of the loop", () => {
    const command = kustoCommand('"«.clear table Rollup» data"');
    const always = '"expression": { "value": "@pipeline().parameters.full", "type": "Expression" }';
    checkRule(rule, forEach("", inside("Until", '"expression": "@item().done"', "activities", command)), [
      CLEARS,
    ]);
    const reached = CLEARS.replace('"Each"', '"Each" that reaches it');
    checkRule(rule, forEach("", inside("IfCondition", always, "ifTrueActivities", command)), [reached]);
    checkRule(
      rule,
      forEach("", inside("Switch", '"on": "@pipeline().parameters.x"', "defaultActivities", command)),
      [CLEARS],
    );
  });

  test("stays silent where the item decides whether the command runs", () => {
    const command = kustoCommand('".clear table Rollup data"');
    checkRule(
      rule,
      forEach(
        "",
        inside("IfCondition", '"expression": "@equals(item().index, 0)"', "ifTrueActivities", command),
      ),
    );
    checkRule(rule, forEach("", inside("Switch", '"on": "@item().table"', "defaultActivities", command)));
    checkRule(
      rule,
      forEach("", inside("IfCondition", '"expression": "@item("', "ifTrueActivities", command)),
    );
  });

  test("stays silent where an activity of the loop or a variable decides whether the command runs", () => {
    const find =
      '{ "name": "Find", "type": "Lookup", "typeProperties": { "source": { "type": "AzureSqlSource" } } }';
    const command = kustoCommand('".clear table Rollup data"');
    const byLookup = inside(
      "IfCondition",
      '"expression": "@bool(activity(\'Find\').output.firstRow.x)"',
      "ifTrueActivities",
      command,
    );
    checkRule(rule, forEach("", find, byLookup));
    const byVariable = inside(
      "IfCondition",
      '"expression": "@variables(\'first\')"',
      "ifTrueActivities",
      command,
    );
    checkRule(rule, forEach("", byVariable));
  });

  test("stays silent where the item decides on which cluster or database the command runs", () => {
    const reference =
      '{ "referenceName": "Cluster", "type": "LinkedServiceReference", "parameters": { "database": "@item().database" } }';
    checkRule(
      rule,
      loop('".clear table Rollup data"').replace(
        '{ "referenceName": "Cluster", "type": "LinkedServiceReference" }',
        reference,
      ),
    );
    checkRule(
      rule,
      forEach(
        "",
        '{ "name": "Run", "type": "KustoQueryLanguage", "typeProperties": { "command": ".clear table Rollup data", "database": "@item()" } }',
      ),
    );
  });

  test("stays silent for tables that an expression names", () => {
    checkRule(rule, loop(`".set-or-replace Rollup_@{item()} ${BY_ITEM}"`));
    checkRule(rule, loop(`".set-or-replace @{item()} ${BY_ITEM}"`));
    checkRule(rule, loop(`".set-or-replace ['Rollup @{item()}'] ${BY_ITEM}"`));
    checkRule(rule, loop(`"@concat('.set-or-replace Rollup', item(), ' <| Orders')"`));
    checkRule(rule, loop('".clear table @{item().table} data"'));
    checkRule(rule, loop('"@item().command"'));
  });

  test("stays silent for extents that an expression chooses", () => {
    checkRule(
      rule,
      loop(
        "\".replace extents in table Rollup <| {.show table Rollup extents where tags has '@{item()}'}, {X}\"",
      ),
    );
  });

  test("stays silent for sequential loops and a batch of one", () => {
    const command = kustoCommand('".clear table Rollup data"');
    checkRule(rule, forEach('\n"isSequential": true,', command));
    checkRule(rule, forEach('\n"isSequential": "true",', command));
    checkRule(rule, forEach('\n"batchCount": 1,', command));
    checkRule(rule, forEach('\n"batchCount": "@pipeline().parameters.batch",', command));
    checkRule(rule, forEach('\n"isSequential": "@pipeline().parameters.inOrder",', command));
  });

  test("stays silent outside a loop", () => {
    checkRule(rule, pipeline(kustoCommand('".clear table Rollup data"')));
    checkRule(
      rule,
      pipeline(
        inside(
          "Until",
          '"expression": "@variables(\'done\')"',
          "activities",
          kustoCommand('".clear table R data"'),
        ),
      ),
    );
  });

  test("stays silent for other commands and for queries", () => {
    checkRule(rule, loop(`".set-or-append Rollup ${BY_ITEM}"`));
    checkRule(rule, loop('".clear table Rollup cache streamingingestion schema"'));
    checkRule(rule, loop("\".set-or-append Log <| print Text = '.set-or-replace Rollup'\""));
    checkRule(
      rule,
      forEach(
        "",
        '{ "name": "Find", "type": "Lookup", "typeProperties": { "source": { "type": "AzureDataExplorerSource", "query": ".clear table Rollup data" } } }',
      ),
    );
  });

  test("runs the iterations one after another, whether the setting is there or not", () => {
    const title = 'Run the iterations one after another: "isSequential": true';
    const command = kustoCommand('".clear table Rollup data"');
    checkFix(
      rule,
      forEach('\n    "isSequential": false,', command),
      title,
      forEach('\n    "isSequential": true,', command),
    );
    checkFix(rule, forEach("", command), title, forEach('\n    "isSequential": true,', command));
  });

  test("reads the words of a command in any case, and asynchronous ones", () => {
    checkRule(rule, loop('"«.clear async table Rollup» data"'), [CLEARS]);
    checkRule(rule, loop('"«.CLEAR TABLE Rollup» DATA"'), [CLEARS]);
    checkRule(rule, loop(`"«.Set-Or-Replace Async Rollup» ${BY_ITEM}"`), [replaces()]);
  });

  test("reports a command behind a condition that any number of items may meet", () => {
    const command = kustoCommand('"«.clear table Rollup» data"');
    const reached = CLEARS.replace('"Each"', '"Each" that reaches it');
    for (const condition of ["@item().isFull", "@equals(item().isFull, true)", "@not(empty(item().rows))"]) {
      const inner = inside("IfCondition", `"expression": "${condition}"`, "ifFalseActivities", command);
      checkRule(rule, forEach("", inner), [reached]);
    }
  });

  test("looks past a loop that runs in order to a parallel one around it", () => {
    const inner = `{ "name": "Inner", "type": "ForEach", "typeProperties": { "isSequential": true, "activities": [${kustoCommand('"«.clear table Rollup» data"')}] } }`;
    checkRule(rule, forEach("", inner), [CLEARS]);
  });
});
