import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { nodesIn } from "../../../server/src/expression/syntax";
import { parsedExpressionsOf, problemsOf } from "../../../server/src/expression/value";
import { mark, print } from "../../helpers/expressionText";
import { adfTextIn, type Sections, showValue, templateWith, textIn } from "../../helpers/templateText";

/** Checks what comes of a value through all its layers, given as it stands in the document. */
function check(value: string, expected: string, sections?: Sections): void {
  assert.equal(showValue(templateWith(value, sections)), expected, value);
}

/** Checks where a stretch of the text stands: `«…»` in the value, as it stands in the document. */
function checkPlace(marked: string, stretch: string, sections?: Sections): void {
  const value = marked.replaceAll(/[«»]/g, "");
  const document = templateWith(value, sections);
  const text = textIn(document);
  const start = text.text.indexOf(stretch);
  assert.ok(start >= 0, `"${stretch}" is not in "${text.text}".`);
  const place = text.toDocument({ start, end: start + stretch.length });
  assert.equal(mark(document, [place]), templateWith(marked, sections));
}

suite("an expression that an ARM template puts together", () => {
  test("is read through JSON, the template and the expression", () => {
    check(`"[format('@concat(''Events | take '', {0})', 5)]"`, "Events | take 5");
    check(
      `{ "value": "[format('@concat(''.ingest into table '', item().t, '' (\\"{0}/'', item().f, ''\\")'')', environment().name)]", "type": "Expression" }`,
      `.ingest into table ⟨item().t⟩ ("⟨{0}⟩/⟨item().f⟩")`,
    );
    check(
      `"[concat('T | take @{item()} | where x == ''', parameters('x'), '''')]"`,
      "T | take ⟨@{item()}⟩ | where x == '⟨parameters('x')⟩'",
    );
    check(`"[concat('@@{', parameters('x'), '} @@')]"`, "@{⟨parameters('x')⟩} @@");
  });

  test("has a hole inside a text in quotes", () => {
    check(`"[format('@concat(''a {0} b'', item())', parameters('x'))]"`, "a ⟨{0}⟩ b⟨item()⟩");
    check(`"[format('@concat(''a {0} it''''s'')', parameters('x'))]"`, "a ⟨{0}⟩ it's");
    check(`"[format('@''{0}{0}''', parameters('x'))]"`, "⟨{0}⟩⟨{0}⟩");
  });

  test("is one hole, without a problem, where the template computes anything else of it", () => {
    for (const value of [
      `"[format('@concat(''a'', {0})', parameters('x'))]"`,
      `"[format('@{0}', parameters('x'))]"`,
      `"[format('@pipeline().parameters.{0}', parameters('x'))]"`,
      `"[concat('@concat(''a', parameters('x'))]"`,
    ]) {
      check(value, `⟨${value.slice(1, -1)}⟩`);
      assert.deepEqual([...problemsOf(adfTextIn(templateWith(value)))], []);
    }
    check(`"[concat('a @{', parameters('x'), '} b')]"`, "a ⟨@{', parameters('x'), '}⟩ b");
    check(`"[concat('a @{item(', parameters('x'))]"`, "a ⟨@{item(', parameters('x')⟩");
  });

  test("computes the name of an activity where a part of it is computed", () => {
    const document = templateWith(`"[format('@activity(''Find {0}'').output', parameters('x'))]"`);
    const [expression] = parsedExpressionsOf(adfTextIn(document));
    assert.ok(expression);
    assert.equal(print(expression.root), "activity('Find <unknown>').output");
    assert.ok([...nodesIn(expression.root)].every(({ kind }) => kind !== "error"));
  });

  test("has its mistakes where they stand in the template", () => {
    const document = templateWith(`"[format('@concat(''a'', {0}, , item())', 5)]"`);
    const problems = [...problemsOf(adfTextIn(document))];
    assert.deepEqual(
      problems.map(({ message }) => message),
      ["An argument is missing here."],
    );
    assert.equal(
      mark(
        document,
        problems.map(({ span }) => span),
      ),
      templateWith(`"[format('@concat(''a'', {0}, «,» item())', 5)]"`),
    );
  });
});

suite("a place in a text that an ARM template puts together", () => {
  test("is exact through three layers of quotes", () => {
    checkPlace(`"[format('@concat(''Events | «take» '', item())', 5)]"`, "take");
    checkPlace(`"[concat('@concat(''a \\"«b\\\\n»'', item())')]"`, "b\\n");
    checkPlace(`"[concat('@concat(''it«''''»s'')')]"`, "'");
    checkPlace(`"[format('a «{{» b')]"`, "{");
    checkPlace(`"[concat('a\\u0041«\\u0042»c')]"`, "B");
  });

  test("spans the quotes between two pieces", () => {
    checkPlace(`"[concat('Eve«nts', ' | ta»ke')]"`, "nts | ta");
    checkPlace(`"[concat('a«b', parameters('x'), 'c»d')]"`, "b\uFFFCc");
    checkPlace(`"[format('a «b {0} c» d', parameters('x'))]"`, "b \uFFFC c");
  });

  test("is that of the whole call where a text is put in from elsewhere", () => {
    const variables = `{ "table": "Events", "same": "0123456789abcdef" }`;
    checkPlace(`"[concat('a ', «variables('table')», ' b')]"`, "ven", { variables });
    checkPlace(`"[concat('a ', «variables('same')», ' b')]"`, "345", { variables });
    checkPlace(`"[format('a «{0}» b', 'Events')]"`, "ven");
    checkPlace(`"[format('a «{0}» b', 'abc')]"`, "b");
    checkPlace(`"[concat('a ', «if(true(), 'Events', 'Events')»)]"`, "vent");
    checkPlace(`"[concat('a ', «toUpper('events')»)]"`, "VENT");
    checkPlace(`"[concat('«a ', variables('table')»)]"`, "a E", { variables });
  });

  test("is that of the whole value where all of it is unknown", () => {
    checkPlace(`"«[parameters('x')]»"`, "\uFFFC");
  });
});
