import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { readDocument } from "../../server/src/adf/document";
import { editKql, type KustoText, kustoTextOf } from "../../server/src/adf/kustoText";
import { applyEdits } from "../../server/src/text/textEdit";
import { kustoLookup } from "../helpers/builders";
import { PIPELINE_PATH } from "../helpers/rules";

function textOf(query: string): KustoText {
  // A query in brackets makes the file a template.
  const pipeline = kustoLookup(query);
  const file = query.startsWith('"[') ? exportOf(pipeline) : pipeline;
  const [activity] = readDocument(PIPELINE_PATH, file).activities;
  const text = activity === undefined ? undefined : kustoTextOf(activity);
  assert.ok(text);
  return text;
}

function exportOf(pipeline: string): string {
  const typed = pipeline.replace("{", '{ "type": "Microsoft.DataFactory/factories/pipelines",');
  return `{ "contentVersion": "1.0.0.0", "variables": { "v": "A ", "w": "[concat(variables('v'), 'B ')]" }, "resources": [${typed}] }`;
}

/** Returns the query after a replacement of what `found` names in its KQL; an empty text inserts before it. */
function edited(query: string, found: string, width: number, newText: string): string | undefined {
  const text = textOf(query);
  const start = text.kql.text.text.indexOf(found);
  assert.ok(start >= 0, `No ${found} in ${JSON.stringify(text.kql.text.text)}`);
  const edit = editKql(text, { span: { start, end: start + width }, newText });
  if (edit === undefined) return undefined;
  const { documentText } = text.node;
  const document = applyEdits(documentText, [edit]);
  const end = document.length - (documentText.length - text.span.end);
  return document.slice(text.span.start, end);
}

suite("an edit of KQL", () => {
  test("is escaped for JSON and for expressions", () => {
    const cases: readonly (readonly [query: string, before: string, expected: string])[] = [
      ['"A | count"', "|", String.raw`"A '@@{\n\"| count"`],
      ["\"@{variables('x')} | count\"", "|", String.raw`"@{variables('x')} '@@{\n\"| count"`],
      [`"@concat('A ', '| count')"`, "|", String.raw`"@concat('A ''@{\n\"', '| count')"`],
      [`"@{concat('A ', '| count')}"`, "|", String.raw`"@{concat('A ''@{\n\"', '| count')}"`],
    ];
    for (const [query, before, expected] of cases)
      assert.equal(edited(query, before, 0, "'@{\n\""), expected);
  });

  test("goes beside literal text rather than behind what is computed", () => {
    assert.equal(
      edited(`"@concat(variables('t'), '| count')"`, "|", 0, "X "),
      `"@concat(variables('t'), 'X | count')"`,
    );
    assert.equal(
      edited(`"@concat('A', variables('t'))"`, "\uFFFC", 0, " X"),
      `"@concat('A X', variables('t'))"`,
    );
  });

  test("becomes an argument between two computed parts", () => {
    const query = `"@concat(variables('a'), variables('b'))"`;
    const text = textOf(query);
    const edit = editKql(text, { span: { start: 1, end: 1 }, newText: "X" });
    assert.deepEqual(edit?.newText, ", 'X'");
  });

  test("goes before the first character", () => {
    assert.equal(edited('"A"', "A", 0, "X "), '"X A"');
    assert.equal(edited(`"@concat('A', 'B')"`, "A", 0, "X "), `"@concat('X A', 'B')"`);
  });

  test("has no place before or behind an expression as a whole", () => {
    for (const offset of [0, 1]) {
      const edit = editKql(textOf("\"@variables('x')\""), {
        span: { start: offset, end: offset },
        newText: "X",
      });
      assert.equal(edit, undefined);
    }
  });

  test("replaces a word that is written in one piece", () => {
    assert.equal(edited('"A | take 5"', "take", 4, "limit"), '"A | limit 5"');
    assert.equal(edited(`"@concat('A | take ', 5)"`, "take", 4, "limit"), `"@concat('A | limit ', 5)"`);
    assert.equal(edited(`"@concat('A | ta', 'ke 5')"`, "take", 4, "limit"), undefined);
    assert.equal(edited('"A | t\\u0061ke 5"', "take", 4, "limit"), undefined);
  });

  test("is escaped for the layers of a template", () => {
    assert.equal(
      edited(`"[concat('A ', '| count')]"`, "|", 0, "'@{\n\""),
      String.raw`"[concat('A ''@@{\n\"', '| count')]"`,
    );
    assert.equal(
      edited(`"[format('@concat(''A | count'', {0})', 5)]"`, "|", 0, "'{\n\""),
      String.raw`"[format('@concat(''A ''''{{\n\"| count'', {0})', 5)]"`,
    );
    assert.equal(edited(`"[format('A | {0} 5', 'take')]"`, "|", 1, "||"), `"[format('A || {0} 5', 'take')]"`);
  });

  test("goes behind what a template puts in, but not into it", () => {
    assert.equal(
      edited(`"[concat(variables('v'), '| count')]"`, "|", 0, "X "),
      `"[concat(variables('v'), 'X ', '| count')]"`,
    );
    assert.equal(
      edited(`"[concat(variables('w'), parameters('x'))]"`, "\uFFFC", 0, "X "),
      `"[concat(variables('w'), 'X ', parameters('x'))]"`,
    );
    assert.equal(edited(`"[concat(variables('w'), '| count')]"`, "B", 0, "X "), undefined);
    assert.equal(edited(`"[concat(variables('w'), '| count')]"`, "B", 1, "X "), undefined);
    assert.equal(edited(`"[format('{0} | count', 'abc')]"`, "b", 1, "X"), undefined);
    assert.equal(edited(`"[parameters('x')]"`, "\uFFFC", 0, "X"), undefined);
  });
});
