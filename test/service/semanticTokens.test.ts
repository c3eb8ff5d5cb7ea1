import assert from "node:assert/strict";
import { suite, test } from "node:test";
import {
  SEMANTIC_TOKEN_MODIFIERS,
  SEMANTIC_TOKEN_TYPES,
  semanticTokens,
} from "../../server/src/service/semanticTokens";
import { kustoCommand, kustoLookup, pipeline } from "../helpers/builders";
import { shownQuery } from "../helpers/shownKql";
import { checkWords, shown, tokensOf, wordsOf } from "./semanticTokensShown";

suite("the semantic tokens of KQL", () => {
  test("show operators at their place, functions, tables, numbers and comments", () => {
    const query = String.raw`"Events | where count > ago(1d) and where1 has 'x' // all\n| count | top 5 by take asc"`;
    checkQuery(query, [
      "type Events",
      "operator |",
      "keyword where",
      "property count",
      "operator >",
      "function.defaultLibrary ago",
      "operator (",
      "number 1d",
      "operator )",
      "operator.wordlike and",
      "property where1",
      "operator.wordlike has",
      "string 'x'",
      "comment // all",
      "operator |",
      "keyword count",
      "operator |",
      "keyword top",
      "number 5",
      "operator.wordlike by",
      "property take",
      "operator.wordlike asc",
    ]);
  });

  test("show the names of let statements, their parameters, and options", () => {
    const query = `"let n = 5; let f = (a: int) { T | take a }; set notruncation; U | take n | where f(n) == true"`;
    checkWords(query, [
      "keyword let",
      "variable.declaration n",
      "number 5",
      "keyword let",
      "function.declaration f",
      "parameter.declaration a",
      "type int",
      "type T",
      "keyword take",
      "property a",
      "keyword set",
      "property notruncation",
      "type U",
      "keyword take",
      "variable n",
      "keyword where",
      "function f",
      "variable n",
      "keyword.readonly true",
    ]);
  });

  test("show tables and operators inside brackets", () => {
    const query = `"union A, ['B c'], (C | count) | join kind=inner hint.remote=left D on x | mv-apply y on (top 2 by z)"`;
    checkWords(query, [
      "keyword union",
      "type A",
      "type [",
      "type 'B c'",
      "type ]",
      "type C",
      "keyword count",
      "keyword join",
      "property kind",
      "enumMember inner",
      "property hint",
      "property remote",
      "enumMember left",
      "type D",
      "operator.wordlike on",
      "property x",
      "keyword mv-apply",
      "property y",
      "operator.wordlike on",
      "keyword top",
      "number 2",
      "operator.wordlike by",
      "property z",
    ]);
  });

  test("show literals and regular expressions", () => {
    const query = `"print a = datetime(2024-01-31), b = dynamic([1]), c = extract(d matches regex 'e+')"`;
    checkWords(query, [
      "keyword print",
      "property a",
      "type datetime",
      "number 2024",
      "number -",
      "number 01",
      "number -",
      "number 31",
      "property b",
      "type dynamic",
      "number 1",
      "property c",
      "function.defaultLibrary extract",
      "property d",
      "operator.wordlike matches",
      "operator.wordlike regex",
      "regexp 'e+'",
    ]);
  });

  test("show what a command does and what it acts on", () => {
    checkCommand('".create-or-alter materialized-view Daily on table T { T | summarize count() by x }"', [
      "keyword .",
      "keyword create",
      "keyword -",
      "keyword or",
      "keyword -",
      "keyword alter",
      "keyword materialized",
      "keyword -",
      "keyword view",
      "type Daily",
      "operator.wordlike on",
      "keyword table",
      "type T",
      "type T",
      "keyword summarize",
      "function.defaultLibrary count",
      "operator.wordlike by",
      "property x",
    ]);
    checkCommand("\".set-or-append async T with (tags='x') <| U | count\"", [
      "keyword .",
      "keyword set-or-append",
      "keyword async",
      "type T",
      "operator.wordlike with",
      "property tags",
      "string 'x'",
      "type U",
      "keyword count",
    ]);
  });

  test("leave out the escapes of JSON and of KQL, whole", () => {
    checkWords(String.raw`"T\n| where \u0041bc == \"a\\\"b\\n\" and d == @'\\e'"`, [
      "type T",
      "keyword where",
      "property bc",
      "string a",
      "string b",
      "operator.wordlike and",
      "property d",
      "string @'",
      "string e'",
    ]);
  });
});

suite("the semantic tokens of a part", () => {
  test("are those of the texts that reach into it", () => {
    const text = pipeline(kustoCommand('".show tables"', "A"), kustoCommand('"T | count"', "B"));
    const start = text.indexOf("T | count");
    assert.deepEqual(wordsOf(text, tokensOf(text, { within: { start, end: start + 1 } })), [
      "type T",
      "keyword count",
    ]);
    assert.deepEqual(tokensOf(text, { within: { start: 0, end: 5 } }), []);
  });
});

suite("the semantic tokens of the KQL editor", () => {
  test("stand in its own text, with escapes of KQL left out", () => {
    const text = "T\n| where a == \"x\\ny\" and b == @{item().z} and c == '@@{d}'";
    assert.deepEqual(wordsOf(text, semanticTokens(shownQuery(text))), [
      "type T",
      "keyword where",
      "property a",
      'string "x',
      'string y"',
      "operator.wordlike and",
      "property b",
      "macro.embedded @{",
      "function.defaultLibrary item",
      "property z",
      "macro.embedded }",
      "operator.wordlike and",
      "property c",
      "string '@@{d}'",
    ]);
  });

  test("end with their lines", () => {
    const text = "print ```a\r\nb``` // c\n";
    assert.deepEqual(wordsOf(text, semanticTokens(shownQuery(text))), [
      "keyword print",
      "string ```a",
      "string b```",
      "comment // c",
    ]);
  });

  test("take an @ at the start as it stands", () => {
    for (const text of ["@'a' | count", "@@'a' | count"]) {
      assert.deepEqual(wordsOf(text, semanticTokens(shownQuery(text))).slice(-1), ["keyword count"], text);
    }
  });
});

test("the semantic tokens use no type or modifier that is not listed", () => {
  const text = kustoLookup(`"let a = 1; T | where @{item()} == true // x"`);
  for (const { type, modifiers } of tokensOf(text)) {
    assert.ok(SEMANTIC_TOKEN_TYPES.includes(type));
    assert.ok(modifiers.every((modifier) => SEMANTIC_TOKEN_MODIFIERS.includes(modifier)));
  }
});

function checkQuery(query: string, expected: readonly string[]): void {
  const text = kustoLookup(query);
  assert.deepEqual(shown(text, tokensOf(text)), expected);
}

function checkCommand(command: string, expected: readonly string[]): void {
  const text = pipeline(kustoCommand(command));
  assert.deepEqual(wordsOf(text, tokensOf(text)), expected);
}
