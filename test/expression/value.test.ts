import assert from "node:assert/strict";
import { suite, test } from "node:test";
import {
  contentSpan,
  expressionsIn,
  isExpression,
  literalBoolean,
  literalNumber,
  literalString,
  readText,
} from "../../server/src/expression/value";
import { mark, rootOf, textOf } from "../helpers/expressionText";

const IS_TEMPLATE = { isTemplate: true };

function literalOf(document: string, options?: typeof IS_TEMPLATE): string {
  const text = textOf(document, options);
  assert.ok(text.kind === "literal", `The text is of the kind "${text.kind}".`);
  return text.text.text;
}

function showParts(document: string): readonly string[] {
  const text = textOf(document);
  assert.ok(text.kind === "interpolated", `The text is of the kind "${text.kind}".`);
  return text.parts.map((part) => {
    if (part.kind === "literal") return part.text.text;
    const { start, end } = text.decoded.toDocument(part.span);
    return `⟨${document.slice(start, end)}⟩`;
  });
}

suite("expression/value", () => {
  test("reads a string without @ as a literal", () => {
    assert.equal(literalOf(String.raw`"Events\n| take \u0035"`), "Events\n| take 5");
  });

  test("reads an @ in the middle of a string as it stands", () => {
    assert.equal(literalOf(`"a@b.c @ [@x] @@y"`), "a@b.c @ [@x] @@y");
    assert.equal(literalOf(`" @item()"`), " @item()");
  });

  test("reads two @ at the start, or before a brace, as one", () => {
    assert.equal(literalOf(`"@@"`), "@");
    assert.equal(literalOf(`"@@item()"`), "@item()");
    assert.equal(literalOf(`"Answer: @@{item()}"`), "Answer: @{item()}");
    assert.equal(literalOf(`"@@{a} and @@{b}"`), "@{a} and @{b}");
  });

  test("maps an escaped @ to both of them", () => {
    const document = `"@@a @@{b}"`;
    const text = textOf(document);
    assert.ok(text.kind === "literal");
    const spans = [...text.text.text].map((_, index) =>
      text.text.toDocument({ start: index, end: index + 1 }),
    );
    assert.equal(mark(document, spans), `"«@@»«a»« »«@@»«{»«b»«}»"`);
  });

  test("reads a string that starts with @ as an expression", () => {
    const text = textOf(`"@item()"`);
    assert.equal(text.kind, "expression");
    assert.equal(text.isExpressionObject, false);
  });

  test("reads the parts of an interpolated string", () => {
    assert.deepEqual(showParts(`"A @{item()} B@{variables('}')}"`), [
      "A ",
      "⟨@{item()}⟩",
      " B",
      "⟨@{variables('}')}⟩",
    ]);
    assert.deepEqual(showParts(`"@{item()}"`), ["⟨@{item()}⟩"]);
    assert.deepEqual(showParts(`"@{a()}@{b()}"`), ["⟨@{a()}⟩", "⟨@{b()}⟩"]);
    assert.deepEqual(showParts(`"@@x @@{y} @{item()}"`), ["@x @{y} ", "⟨@{item()}⟩"]);
  });

  test("reads the value of an Expression object, whatever the case of its type", () => {
    const document = `{ "value": "@item()", "type": "EXPRESSION" }`;
    const text = textOf(document);
    assert.equal(text.kind, "expression");
    assert.equal(text.isExpressionObject, true);
    assert.equal(text.node.rawText, `"@item()"`);
    assert.equal(mark(document, [contentSpan(text)]), `{ "value": "«@item()»", "type": "EXPRESSION" }`);
  });

  test("reads an Expression object without @ as a literal", () => {
    assert.equal(literalOf(`{ "type": "Expression", "value": "Events" }`), "Events");
  });

  test("reads nothing from values that are no text", () => {
    for (const document of ["5", "true", "null", "[]", "{}", `{ "value": "@item()", "type": "String" }`]) {
      assert.equal(readText(rootOf(document)), undefined, document);
    }
    assert.equal(readText(rootOf(`{ "value": 5, "type": "Expression" }`)), undefined);
    assert.equal(readText(rootOf(`{ "type": "Expression" }`)), undefined);
  });

  test("takes brackets for a template's expression in templates only", () => {
    assert.equal(textOf(`"[concat('a')]"`, IS_TEMPLATE).kind, "template");
    assert.equal(
      textOf(`{ "value": "[format('@{0}', 1)]", "type": "Expression" }`, IS_TEMPLATE).kind,
      "template",
    );
    assert.equal(literalOf(`"[concat('a')]"`), "[concat('a')]");
  });

  test("unescapes two brackets at the start of a template's string", () => {
    assert.equal(literalOf(`"[[dbo].[Events]"`, IS_TEMPLATE), "[dbo].[Events]");
    const document = `"[[a] @{item()}"`;
    const text = textOf(document, IS_TEMPLATE);
    assert.ok(text.kind === "interpolated");
    const [first] = text.parts;
    assert.ok(first?.kind === "literal");
    assert.equal(mark(document, [first.text.toDocument({ start: 0, end: 1 })]), `"«[[»a] @{item()}"`);
    assert.equal(literalOf(`"[[dbo]"`), "[[dbo]");
  });

  test("gives the literal values of each type", () => {
    assert.equal(literalString(rootOf(`"a"`)), "a");
    assert.equal(literalString(rootOf(`"@item()"`)), undefined);
    assert.equal(literalString(rootOf(`"a @{item()}"`)), undefined);
    assert.equal(literalString(rootOf("5")), undefined);
    assert.equal(literalBoolean(rootOf("true")), true);
    assert.equal(literalBoolean(rootOf("null")), undefined);
    assert.equal(literalBoolean(rootOf(`{ "value": false, "type": "Expression" }`)), false);
    assert.equal(literalNumber(rootOf("50")), 50);
    assert.equal(literalNumber(rootOf(`{ "value": 50, "type": "Expression" }`)), 50);
    assert.equal(literalNumber(rootOf("true")), undefined);
  });

  test("reads booleans and numbers that are written as text", () => {
    assert.equal(literalBoolean(rootOf(`"True"`)), true);
    assert.equal(literalBoolean(rootOf(`{ "value": "false", "type": "Expression" }`)), false);
    assert.equal(literalBoolean(rootOf(`"yes"`)), undefined);
    assert.equal(literalBoolean(rootOf(`"@item()"`)), undefined);
    assert.equal(literalNumber(rootOf(`"50"`)), 50);
    assert.equal(literalNumber(rootOf(`{ "value": "-1.5", "type": "Expression" }`)), -1.5);
    for (const text of ["", " ", "5 rows", "0x10", "@item()"])
      assert.equal(literalNumber(rootOf(JSON.stringify(text))), undefined);
  });

  test("tells expressions from literals", () => {
    assert.equal(isExpression(rootOf(`"@item()"`)), true);
    assert.equal(isExpression(rootOf(`"a @{item()}"`)), true);
    assert.equal(isExpression(rootOf(`{ "value": "@item()", "type": "Expression" }`)), true);
    assert.equal(isExpression(rootOf(`"[a()]"`, IS_TEMPLATE)), true);
    assert.equal(isExpression(rootOf(`"@@item()"`)), false);
    assert.equal(isExpression(rootOf(`{ "value": "a", "type": "Expression" }`)), false);
    assert.equal(isExpression(rootOf("true")), false);
  });

  test("finds the texts with expressions in document order", () => {
    const root = rootOf(`{
      "b": [ "@b()", { "value": "@{c()}", "type": "Expression" }, "literal" ],
      "a": { "value": { "inner": "@d()" }, "type": "Expression" },
      "z": "@e()"
    }`);
    assert.deepEqual(
      [...expressionsIn(root)].map((text) => text.decoded.text),
      ["@b()", "@{c()}", "@d()", "@e()"],
    );
  });

  test("looks for no expressions where there are never any", () => {
    const root = rootOf(`{
      "name": "@a", "type": "@a", "referenceName": "@a", "description": "@a", "annotations": [ "@a" ],
      "folder": { "name": "@a" }, "schema": [ { "path": "@a" } ], "userProperties": [ { "value": "@{a}" } ],
      "parameters": { "Day": { "type": "String", "defaultValue": "@a" }, "Table": "@b()" }
    }`);
    assert.deepEqual(
      [...expressionsIn(root)].map((text) => text.decoded.text),
      ["@b()"],
    );
  });

  test("reads of an Expression object its value alone, whatever else stands in it", () => {
    const root = rootOf(`{
      "a": { "type": "Expression", "other": "@no", "value": "@a()", "more": { "x": ["@no"] } },
      "b": { "type": "Expression", "value": "plain", "other": "@no" },
      "c": { "type": "Expression", "value": { "x": "@c()" }, "other": "@d()" },
      "d": { "type": "Expression", "value": { "type": "Expression", "value": "@e()" } },
      "e": { "type": "Expression", "other": "@f()" },
      "f": { "type": "Expression", "value": "@no", "value": "@g()" }
    }`);
    assert.deepEqual(
      [...expressionsIn(root)].map((text) => text.decoded.text),
      ["@a()", "@c()", "@d()", "@e()", "@f()", "@g()"],
    );
  });

  test("finds expressions whose at sign is written as an escape, and none in keys and beside the value", () => {
    const root = rootOf(
      '{ "@key": 1, "a": "\\u0040a()", "b": "\\u0041", "c": "\\u0040{b()}", "@d": "@d()" }',
    );
    assert.deepEqual(
      [...expressionsIn(root)].map((text) => text.decoded.text),
      ["@a()", "@{b()}", "@d()"],
    );
    const inner = root.get("a");
    assert.ok(inner !== undefined);
    assert.deepEqual(
      [...expressionsIn(inner)].map((text) => text.decoded.text),
      ["@a()"],
    );
  });
});
