import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { insertText } from "../../../server/src/expression/insertText";
import { replaceName } from "../../../server/src/expression/replaceName";
import { referencesIn } from "../../../server/src/expression/scope";
import { parsedExpressionsOf } from "../../../server/src/expression/value";
import { applyEdits } from "../../../server/src/text/textEdit";
import { readMarks } from "../../helpers/marks";
import { adfTextIn, showValue, templateWith } from "../../helpers/templateText";

const ADDED = ` | where a == 'b{c}' and d == "\\e"`;

/** Adds text at the cursor `$0` of a value and returns the value, or `undefined` where nothing can be added. */
function insert(marked: string, added = ADDED): string | undefined {
  const { text: document, cursors } = readMarks(templateWith(marked));
  const [cursor = 0] = cursors;
  const edit = insertText(adfTextIn(document), cursor, added);
  if (edit === undefined) return undefined;
  const changed = applyEdits(document, [edit]);
  assert.ok(showValue(changed).includes(added), "What was added does not read back as it was meant.");
  assert.equal(changed.startsWith(templateWith("").slice(0, -5)), true);
  return changed.slice(templateWith("").indexOf('"value": ') + '"value": '.length, -" }] }".length);
}

suite("text added to a value of an ARM template", () => {
  test("is escaped for a text in quotes", () => {
    assert.equal(
      insert(`"[concat('Events$0', parameters('x'))]"`),
      String.raw`"[concat('Events | where a == ''b{c}'' and d == \"\\e\"', parameters('x'))]"`,
    );
  });

  test("is escaped for a format, before and behind an argument", () => {
    assert.equal(
      insert(`"[format('Events {0}$0', parameters('x'))]"`),
      String.raw`"[format('Events {0} | where a == ''b{{c}}'' and d == \"\\e\"', parameters('x'))]"`,
    );
    assert.equal(
      insert(`"[format('Events $0{0}', parameters('x'))]"`, "{"),
      `"[format('Events {{{0}', parameters('x'))]"`,
    );
  });

  test("is escaped once more for an expression inside", () => {
    assert.equal(
      insert(`"[format('@concat(''Events$0'', item(), {0})', 5)]"`),
      String.raw`"[format('@concat(''Events | where a == ''''b{{c}}'''' and d == \"\\e\"'', item(), {0})', 5)]"`,
    );
    assert.equal(
      insert(`"[format('@concat(''a'', item()$0, ''{0}'')', parameters('x'))]"`, "'"),
      `"[format('@concat(''a'', item(), '''''''', ''{0}'')', parameters('x'))]"`,
    );
  });

  test("becomes one more argument behind what is computed", () => {
    assert.equal(
      insert(`"[concat('Events ', parameters('x')$0)]"`, "'a'"),
      `"[concat('Events ', parameters('x'), '''a''')]"`,
    );
  });

  test("does not become the start of an interpolation", () => {
    assert.equal(
      showValue(templateWith(insert(`"[concat('a$0', parameters('x'))]"`, "@{") ?? "")),
      "a@{⟨parameters('x')⟩",
    );
  });

  test("has no place in what comes from elsewhere or is unknown", () => {
    assert.equal(insert(`"[format('Events {0$0}', parameters('x'))]"`), undefined);
    assert.equal(insert(`"[concat('Events ', variables('$0x'))]"`), undefined);
    assert.equal(insert(`"[parameters('x')$0]"`), undefined);
    assert.equal(insert(`"[format('@concat(''a'', {0}$0)', parameters('x'))]"`), undefined);
  });
});

suite("a name in an expression that an ARM template puts together", () => {
  function rename(value: string, newName: string): string | undefined {
    const document = templateWith(value);
    const text = adfTextIn(document);
    const [expression] = parsedExpressionsOf(text);
    const [reference] = expression === undefined ? [] : referencesIn(expression);
    assert.ok(expression && reference);
    const edit = replaceName(text, expression, reference.nameSpan, newName);
    return edit && applyEdits(document, [edit]);
  }

  test("is replaced by another one, escaped for all layers", () => {
    assert.equal(
      rename(`"[format('@activity(''Find {{it}}'').output.x{0}', 5)]"`, "It's {here}"),
      templateWith(`"[format('@activity(''It''''s {{here}}'').output.x{0}', 5)]"`),
    );
    assert.equal(
      rename(`"[concat('a @{variables(''x'')} ', parameters('x'))]"`, "y"),
      templateWith(`"[concat('a @{variables(''y'')} ', parameters('x'))]"`),
    );
  });

  test("stays where it is put in from elsewhere", () => {
    assert.equal(rename(`"[format('@activity(''{0}'').output', 'Find')]"`, "Look"), undefined);
    assert.equal(rename(`"[concat('@activity(''Fi', 'nd'').output')]"`, "Look"), undefined);
  });
});
