import { suite, test } from "node:test";
import { ingestResultUnchecked as rule } from "../../server/src/rules/ingest-result-unchecked";
import { kustoCommand, kustoLookup, pipeline } from "../helpers/builders";
import { checkRule } from "../helpers/rules";

const MESSAGE =
  'Activity "Run" can succeed although files were not ingested: ".ingest" says so in the column "HasErrors" of its ' +
  "result, which nothing reads. Test it behind the command, or read the output of the activity.";

const INGEST = "into table Events (h'https://contoso/in.csv;impersonate') with (format='csv')";

function run(command: string, ...others: readonly string[]): string {
  return pipeline(kustoCommand(command), ...others);
}

function setVariable(value: string): string {
  return `{
  "name": "Keep",
  "type": "SetVariable",
  "dependsOn": [{ "activity": "Run", "dependencyConditions": ["Succeeded"] }],
  "typeProperties": { "variableName": "x", "value": ${value} }
}`;
}

suite("ingest-result-unchecked", () => {
  test("reports the first word of the command", () => {
    checkRule(rule, run(`"«.ingest» ${INGEST}"`), [MESSAGE]);
    checkRule(rule, run(`"// load\\n «.INGEST» ${INGEST}"`), [MESSAGE]);
  });

  test("reports every form of a text", () => {
    checkRule(rule, run(`{ "value": "«.ingest» ${INGEST}", "type": "Expression" }`), [MESSAGE]);
    checkRule(
      rule,
      run(
        `"@concat('«.ingest» into table ', variables('t'), ' (h''', variables('url'), ''') with (format=''csv'')')"`,
      ),
      [MESSAGE],
    );
    checkRule(rule, run(`"«.ingest» into table Events_@{variables('t')} (h'@{variables('url')}')"`), [
      MESSAGE,
    ]);
  });

  test("reports Fabric's KQL activity", () => {
    const text = run(`"«.ingest» ${INGEST}"`).replace("AzureDataExplorerCommand", "kustoquerylanguage");
    checkRule(rule, text, [MESSAGE]);
  });

  test("reports when only other outputs are read, or only how the activity went", () => {
    checkRule(rule, run(`"«.ingest» ${INGEST}"`, setVariable(`"@activity('Other').output.value"`)), [
      MESSAGE,
    ]);
    checkRule(rule, run(`"«.ingest» ${INGEST}"`, setVariable(`"@activity('Run').Status"`)), [MESSAGE]);
  });

  for (const command of [
    `.ingest async ${INGEST}`,
    ".ingest inline into table Events <| a,b",
    `.ingest ${INGEST}; print assert(toscalar($command_results | where HasErrors | count) == 0, 'no')`,
    `.ingest ${INGEST} | project haserrors`,
    ".ingest-from-storage-queued into table Events (h'https://contoso/in.csv')",
    ".set-or-append Events <| Other",
    ".show tables",
  ]) {
    test(`accepts ${JSON.stringify(command)}`, () => checkRule(rule, run(JSON.stringify(command))));
  }

  for (const value of [
    `"@activity('Run').output.value"`,
    `{ "value": "@activity('run').output", "type": "Expression" }`,
    `"@string(activity('Run'))"`,
    `"Got @{activity('Run')['output'].count}"`,
    `"@activity(variables('which')).output"`,
    `"@concat(activity('Run').output"`,
  ]) {
    test(`stays silent when another activity reads, or may read, the output: ${value}`, () => {
      checkRule(rule, run(`".ingest ${INGEST}"`, setVariable(value)));
    });
  }

  test("stays silent when an expression may hold the rest of the text", () => {
    checkRule(rule, run(`".ingest ${INGEST} @{variables('rest')}"`));
    checkRule(rule, run(`".ingest ${INGEST}; @{variables('rest')}"`));
    checkRule(rule, run(`".ingest @{variables('mode')} ${INGEST}"`));
  });

  test("stays silent on a Lookup, whose command another rule reports, and on the legacy command", () => {
    checkRule(rule, kustoLookup(`".ingest ${INGEST}"`));
    checkRule(rule, run(`".ingest ${INGEST}"`).replace("AzureDataExplorerCommand", "KustoCommand"));
  });

  test("reads the words of a command in any case", () => {
    checkRule(rule, run(`".INGEST ASYNC ${INGEST}"`));
  });

  test("stays silent when the output is passed on under a name that is no place for expressions elsewhere", () => {
    const execute = `{
    "name": "Next",
    "type": "ExecutePipeline",
    "typeProperties": { "parameters": { "folder": { "value": "@activity('Run').output.value", "type": "Expression" } } }
  }`;
    checkRule(rule, run(`".ingest ${INGEST}"`, execute));
  });
});
