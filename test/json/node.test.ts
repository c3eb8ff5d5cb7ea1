import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { JsonNode } from "../../server/src/json/node";
import { parseJson } from "../../server/src/json/parse";
import { rootOf } from "../helpers/jsonActivities";
import { allNodes } from "../helpers/jsonMistakes";
import { readMarks } from "../helpers/marks";

suite("JsonNode", () => {
  test("reads each kind of value", () => {
    const root = rootOf('{ "o": {}, "a": [], "s": "x", "n": -1.5e1, "t": true, "f": false, "z": null }');
    const kinds = ["object", "array", "string", "number", "boolean", "boolean", "null"];
    assert.deepEqual(
      [...root.children()].map((child) => child.kind),
      kinds,
    );
    assert.equal(root.get("s")?.stringValue, "x");
    assert.equal(root.get("n")?.numberValue, -15);
    assert.equal(root.get("t")?.booleanValue, true);
    assert.equal(root.get("f")?.booleanValue, false);
  });

  test("answers undefined for what a value is not", () => {
    const root = rootOf('{ "s": "1", "n": 1 }');
    assert.equal(root.get("s")?.numberValue, undefined);
    assert.equal(root.get("s")?.booleanValue, undefined);
    assert.equal(root.get("n")?.stringValue, undefined);
    assert.equal(root.get("n")?.text, undefined);
    assert.equal(root.get("missing"), undefined);
    assert.equal(root.get("s")?.get("s"), undefined);
    assert.equal(root.key, undefined);
    assert.equal(root.keySpan, undefined);
    assert.equal(root.parent, undefined);
    assert.equal(root.nextSibling, undefined);
    assert.equal(root.get("s")?.firstChild, undefined);
  });

  test("has no root in a document without a value", () => {
    for (const text of ["", " \n", "// only a comment", "}"]) {
      assert.equal(JsonNode.root(parseJson(text).tree), undefined, text);
    }
  });

  test("knows the spans of keys, values and properties", () => {
    const { text, spans } = readMarks('{ ««"a"» : «{ "b": 1 }»» , "c": [] }');
    const node = rootOf(text).get("a");
    assert.deepEqual([node?.propertySpan, node?.keySpan, node?.span], spans);
    assert.equal(node?.rawText, '{ "b": 1 }');
    assert.equal(node?.documentText, text);
  });

  test("lets the last of two properties with one name count", () => {
    const root = rootOf('{ "a": 1, "b": 2, "a": 3 }');
    assert.equal(root.get("a")?.numberValue, 3);
    assert.equal([...root.children()].length, 3);
  });

  test("finds keys by their decoded names", () => {
    const root = rootOf(String.raw`{ "\u0061b": 1, "say \"hi\"": 2, "\ud83d\ude00": 3, "": 4, "a\\b": 5 }`);
    assert.equal(root.get("ab")?.numberValue, 1);
    assert.equal(root.get('say "hi"')?.numberValue, 2);
    assert.equal(root.get("😀")?.numberValue, 3);
    assert.equal(root.get("")?.numberValue, 4);
    assert.equal(root.get("a\\b")?.numberValue, 5);
    assert.equal(root.get("a\\\\b"), undefined);
    assert.equal(root.get(String.raw`\u0061b`), undefined);
  });

  test("does not find keys that are still being typed", () => {
    const root = rootOf('{\n  "type": 1,\n  "type\n}');
    assert.equal(root.get("type")?.numberValue, 1);
    assert.equal(root.get("typ"), undefined);
    assert.equal([...root.children()].length, 2);
  });

  test("finds keys without quotes", () => {
    const root = rootOf("{ name: 1, 'type': 2, true: 3 }");
    assert.equal(root.get("name")?.numberValue, 1);
    assert.equal(root.get("name")?.key, "name");
  });

  test("reads a string that is not closed up to the end of its line", () => {
    const root = rootOf('{ "a": "x\\" y\n, "b": 1 }');
    assert.equal(root.get("a")?.stringValue, 'x" y');
    assert.equal(root.get("b")?.numberValue, 1);
    assert.equal(rootOf('"').stringValue, "");
    assert.equal(rootOf('"a\\"').stringValue, 'a"');
  });

  test("marks a property without a value as missing, and text that is no JSON as invalid", () => {
    const { text, spans } = readMarks('{ "a"«», "b": «»}'.replace('"b": «»', '"b"«»:'));
    const root = rootOf(text);
    assert.equal(root.get("a")?.kind, "missing");
    assert.deepEqual([root.get("a")?.span, root.get("b")?.span], spans);
    assert.equal(rootOf("[nul]").firstChild?.kind, "invalid");
    assert.equal(rootOf("[nul]").firstChild?.rawText, "nul");
  });

  test("walks down a path", () => {
    const root = rootOf('{ "a": { "b": { "c": 1 } } }');
    assert.equal(root.at("a", "b", "c")?.numberValue, 1);
    assert.equal(root.at("a", "x", "c"), undefined);
    assert.ok(root.at()?.isSame(root));
  });

  test("walks over children, siblings and descendants in document order", () => {
    const root = rootOf('{ "a": [1, { "b": 2 }], "c": 3 }');
    assert.deepEqual(
      [...root.descendants()].map((node) => node.pointer),
      ["/a", "/a/0", "/a/1", "/a/1/b", "/c"],
    );
    assert.deepEqual(
      [...(root.get("a")?.descendants() ?? [])].map((node) => node.pointer),
      ["/a/0", "/a/1", "/a/1/b"],
    );
    assert.ok(root.firstChild?.nextSibling?.isSame(rootOf("[]")) === false);
    assert.equal(root.firstChild?.nextSibling?.key, "c");
    assert.equal(root.firstChild?.nextSibling?.nextSibling, undefined);
  });

  test("finds values that are missing among the descendants", () => {
    assert.deepEqual(
      [...rootOf('{"a"').descendants()].map((node) => node.kind),
      ["missing"],
    );
  });

  test("tells whether two views show one value", () => {
    const root = rootOf('{ "a": 1, "b": 1 }');
    assert.equal(root.get("a")?.isSame(root.firstChild ?? root), true);
    assert.equal(root.isSame(rootOf('{ "a": 1, "b": 1 }')), false);
  });

  test("writes pointers with escapes and indexes", () => {
    const root = rootOf('{ "a/b": [ { "m~n": 1 } ], "": 2 }');
    const pointers = [...allNodes(root)].map((node) => node.pointer);
    assert.deepEqual(pointers, ["", "/a~1b", "/a~1b/0", "/a~1b/0/m~0n", "/"]);
  });

  test("finds the smallest value whose property covers an offset", () => {
    for (const [marked, pointer] of [
      ['{ "$0a": { "b": 1 } }', "/a"],
      ['{ "a": { "b"$0: 1 } }', "/a/b"],
      ['{ "a": { "b": 1$0 } }', "/a/b"],
      ['{ "a": {$0 "b": 1 } }', "/a"],
      ['{ "a": 1, $0 "b": 1 }', ""],
      ['[ "x", "y$0" ]', "/1"],
      ['[ "x",$0 "y" ]', ""],
      ['$0{ "a": 1 }', ""],
    ] as const) {
      const { text, cursors } = readMarks(marked);
      assert.equal(rootOf(text).nodeAtOffset(cursors[0] ?? -1)?.pointer, pointer, marked);
    }
    assert.equal(rootOf(" {} ").nodeAtOffset(0), undefined);
    assert.equal(rootOf(" {} ").nodeAtOffset(4), undefined);
  });

  test("looks only inside itself for an offset", () => {
    const root = rootOf('{ "a": { "b": 1 }, "c": 2 }');
    assert.equal(root.get("c")?.nodeAtOffset(14), undefined);
    assert.equal(root.get("a")?.nodeAtOffset(10)?.key, "b");
  });

  test("carries whether brackets begin expressions to every value", () => {
    const root = JsonNode.root(parseJson('{ "a": [1] }').tree, { hasBracketExpressions: true });
    assert.equal(root?.hasBracketExpressions, true);
    assert.equal(root?.get("a")?.firstChild?.hasBracketExpressions, true);
    assert.equal(rootOf("{}").hasBracketExpressions, false);
  });

  test("finds the properties of a name at any depth, and only inside itself", () => {
    const root = rootOf('{ "a": { "n": 1, "x": [{ "n": 2 }] }, "n": { "n": 3 }, "\\u006e": 4, "m": "n" }');
    const pointers = [...root.propertiesNamed("n")].map((node) => node.pointer);
    assert.deepEqual(pointers, ["/a/n", "/a/x/0/n", "/n", "/n/n", "/n"]);
    assert.deepEqual([...(root.get("a")?.propertiesNamed("n") ?? [])].length, 2);
  });

  test("finds the strings that may hold a character, and only inside itself", () => {
    const root = rootOf('{ "a@": "x", "b": ["@", "y", "\\u0040"], "c": "z@", "d": "\\n" }');
    const pointers = [...root.stringsThatMayHold("@")].map((node) => node.pointer);
    assert.deepEqual(pointers, ["/b/0", "/b/2", "/c"]);
    assert.deepEqual([...(root.get("b")?.stringsThatMayHold("@") ?? [])].length, 2);
    assert.deepEqual([...(root.get("a@")?.stringsThatMayHold("@") ?? [])].length, 0);
  });

  test("contains what lies between its ends", () => {
    const node = rootOf('[ "abc" ]').firstChild;
    assert.equal(node?.contains({ start: 2, end: 7 }), true);
    assert.equal(node?.contains({ start: 1, end: 4 }), false);
    assert.equal(node?.contains({ start: 4, end: 8 }), false);
  });
});
