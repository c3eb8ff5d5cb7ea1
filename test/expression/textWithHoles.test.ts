import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { toTextWithHoles } from "../../server/src/expression/textWithHoles";
import { mark, print, showHoles, textOf } from "../helpers/expressionText";

suite("expression/textWithHoles", () => {
  test("has no holes in a plain string", () => {
    const { parts, text } = toTextWithHoles(textOf(String.raw`"A\n| take 5"`));
    assert.equal(parts.length, 1);
    assert.equal(text, "A\n| take 5");
    assert.equal(toTextWithHoles(textOf(`""`)).text, "");
  });

  test("has a hole for each interpolation", () => {
    assert.equal(
      showHoles(`"A | take @{item()} | where x == '@{variables('v')}'"`),
      "A | take ⟨@{item()}⟩ | where x == '⟨@{variables('v')}⟩'",
    );
  });

  test("is one hole for an expression of unknown result, without its quotes", () => {
    assert.equal(showHoles(`"@pipeline().parameters.Query"`), "⟨@pipeline().parameters.Query⟩");
    assert.equal(showHoles(`{ "value": "@item()", "type": "Expression" }`), "⟨@item()⟩");
    assert.equal(showHoles(`"@toLower('A')"`), "⟨@toLower('A')⟩");
    assert.equal(showHoles(`"@5"`), "⟨@5⟩");
  });

  test("sees through concat, nested, in any case, and inside an interpolation", () => {
    assert.equal(showHoles(`"@concat('A | take ', variables('n'))"`), "A | take ⟨variables('n')⟩");
    assert.equal(showHoles(`"@Concat('A', CONCAT(' | ', item().x, 'y'))"`), "A | ⟨item().x⟩y");
    assert.equal(showHoles(`"A @{concat('| take ', item())} B"`), "A | take ⟨item()⟩ B");
  });

  test("sees through string literals alone and through string", () => {
    assert.equal(showHoles(`"@'abc'"`), "abc");
    assert.equal(showHoles(`"A @{'b'} C"`), "A b C");
    assert.equal(showHoles(`"@string('x')"`), "x");
    assert.equal(showHoles(`"@concat('a', string(concat('b', string(5))))"`), "ab5");
    assert.equal(showHoles(`"@concat('a', string(item()))"`), "a⟨string(item())⟩");
  });

  test("takes whole numbers in a concat for text, and nothing else", () => {
    assert.equal(showHoles(`"@concat('take ', 5000)"`), "take 5000");
    assert.equal(showHoles(`"@concat(-1, 1.5, true, null)"`), "-1⟨1.5⟩⟨true⟩⟨null⟩");
  });

  test("is one hole for an expression that does not parse", () => {
    assert.equal(showHoles(`"@concat('a', , item())"`), "⟨@concat('a', , item())⟩");
    assert.equal(
      showHoles(`"A @{concat('a' item())} B @{item()} C"`),
      "A ⟨@{concat('a' item())}⟩ B ⟨@{item()}⟩ C",
    );
    assert.equal(showHoles(`"A @{item() | B"`), "A ⟨@{item() | B⟩");
    assert.equal(showHoles(`"@concat()"`), "⟨@concat()⟩");
  });

  test("is one hole without content for what a template computes", () => {
    const document = `"[parameters('x')]"`;
    assert.equal(showHoles(document, { isTemplate: true }), "⟨[parameters('x')]⟩");
    const { holes } = toTextWithHoles(textOf(document, { isTemplate: true }));
    assert.deepEqual(
      holes.map((hole) => hole.content),
      [undefined],
    );
  });

  test("joins neighbouring literals into one part", () => {
    const { parts } = toTextWithHoles(textOf(`"@concat('a', 'b', '', item(), 'c', concat('d'))"`));
    assert.deepEqual(
      parts.map((part) => (part.kind === "literal" ? part.text.text : part.kind)),
      ["ab", "hole", "cd"],
    );
  });

  test("maps each character to the document, through concat, doubled quotes and JSON escapes", () => {
    const document = String.raw`"@concat('a\n''', item(), '\u0041\"')"`;
    const text = toTextWithHoles(textOf(document));
    assert.equal(text.text, "a\n'\uFFFCA\"");
    const spans = [...text.text].map((_, index) => text.toDocument({ start: index, end: index + 1 }));
    assert.equal(mark(document, spans), String.raw`"@concat('«a»«\n»«''»', «item()», '«\u0041»«\"»')"`);
  });

  test("keeps the node that computes a hole", () => {
    const { holes } = toTextWithHoles(textOf(`"@concat('a', formatDateTime(utcNow(), 'yyyy'))"`));
    assert.deepEqual(
      holes.map((hole) => hole.content && print(hole.content.node)),
      ["formatDateTime(utcNow(), 'yyyy')"],
    );
  });
});
