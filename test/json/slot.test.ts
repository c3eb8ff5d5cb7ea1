import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { JsonNode } from "../../server/src/json/node";
import { parseJson } from "../../server/src/json/parse";
import { slotAt } from "../../server/src/json/slot";
import { readMarks } from "../helpers/marks";

suite("slots", () => {
  test("for a key are in empty objects, behind commas and between properties", () => {
    assert.equal(show(`{$0}`), "key «»");
    assert.equal(show(`{ $0 }`), "key «»");
    assert.equal(show(`{ "a": 1, $0 }`), "key «»");
    assert.equal(show(`{ "a": 1,\n  $0\n  "b": 2 }`), "key «» comma behind");
    assert.equal(show(`{ $0 "b": 2 }`), "key «» comma behind");
    assert.equal(show(`{ "a": 1\n  $0\n}`), "key «» comma at 8");
    assert.equal(show(`{ "a": 1\n  $0\n, "b": 2 }`), "key «» comma at 8");
    assert.equal(show(`{ "a": {}\n  $0\n}`), "key «» comma at 9");
    assert.equal(show(`{ "a": 1, // why\n  $0\n}`), "key «»");
  });

  test("for a key are in keys, whole, half typed and without quotes", () => {
    assert.equal(show(`{ "ty$0pe": 1 }`), `key «"type"» of a property, before its colon`);
    assert.equal(show(`{ "ty$0" }`), `key «"ty"» of a property`);
    assert.equal(show(`{ "ty$0 }`), `key «"ty» of a property`);
    assert.equal(show(`{\n  "a": 1,\n  "ty$0\n}`), `key «"ty» of a property`);
    assert.equal(show(`{\n  "a": 1,\n  "ty$0\n  "b": 2\n}`), `key «"ty» of a property comma behind`);
    assert.equal(show(`{\n  "a": 1,\n  "$0"\n  "b": 2\n}`), `key «""» of a property comma behind`);
    assert.equal(show(`{\n  "a": 1\n  "$0"\n}`), `key «""» of a property comma at 10`);
    assert.equal(show(`{\n  "a": 1,\n  ty$0\n}`), "key «ty»");
    assert.equal(show(`{ "a": 1, ty$0pe "b": 2 }`), "key «type» comma behind");
  });

  test("for a value are in values and behind colons", () => {
    assert.equal(show(`{ "a": "x$0y" }`), `value «"xy"» of a`);
    assert.equal(show(`{ "a": "$0" }`), `value «""» of a`);
    assert.equal(show(`{ "a": $0 }`), "value «» of a");
    assert.equal(show(`{ "a":$0 }`), "value «» of a");
    assert.equal(show(`{ "a": $0, "b": 1 }`), "value «» of a");
    assert.equal(show(`{\n  "a": $0\n  "b": 1\n}`), "value «» of a comma behind");
    assert.equal(show(`{ "a": tr$0 }`), "value «tr» of a");
    assert.equal(show(`{\n  "a": "x$0\n}`), `value «"x» of a`);
    assert.equal(show(`{\n  "a": "$0,\n  "b": 1\n}`), `value «"» of a`);
  });

  test("for an element are in arrays, between elements and in them", () => {
    assert.equal(show(`[$0]`), "element «»");
    assert.equal(show(`[ $0 ]`), "element «»");
    assert.equal(show(`[ {}, $0 ]`), "element «»");
    assert.equal(show(`[ {}\n $0\n {} ]`), "element «» comma at 4 comma behind");
    assert.equal(show(`[ "a$0" ]`), `element «"a"» of an element`);
    assert.equal(show(`[ "a", $0"b" ]`), `element «» comma behind`);
  });

  test("for a value are right before a value too", () => {
    assert.equal(show(`{ "a": $0"x" }`), `value «"x"» of a`);
  });

  test("are nowhere else", () => {
    for (const text of [
      `$0{}`,
      `{}$0`,
      `{ "a"$0: 1 }`,
      `{ "a": "x"$0 }`,
      `{ "a": {}$0 }`,
      `{ "a": 1, ) $0 }`,
      `{ /* $0 */ }`,
      `{ // $0\n }`,
      ``,
    ]) {
      assert.equal(show(text), "nothing", text);
    }
  });
});

function show(marked: string): string {
  const { text, cursors } = readMarks(marked);
  const root = JsonNode.root(parseJson(text).tree);
  const slot = root && slotAt(root, cursors[0] ?? 0);
  if (slot === undefined) return "nothing";
  const { kind, span, commas } = slot;
  const parts = [`${kind} «${text.slice(span.start, span.end)}»`];
  if (slot.kind === "key" && slot.property !== undefined) parts.push("of a property");
  if (slot.kind === "element" && slot.element !== undefined) parts.push("of an element");
  if (slot.kind === "value") parts.push(`of ${slot.property.key}`);
  const shown = parts.join(" ") + (slot.kind === "key" && slot.hasColon ? ", before its colon" : "");
  return [
    shown,
    ...(commas.before === undefined ? [] : [`comma at ${commas.before}`]),
    ...(commas.isMissingBehind ? ["comma behind"] : []),
  ].join(" ");
}
