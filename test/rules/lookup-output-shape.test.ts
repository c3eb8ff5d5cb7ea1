import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { lookupOutputShape as rule } from "../../server/src/rules/lookup-output-shape";
import { kustoCommand, pipeline } from "../helpers/builders";
import { checkFix, checkRule, lintFiles, PIPELINE_PATH } from "../helpers/rules";

const find = (firstRowOnly = "", type = "Lookup") =>
  `{ "name": "Find", "type": "${type}", "typeProperties": { "source": { "type": "AzureDataExplorerSource", "query": "T" }${firstRowOnly === "" ? "" : `, "firstRowOnly": ${firstRowOnly}`} } }`;
const set = (value: string, name = "Use") =>
  `{ "name": "${name}", "type": "SetVariable", "typeProperties": { "variableName": "v", "value": ${value} } }`;

const ALL = `Lookup "Find" returns all rows ("firstRowOnly" is false): "value" and "count" but no "firstRow", so the expression fails. Read output.value, or set "firstRowOnly" to true.`;
const first = (property: string, reason = '"firstRowOnly" is true by default') =>
  `Lookup "Find" returns only its first row (${reason}): "firstRow" but no "${property}", so the expression fails. Read output.firstRow, or set "firstRowOnly" to false.`;

suite("lookup-output-shape", () => {
  test("reports the first row of a Lookup that returns all rows, in every form of expression", () => {
    for (const value of [
      `"@«activity('Find').output.firstRow».Day"`,
      `"on @{«activity('find').output['firstRow']»['Day']}"`,
      `{ "value": "@concat('a', «activity('Find')?.output.firstRow».Day)", "type": "Expression" }`,
    ]) {
      checkRule(rule, pipeline(find("false"), set(value)), [ALL]);
    }
  });

  test("reports all rows of a Lookup that returns the first", () => {
    checkRule(rule, pipeline(find(), set(`"@«activity('Find').output.value»"`)), [first("value")]);
    checkRule(rule, pipeline(find("true", "lookup"), set(`"@«activity('Find').output.count»"`)), [
      first("count", '"firstRowOnly" is true'),
    ]);
  });

  test("reads firstRowOnly in an Expression object without an expression", () => {
    const setting = '{ "value": false, "type": "Expression" }';
    checkRule(rule, pipeline(find(setting), set(`"@«activity('Find').output.firstRow»"`)), [ALL]);
  });

  test("reports the first row of a Command activity, which has none", () => {
    checkRule(rule, pipeline(kustoCommand('".show tables"'), set(`"@«activity('Run').output.firstRow».x"`)), [
      'Command activity "Run" returns "value" and "count" but no "firstRow", so the expression fails. Read output.value[0] instead.',
    ]);
  });

  test("accepts what the output has", () => {
    checkRule(rule, pipeline(find("false"), set(`"@activity('Find').output.value[0].x"`)));
    checkRule(rule, pipeline(find(), set(`"@activity('Find').output.firstRow.x"`)));
    checkRule(rule, pipeline(kustoCommand('".show tables"'), set(`"@activity('Run').output.count"`)));
  });

  test("stays silent on what is read with a question mark, and on other properties", () => {
    checkRule(rule, pipeline(find("false"), set(`"@activity('Find').output?.firstRow"`)));
    checkRule(rule, pipeline(find(), set(`"@activity('Find').output.durationInQueue"`)));
    checkRule(rule, pipeline(find(), set(`"@activity('Find').output[variables('v')]"`)));
  });

  test("stays silent when an expression decides on the first row", () => {
    checkRule(rule, pipeline(find('"@bool(1)"'), set(`"@activity('Find').output.value"`)));
  });

  test("stays silent on other activities, unknown ones and two of one name", () => {
    checkRule(rule, pipeline(kustoCommand('".show tables"'), set(`"@activity('Nobody').output.value"`)));
    checkRule(rule, pipeline(find(), find("false"), set(`"@activity('Find').output.value"`)));
    checkRule(
      rule,
      pipeline(kustoCommand('""'), set('"a"', "Find"), set(`"@activity('Find').output.value"`)),
    );
  });

  test("looks at a pipeline without Kusto only with scope factory", () => {
    const other = find().replace("AzureDataExplorerSource", "AzureSqlSource");
    checkRule(rule, pipeline(other, set(`"@activity('Find').output.value"`)));
    const marked = pipeline(other, set(`"@«activity('Find').output.value»"`));
    checkRule(rule, marked, [first("value")], { scope: "factory" });
  });

  test("sets firstRowOnly when it is absent", () => {
    const value = `"@activity('Find').output.value"`;
    checkFix(
      rule,
      pipeline(find(), set(value)),
      'Set "firstRowOnly" to false on "Find"',
      pipeline(find("false"), set(value)),
    );
  });

  test("sets firstRowOnly when all uses agree, whatever else they take", () => {
    const uses = [set(`"@activity('Find').output.firstRow.a"`), set(`"@activity('Find').error.message"`)];
    checkFix(
      rule,
      pipeline(find("false"), ...uses),
      'Set "firstRowOnly" to true on "Find"',
      pipeline(find("true"), ...uses),
    );
  });

  test("offers nothing when the uses do not agree, or one takes the whole output", () => {
    for (const other of ["activity('Find').output.count", "activity('Find').output", "activity('Find')"]) {
      const text = pipeline(
        find("false"),
        set(`"@activity('Find').output.firstRow.a"`),
        set(`"@string(${other})"`),
      );
      checkOffersNothing(text);
    }
  });

  test("reads firstRowOnly from text", () => {
    checkRule(rule, pipeline(find('"false"'), set(`"@«activity('Find').output.firstRow»"`)), [ALL]);
  });
});

function checkOffersNothing(text: string): void {
  const offered = lintFiles(rule, { [PIPELINE_PATH]: text }).flatMap(({ fixes }) => fixes);
  assert.deepEqual(offered, []);
}
