import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { readLastName, readName } from "../../../server/src/expression/template/name";
import { rootOf } from "../../helpers/expressionText";
import { nestedTemplate, type Sections, templateWith, valueIn } from "../../helpers/templateText";

function nameOf(expression: string, sections?: Sections): string | undefined {
  return readName(valueIn(templateWith(JSON.stringify(expression), sections)));
}

function lastNameOf(expression: string, sections?: Sections): string | undefined {
  return readLastName(valueIn(templateWith(JSON.stringify(expression), sections)));
}

suite("a name that an ARM template puts together", () => {
  test("is what its literals and variables yield", () => {
    assert.equal(nameOf("Load"), "Load");
    assert.equal(nameOf("[concat('Lo', 'ad')]"), "Load");
    const variables = `{ "kind": "Load" }`;
    assert.equal(nameOf("[format('{0}_all', variables('kind'))]", { variables }), "Load_all");
  });

  test("has the default of a parameter for what it yields", () => {
    const parameters = `{ "x": { "defaultValue": "Events" } }`;
    assert.equal(nameOf("[parameters('x')]", { parameters }), "Events");
    assert.equal(nameOf("[concat('Load_', parameters('x'))]", { parameters }), "Load_Events");
  });

  test("shows what is unknown as it is written", () => {
    assert.equal(nameOf("[parameters('x')]"), "[parameters('x')]");
    assert.equal(
      nameOf("[concat('Load_', parameters('x'), '_', uniqueString('y'))]"),
      "Load_[parameters('x')]_[uniqueString('y')]",
    );
    const alternatives = "if(empty(parameters('x')), 'a', 'b')";
    assert.equal(nameOf(`[${alternatives}]`), `[${alternatives}]`);
  });

  test("cannot be told where the same text need not yield the same", () => {
    assert.equal(nameOf("[concat('Load', copyIndex())]"), undefined);
    assert.equal(nameOf("[concat('Load' 'x')]"), undefined);
    const unknown = nestedTemplate(`"[concat('Load_', parameters('x'))]"`, "{}");
    assert.equal(readName(valueIn(unknown)), undefined);
  });

  test("is what the outer template passes to a nested one", () => {
    const passed = `{ "x": { "value": "Events" }, "y": { "value": "[parameters('z')]" } }`;
    const value = `"[format('{0}_{1}', parameters('x'), parameters('y'))]"`;
    assert.equal(readName(valueIn(nestedTemplate(value, passed))), "Events_[parameters('z')]");
  });

  test("of a child resource is what follows the last slash", () => {
    assert.equal(lastNameOf("[concat(parameters('factoryName'), '/Load')]"), "Load");
    assert.equal(lastNameOf("[format('{0}/{1}', parameters('factoryName'), 'Load all')]"), "Load all");
    assert.equal(
      lastNameOf("[concat(parameters('factoryName'), '/', 'Load_', parameters('x'))]"),
      "Load_[parameters('x')]",
    );
    assert.equal(lastNameOf("[concat(parameters('a'), '/network/', 'endpoint')]"), "endpoint");
    assert.equal(lastNameOf("factory/Load"), "Load");
    assert.equal(lastNameOf("Load"), "Load");
    assert.equal(
      lastNameOf("[parameters('full')]", { parameters: `{ "full": { "defaultValue": "f/Load" } }` }),
      "Load",
    );
    assert.equal(lastNameOf("[concat(copyIndex(), '/Load')]"), "Load");
  });

  test("is taken as it stands outside of templates", () => {
    assert.equal(readName(rootOf(`"[concat('a', 'b')]"`)), "[concat('a', 'b')]");
    assert.equal(readName(rootOf(`"a/b"`)), "a/b");
    assert.equal(readName(rootOf("5")), undefined);
    assert.equal(nameOf("[[a]"), "[a]");
  });
});
