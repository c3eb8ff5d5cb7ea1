import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { isExpression, literalString } from "../../../server/src/expression/value";
import { nestedTemplate, type Sections, showValue, templateWith, valueIn } from "../../helpers/templateText";

/** Checks what the expression of a template yields; quotes and backslashes need no JSON escapes here. */
function check(expression: string, expected: string, sections?: Sections): void {
  assert.equal(showValue(templateWith(JSON.stringify(expression), sections)), expected, expression);
}

suite("a text that an ARM template puts together", () => {
  test("has the literals of concat as text, at any depth and in any case", () => {
    check("[concat('Events | take ', '5')]", "Events | take 5");
    check("[Concat('a', CONCAT('b', concat()), 'it''s')]", "abit's");
    check("[ 'Events' ]", "Events");
    check("[concat('a', parameters('x'), 'b')]", "a⟨parameters('x')⟩b");
  });

  test("has the arguments of format in their places, whole numbers too", () => {
    check("[format('{0} | take {1}', 'Events', 5)]", "Events | take 5");
    check("[format('{1}{0}{1}', 'a', 'b')]", "bab");
    check("[format('a {0} b', resourceGroup().name)]", "a ⟨{0}⟩ b");
    check("[format('{0}', format('<{0}>', 'a'))]", "<a>");
  });

  test("has doubled braces of format as one", () => {
    check("[format('{{ {0} }}', 'a')]", "{ a }");
    check("[format('{{{0}}}', 'a')]", "{a}");
    check("[concat('{{', '}}')]", "{{}}");
  });

  test("has a hole where format is told how to write an argument, or has none for a place", () => {
    check("[format('{0:N2} {1,5} {2}', 5, 'a')]", "⟨{0:N2}⟩ ⟨{1,5}⟩ ⟨{2}⟩");
  });

  test("is one hole for a format whose braces do not fit or that is computed", () => {
    check("[format('{', 'a')]", "⟨[format('{', 'a')]⟩");
    check("[format('{x}', 'a')]", "⟨[format('{x}', 'a')]⟩");
    check("[format(parameters('x'), 'a')]", "⟨[format(parameters('x'), 'a')]⟩");
  });

  test("takes an alternative only where both are written alike", () => {
    check("[concat('a', if(parameters('c'), 'b', 'b'))]", "ab");
    check("[concat('a', if(parameters('c'), 'b', 'd'))]", "a⟨if(parameters('c'), 'b', 'd')⟩");
    check("[concat('a', if(parameters('c'), 'b'))]", "a⟨if(parameters('c'), 'b')⟩");
  });

  test("is changed by the functions that make one text of another", () => {
    check("[replace(format('{0}', 'ms-exports'), '-', '_')]", "ms_exports");
    check("[concat(toLower('AB'), toUpper(concat('c', 'd')), string('e'))]", "abCDe");
    check("[toUpper(parameters('x'))]", "⟨[toUpper(parameters('x'))]⟩");
    check(
      "[concat('a', replace(concat('b', parameters('x')), 'b', 'c'), 'd')]",
      "a⟨replace(concat('b', parameters('x')), 'b', 'c')⟩d",
    );
    check("[replace('aa', 'a', '$&')]", "$&$&");
    check("[replace('a', '', 'b')]", "⟨[replace('a', '', 'b')]⟩");
  });

  test("has variables as text, through other variables and their members", () => {
    const variables = `{ "table": "Events", "text": "[concat(variables('Table'), ' | count')]", "n": 5, "f": 1.5,
      "all": { "names": { "table": "Raw" } }, "again": "[variables('all')]", "bracket": "[[a] b" }`;
    check("[concat('.drop table ', variables('TABLE'))]", ".drop table Events", { variables });
    check("[variables('text')]", "Events | count", { variables });
    check("[concat('take ', variables('n'))]", "take 5", { variables });
    check("[concat('take ', variables('f'))]", "take ⟨variables('f')⟩", { variables });
    check("[concat(variables('all').names.table, '')]", "Raw", { variables });
    check("[concat(variables('all')['names'].Table, '')]", "Raw", { variables });
    check("[concat(variables('again').names.table, '')]", "Raw", { variables });
    check("[concat('a', variables('all').names)]", "a⟨variables('all').names⟩", { variables });
    check("[concat('a', variables('all').missing.x)]", "a⟨variables('all').missing.x⟩", { variables });
    check("[concat('a', variables('none'))]", "a⟨variables('none')⟩", { variables });
    check("[variables('bracket')]", "[a] b", { variables });
  });

  test("does not know parameters of the outermost template, whatever their default", () => {
    const parameters = `{ "x": { "type": "string", "defaultValue": "Events" } }`;
    check("[parameters('x')]", "⟨[parameters('x')]⟩", { parameters });
    const variables = `{ "v": "[format('{0} | count', parameters('x'))]" }`;
    check("[concat(variables('v'), ' ')]", "⟨variables('v')⟩ | count ", { parameters, variables });
  });

  test("knows what a template in the same file is given", () => {
    const passed = `{ "table": { "value": "Events" }, "handedOn": { "value": "[variables('v')]" }, "app": { "value": { "name": "A" } } }`;
    const options = {
      variables: `{ "v": "outer" }`,
      inner: { variables: `{ "v": "inner" }`, parameters: `{ "d": { "defaultValue": "default" } }` },
    };
    const value = `"[concat(parameters('table'), '-', parameters('handedOn'), '-', variables('v'), '-', parameters('app').name, '-', parameters('d'))]"`;
    assert.equal(showValue(nestedTemplate(value, passed, options)), "Events-outer-inner-A-default");
  });

  test("takes the variables of the outer template where a nested one has no scope of its own", () => {
    const options = {
      scope: "outer",
      variables: `{ "v": "outer" }`,
      inner: { variables: `{ "v": "inner" }` },
    };
    assert.equal(showValue(nestedTemplate(`"[variables('v')]"`, "{}", options)), "outer");
  });

  test("comes to an end where variables refer to themselves or double each other", () => {
    check("[concat('a', variables('v'))]", "a⟨variables('v')⟩", {
      variables: `{ "v": "[concat(variables('v'))]" }`,
    });
    check("[concat('a', variables('v').x)]", "a⟨variables('v').x⟩", {
      variables: `{ "v": "[variables('v')]" }`,
    });
    const doubling = Array.from(
      { length: 30 },
      (_, index) => `"v${index + 1}": "[concat(variables('v${index}'), variables('v${index}'))]"`,
    );
    check("[variables('v30')]", "⟨[variables('v30')]⟩", {
      variables: `{ "v0": "aaaa", ${doubling.join(", ")} }`,
    });
  });

  test("is one hole where the expression cannot be read", () => {
    for (const broken of [
      "[concat('a' 'b')]",
      "[concat('a', )]",
      "[concat('a']",
      "[concat('a))]",
      "[a]",
      "[]",
      "[concat('a')) ]",
      "[x(1)(2)]",
      "[-]",
      "[concat('a' + 'b')]",
      "[concat('a',,'b')]",
      "[variables('v')[]]",
    ]) {
      check(broken, `⟨${broken}⟩`);
    }
  });

  test("is one hole where it holds the character that stands for holes", () => {
    check("[concat('a\uFFFC', parameters('x'))]", "⟨[concat('a\uFFFC', parameters('x'))]⟩");
  });

  test("has what other functions, indexes and functions of the user yield as holes", () => {
    check("[concat('a', contoso.name('b'), 'c')]", "a⟨contoso.name('b')⟩c");
    check("[concat('a', variables('list')[0].x, 'b')]", "a⟨variables('list')[0].x⟩b");
    check(
      "[concat('a', reference('x', '2020-01-01', 'full').identity.principalId)]",
      "a⟨reference('x', '2020-01-01', 'full').identity.principalId⟩",
    );
  });
});

suite("a string of an ARM template", () => {
  test("that begins with a bracket but does not end with one is text", () => {
    check("[dbo].[Events] | count", "[dbo].[Events] | count");
    check("[a", "[a");
  });

  test("that looks like an expression still being typed is unknown", () => {
    check("[concat('a', ", "⟨[concat('a', ⟩");
  });

  test("that begins with two brackets is text", () => {
    check("[[concat('a')]", "[concat('a')]");
    check("[[1] | count", "[1] | count");
  });

  test("is literal where all of it is", () => {
    const literal = valueIn(templateWith(`"[concat('a', 'b')]"`));
    assert.equal(literalString(literal), "ab");
    assert.equal(isExpression(literal), false);
    const computed = valueIn(templateWith(`"[concat('a', parameters('x'))]"`));
    assert.equal(literalString(computed), undefined);
    assert.equal(isExpression(computed), true);
    const expression = valueIn(templateWith(`"[concat('@', 'item()')]"`));
    assert.equal(literalString(expression), undefined);
    assert.equal(isExpression(expression), true);
  });
});
