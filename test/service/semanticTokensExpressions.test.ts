import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { kustoLookup, pipeline } from "../helpers/builders";
import { checkWords, tokensOf, wordsOf } from "./semanticTokensShown";

suite("the semantic tokens of expressions", () => {
  test("show interpolations inside names, strings and comments", () => {
    const query = `"Events_@{item().x} | where a == '@{toLower(variables('v'))}b' // @{pipeline().parameters.p}"`;
    checkWords(query, [
      "type Events_",
      "macro.embedded @{",
      "function.defaultLibrary item",
      "property x",
      "macro.embedded }",
      "keyword where",
      "property a",
      "string '",
      "macro.embedded @{",
      "function.defaultLibrary toLower",
      "function.defaultLibrary variables",
      "string '",
      "variable v",
      "string '",
      "macro.embedded }",
      "string b'",
      "comment // ",
      "macro.embedded @{",
      "function.defaultLibrary pipeline",
      "property parameters",
      "parameter p",
      "macro.embedded }",
    ]);
  });

  test("show the KQL in the strings of concat, and a KQL string that goes on behind a hole", () => {
    const query = `{ "value": "@concat('T | where a == ''', item(), ''' | take ', 5, if(true, 'x', null))", "type": "Expression" }`;
    checkWords(query, [
      "macro.embedded @",
      "function.defaultLibrary concat",
      "string '",
      "type T",
      "keyword where",
      "property a",
      "string ''",
      "string '",
      "function.defaultLibrary item",
      "string '",
      "string ''",
      "keyword take",
      "string '",
      "number 5",
      "function.defaultLibrary if",
      "keyword.readonly true",
      "string 'x'",
      "keyword.readonly null",
    ]);
  });

  test("cover the expressions elsewhere in a pipeline with KQL, and there alone the literal text is left", () => {
    const text = kustoLookup('"T"', `"firstRowOnly": { "value": "@equals(1, 2)", "type": "Expression" }`);
    const wanted = ["type T", "macro.embedded @", "function.defaultLibrary equals", "number 1", "number 2"];
    assert.deepEqual(wordsOf(text, tokensOf(text)), wanted);
    const sql = pipeline(
      `{ "name": "A", "type": "Lookup", "typeProperties": { "source": { "query": "SELECT @{item()}" } } }`,
    );
    assert.deepEqual(tokensOf(sql), []);
    assert.deepEqual(wordsOf(sql, tokensOf(sql, { scope: "factory" })), [
      "macro.embedded @{",
      "function.defaultLibrary item",
      "macro.embedded }",
    ]);
  });

  test("stand where no grammar can tell: the type behind the query, the value on another line", () => {
    const text = pipeline(
      `{ "name": "A", "type": "Lookup", "typeProperties": { "source": {
        "query":
          "T | count",
        "type": "AzureDataExplorerSource" } } }`,
    );
    assert.deepEqual(wordsOf(text, tokensOf(text)), ["type T", "keyword count"]);
  });

  test("show what is broken as far as it can be read", () => {
    checkWords(`"T | where @{concat('a, item()} | take 5"`, [
      "type T",
      "keyword where",
      "macro.embedded @{",
      "function.defaultLibrary concat",
      "string 'a, item()",
      "macro.embedded }",
      "keyword take",
      "number 5",
    ]);
  });

  test("show the KQL that an ARM template puts together, but not what it puts in from elsewhere", () => {
    const text = `{ "$schema": "x/deploymentTemplate.json#", "contentVersion": "1.0.0.0", "variables": { "v": "tables" },
      "resources": [{
      "type": "Microsoft.DataFactory/factories/pipelines", "name": "[concat('f', '/Load')]", "properties": { "activities": [
        { "name": "A", "type": "AzureDataExplorerCommand", "typeProperties": { "command": "[concat('.show ', 'tables')]" } },
        { "name": "B", "type": "AzureDataExplorerCommand", "typeProperties": { "command": "[concat('.show ', variables('v'))]" } },
        { "name": "C", "type": "AzureDataExplorerCommand", "typeProperties": { "command": "[parameters('x')]" } }] } }] }`;
    assert.deepEqual(wordsOf(text, tokensOf(text)), [
      "keyword .",
      "keyword show",
      "keyword tables",
      "keyword .",
      "keyword show",
    ]);
  });
});
