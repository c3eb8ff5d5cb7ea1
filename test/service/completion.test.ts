import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { dataset, pipeline } from "../helpers/builders";
import { activity, completeAt, loopedPipeline, takeIn, wiredPipeline } from "../helpers/completion";

const COPY_OUTPUT = [
  "rowsRead",
  "rowsCopied",
  "dataRead",
  "dataWritten",
  "throughput",
  "copyDuration",
  "errors",
];

suite("completion in expressions", () => {
  test("offers functions with their signatures, and references, behind the @ of a string", () => {
    const { itemOf, labels } = completeAt(wiredPipeline('"@$0"'));
    const { detail, documentation, kind } = itemOf("concat");
    assert.equal(detail, "concat(text1, text2?, …): string");
    assert.match(
      documentation,
      /^Joins texts into one\.\n\n\[.*\]\(https:\/\/learn\.microsoft\.com\/.*#concat\)$/,
    );
    assert.equal(kind, "function");
    assert.deepEqual(labels.slice(0, 1), ["pipeline().parameters.Day"]);
    assert.ok(labels.includes("activity('Find rows').output"));
    assert.ok(!labels.includes("item"), "item() has no value outside of loops");
    assert.ok(!labels.includes("dataset"));
  });

  test("puts the cursor between the brackets, and writes none where they stand already", () => {
    assert.equal(take(`"@con$0"`, "concat"), `"@concat($0)"`);
    assert.equal(take(`"@con$0('a')"`, "concat"), `"@concat$0('a')"`);
    assert.equal(take(`"@utc$0"`, "utcNow"), `"@utcNow($0)"`);
    assert.equal(take(`"@pipe$0"`, "pipeline"), `"@pipeline()$0"`);
  });

  test("offers what pipeline() knows", () => {
    const { labels, itemOf } = completeAt(wiredPipeline('"@pipeline().$0"'));
    for (const name of ["parameters", "globalParameters", "DataFactory", "Pipeline", "RunId", "TriggerTime"])
      assert.ok(labels.includes(name), name);
    assert.deepEqual(itemOf("parameters").commitCharacters, ["."]);
    assert.deepEqual(itemOf("RunId").commitCharacters, []);
  });

  test("offers declared parameters with type and default, but not the text of a secret", () => {
    const { itemOf, labels } = completeAt(wiredPipeline('"@pipeline().parameters.$0"'));
    assert.deepEqual(labels, ["Day", 'the "odd" one', "Key", "Tables"]);
    assert.equal(itemOf("Day").documentation, 'Type `string`, default `"2024-01-01"`.');
    assert.equal(itemOf("Key").documentation, "Type `securestring`.");
  });

  test("puts a name that cannot stand behind a dot in brackets, escaped for JSON", () => {
    const odd = 'the "odd" one';
    assert.equal(take(`"@pipeline().parameters.$0"`, odd), `"@pipeline().parameters['the \\"odd\\" one']$0"`);
    assert.equal(
      take(`"@pipeline()?.parameters?.th$0"`, odd),
      `"@pipeline()?.parameters?['the \\"odd\\" one']$0"`,
    );
    assert.equal(
      completeAt(wiredPipeline(`"@pipeline().parameters.$0"`)).itemOf(odd).filterText,
      '.the "odd" one',
    );
  });

  test("offers members of an index in quotes", () => {
    assert.equal(take(`"@pipeline().parameters['$0"`, "Day"), `"@pipeline().parameters['Day']$0"`);
    assert.equal(take(`"@pipeline().parameters['$0']"`, "Day"), `"@pipeline().parameters['Day$0']"`);
  });

  test("offers variables, their quotes doubled, and closes what is open", () => {
    assert.deepEqual(completeAt(wiredPipeline(`"@variables('$0')"`)).labels, ["Total", "it's"]);
    assert.equal(take(`"@variables('$0"`, "it's"), `"@variables('it''s')$0"`);
    assert.equal(take(`"@variables('$0')"`, "it's"), `"@variables('it''s$0')"`);
    assert.equal(take(`"@variables('$0)"`, "Total"), `"@variables('Total'$0)"`);
    assert.equal(take(`"@variables($0"`, "'Total'"), `"@variables('Total')$0"`);
  });

  test("leaves alone what an open quote has swallowed", () => {
    assert.equal(take(`"@concat(variables('$0), 'x')"`, "Total"), `"@concat(variables('Total'$0), 'x')"`);
    const { edit, replaceEnd } = completeAt(wiredPipeline(`"@concat(variables('$0), 'x')"`)).itemOf("Total");
    assert.equal(replaceEnd, edit.span.end);
  });

  test("offers activities that have ended, those of containers around included", () => {
    assert.deepEqual(completeAt(wiredPipeline(`"@activity('$0"`)).labels, ["Find rows", "Load"]);
    assert.deepEqual(completeAt(loopedPipeline(`"@{activity('$0"`)).labels, ["List"]);
  });

  test("offers what is inside an Until in its condition", () => {
    const until = `{ "name": "Wait for it", "type": "Until", "typeProperties": {
      "expression": { "value": "@equals(activity('$0", "type": "Expression" },
      "activities": [${activity("Look", "Lookup", {})}] } }`;
    assert.deepEqual(completeAt(pipeline(until, activity("Other", "Wait", {}))).labels, ["Look"]);
  });

  test("offers the output of a Lookup as its firstRowOnly says", () => {
    assert.deepEqual(outputOf({}), ["firstRow"]);
    assert.deepEqual(outputOf({ firstRowOnly: true }), ["firstRow"]);
    assert.deepEqual(outputOf({ firstRowOnly: false }), ["count", "value"]);
    assert.deepEqual(outputOf({ firstRowOnly: "@pipeline().parameters.x" }), ["firstRow", "count", "value"]);
  });

  test("offers the columns that a query names", () => {
    assert.deepEqual(completeAt(wiredPipeline(`"@activity('Find rows').output.value[0].$0"`)).labels, [
      "Day",
      "At",
      "Rows",
    ]);
    assert.deepEqual(completeAt(wiredPipeline(`"@first(activity('Find rows').output.value).$0"`)).labels, [
      "Day",
      "At",
      "Rows",
    ]);
  });

  test("offers the output of a Copy, of commands and of the operation that an async one starts", () => {
    const { labels } = completeAt(wiredPipeline(`"@activity('Load').output.$0"`));
    for (const name of COPY_OUTPUT) assert.ok(labels.includes(name), name);
    assert.deepEqual(commandOutput(".show tables | project TableName"), ["TableName"]);
    assert.ok(commandOutput(".set-or-append async T <| Events").includes("OperationId"));
  });

  test("offers members of item() where the items are known", () => {
    assert.deepEqual(completeAt(loopedPipeline(`"@{item().$0}"`)).labels, ["TableName", "Row count"]);
    assert.equal(
      takeIn(loopedPipeline, `"A | take @{item().$0}"`, "Row count"),
      `"A | take @{item()['Row count']$0}"`,
    );
    const parameters = "@pipeline().parameters.Tables";
    assert.deepEqual(completeAt(loopedPipeline(`"@{item().$0}"`, parameters)).labels, ["Name", "Days"]);
    assert.deepEqual(completeAt(loopedPipeline(`"@{item().$0}"`, "@variables('x')")).labels, []);
  });

  test("offers the items of a Filter, and survives one that filters itself", () => {
    const filter = (items: string) =>
      pipeline(
        activity("Keep", "Filter", { items: { value: items, type: "Expression" }, condition: "@true" }),
        `{ "name": "Use", "type": "SetVariable", "dependsOn": [{ "activity": "Keep" }],
          "typeProperties": { "value": "@activity('Keep').output.Value[0].$0" } }`,
      );
    assert.deepEqual(completeAt(filter("@createArray()")).labels, []);
    assert.deepEqual(completeAt(filter("@activity('Keep').output.Value")).labels, []);
    const listed = filter("@activity('List').output.value").replace(
      '"activities": [',
      `"activities": [${activity("List", "GetMetadata", { fieldList: ["childItems"] })},`,
    );
    assert.deepEqual(completeAt(listed.replace("output.value", "output.childItems")).labels, [
      "name",
      "type",
    ]);
  });

  test("offers parameters of a dataset, a linked service and the factory", () => {
    const file = dataset(
      "Csv",
      "DelimitedText",
      `{ "fileName": "@dataset().$0" }`,
      '"parameters": { "file": {} }',
    );
    assert.deepEqual(completeAt({ "dataset/Csv.json": file }).labels, ["file"]);
    const service = `{ "name": "L", "properties": { "type": "AzureDataExplorer", "parameters": { "db": {} },
      "typeProperties": { "database": "@{linkedService().$0}" } } }`;
    assert.deepEqual(completeAt({ "linkedService/L.json": service }).labels, ["db"]);
    const factory = `{ "name": "f", "properties": { "globalParameters": { "env": { "type": "string", "value": "x" } } } }`;
    const pipelines = { "pipeline/Load.json": wiredPipeline(`"@pipeline().globalParameters.$0"`) };
    const { itemOf } = completeAt({ ...pipelines, "factory/f.json": factory });
    assert.equal(itemOf("env").documentation, 'Type `string`, value `"x"`.');
  });

  test("begins an expression behind an @ in a text, at the start of a string, and in an empty one", () => {
    assert.equal(take(`"x @$0 y"`, "@{variables('Total')}"), `"x @{variables('Total')$0} y"`);
    assert.equal(take(`"x @$0"`, "@{…}"), `"x @{$0}"`);
    assert.equal(take(`"@$0"`, "@{…}"), `"@{$0}"`);
    assert.equal(take(`"$0"`, "@variables('Total')"), `"@variables('Total')$0"`);
    assert.deepEqual(completeAt(loopedPipeline('"a@@$0"')).labels, []);
    assert.ok(!completeAt(loopedPipeline('"plain tex$0t"')).labels.some((label) => label.startsWith("@")));
  });

  test("writes the same in each wrapping of an expression", () => {
    const wrappings: readonly (readonly [head: string, tail: string])[] = [
      ['"@', '"'],
      ['"text @{', '} more"'],
      ['{ "value": "@', '", "type": "Expression" }'],
      [`"@concat('.show ', `, `)"`],
      [`"\\u0041\\n @{`, '}"'],
    ];
    for (const [head, tail] of wrappings) {
      const taken = (before: string, label: string) => take(`${head}${before}$0${tail}`, label);
      assert.equal(taken("pipeline().parameters.D", "Day"), `${head}pipeline().parameters.Day$0${tail}`);
      assert.equal(
        taken("activity('F", "Find rows"),
        `${head}activity('Find rows')$0${tail}`.replace(")$0)", "$0)"),
      );
      assert.equal(taken("variables('", "it's"), `${head}variables('it''s')$0${tail}`.replace(")$0)", "$0)"));
    }
  });

  test("offers nothing outside of what is evaluated", () => {
    for (const value of [`"@pipeline().RunId $0"`, `"@'a'$0"`, `"@length('$0')"`, `"@{1$0}"`]) {
      assert.deepEqual(completeAt(loopedPipeline(value)).labels, [], value);
    }
    assert.deepEqual(completeAt(pipeline(`{ "name": "@$0", "type": "Wait" }`)).labels, []);
    assert.deepEqual(completeAt(pipeline(`{ "name": "A", $0 "type": "Wait" }`)).labels, []);
    assert.deepEqual(completeAt({ "other/notes.json": '{ "query": "@$0" }' }).labels, []);
    assert.deepEqual(completeAt(wiredPipeline(`"a\\$0n@{1}"`)).labels, []);
  });

  test("answers a typed character only where it begins something", () => {
    const typed = (value: string, character: string) =>
      completeAt(wiredPipeline(value), { typed: character }).labels.length > 0;
    assert.equal(typed(`"@$0"`, "@"), true);
    assert.equal(typed(`"@concat( $0"`, " "), false);
    assert.equal(typed(`"@concat('a|$0"`, "|"), false);
    assert.equal(typed(`"@{$0"`, "{"), true);
  });
});

function take(value: string, label: string): string {
  return takeIn(wiredPipeline, value, label);
}

function outputOf(typeProperties: object): readonly string[] {
  return completeAt(
    pipeline(
      activity("Find", "Lookup", { source: { type: "SqlSource" }, ...typeProperties }),
      `{ "name": "Use", "type": "Wait", "dependsOn": [{ "activity": "Find" }],
        "typeProperties": { "waitTimeInSeconds": "@activity('find').output.$0" } }`,
    ),
  ).labels;
}

function commandOutput(command: string): readonly string[] {
  return completeAt(
    pipeline(
      activity("Run", "AzureDataExplorerCommand", { command }),
      `{ "name": "Use", "type": "Wait", "dependsOn": [{ "activity": "Run" }],
        "typeProperties": { "waitTimeInSeconds": "@activity('Run').output.value[0].$0" } }`,
    ),
  ).labels;
}
