import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { insertText } from "../../../server/src/expression/insertText";
import { readLastName } from "../../../server/src/expression/template/name";
import { toTextWithHoles } from "../../../server/src/expression/textWithHoles";
import { contentSpan, parsedExpressionsOf, readText } from "../../../server/src/expression/value";
import { JsonNode } from "../../../server/src/json/node";
import { parseJson } from "../../../server/src/json/parse";
import { contains } from "../../../server/src/text/span";
import { applyEdits } from "../../../server/src/text/textEdit";
import { showValue, templateWith, textIn, valueIn } from "../../helpers/templateText";

const MANY = 50_000;
const VARIABLES = `{ "v": "a b", "w": "[concat(variables('v'), 'c', variables('u'))]", "u": 5 }`;
const SAMPLES = [
  `"[concat('.show ', variables('w'), ' | take ', string(variables('u')), '''', parameters('p'))]"`,
  String.raw`"[format('@concat(''T {{ \"{0}\" }}'', item().x, {1}, ''it''''s {2:N2}'')', variables('w'), 5, parameters('p'))]"`,
  `"[if(equals(parameters('p'), 'x'), format('a {0}', variables('v')), format('a {0}', variables('v')))]"`,
  `"[concat('a @{activity(''', variables('v'), ''').output.x} b @{', parameters('p'), '} ', toUpper(replace('c', 'c', 'd')))]"`,
  `"[variables('v').x[0]['y'].z]"`,
];

/** Reads a document in every way, and checks that all places lie in the value. */
function readAll(document: string): void {
  const root = JsonNode.root(parseJson(document).tree, { hasBracketExpressions: true });
  const value = root?.get("resources")?.firstChild?.get("value");
  const text = value && readText(value);
  if (value === undefined || text === undefined) return;
  readLastName(value);
  const whole = contentSpan(text);
  const withHoles = toTextWithHoles(text);
  for (let offset = 0; offset <= withHoles.text.length; offset++) {
    const place = withHoles.toDocument({ start: offset, end: offset + 1 });
    assert.ok(contains(whole, place), document);
  }
  for (const expression of parsedExpressionsOf(text)) assert.ok(expression.span.start <= expression.span.end);
}

suite("expression/template", () => {
  test("keeps every place inside the value, wherever a sample is cut off or has lost a character", () => {
    for (const sample of SAMPLES) {
      const document = templateWith(sample, { variables: VARIABLES });
      for (let offset = 0; offset < document.length; offset++) {
        readAll(document.slice(0, offset));
        readAll(document.slice(0, offset) + document.slice(offset + 1));
      }
    }
  });

  test("maps a text in the order of the document", () => {
    for (const sample of SAMPLES) {
      const text = textIn(templateWith(sample, { variables: VARIABLES }));
      let last = 0;
      for (let offset = 0; offset < text.text.length; offset++) {
        const { start } = text.toDocument({ start: offset, end: offset + 1 });
        assert.ok(start >= last, sample);
        last = start;
      }
    }
  });

  test("adds text behind any character where it says that it can, and reads it back there", () => {
    const added = "'{+}\"";
    for (const sample of SAMPLES) {
      const document = templateWith(sample, { variables: VARIABLES });
      const before = textIn(document);
      const text = readText(valueIn(document));
      assert.ok(text);
      for (let offset = 1; offset <= before.text.length; offset++) {
        const place = before.toDocument({ start: offset - 1, end: offset }).end;
        if (before.fromDocument(place) !== offset) continue;
        const edit = insertText(text, place, added);
        if (edit === undefined) continue;
        const changed = textIn(applyEdits(document, [edit])).text;
        assert.equal(changed, before.text.slice(0, offset) + added + before.text.slice(offset));
      }
    }
  });

  test("survives hostile repetition", () => {
    for (const piece of [
      "concat(",
      "variables('v')[",
      "format('{0}', ",
      "'",
      "''",
      "{",
      "{{",
      ".a",
      "(",
      ")",
      "x.",
      "[",
      "a,",
      '\\"',
      "1 ",
    ]) {
      for (const start of ["[", "[concat(", "[format('", "[concat('a', "]) {
        for (const end of ["]", "')]", ""]) {
          const document = templateWith(`"${start}${piece.repeat(MANY / 20)}${end}"`);
          assert.ok(textIn(document).text.length > 0);
        }
      }
    }
  });

  test("reads calls in calls without end, and refuses to go on for ever", () => {
    const deep = `"[${"concat(".repeat(MANY)}'a'${")".repeat(MANY)}]"`;
    assert.equal(showValue(templateWith(deep)), `⟨${deep.slice(1, -1)}⟩`);
    const some = `"[${"concat(".repeat(500)}'a'${")".repeat(500)}]"`;
    assert.equal(showValue(templateWith(some)), "a");
  });
});
