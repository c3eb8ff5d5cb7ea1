import assert from "node:assert/strict";
import { suite, test } from "node:test";
import {
  changeProperties,
  insertElement,
  type JsonValue,
  removeElements,
  removeProperties,
  replaceValue,
  setProperty,
} from "../../server/src/json/edit";
import type { JsonNode } from "../../server/src/json/node";
import { parseJson } from "../../server/src/json/parse";
import { isCloser, scanTokens, Token } from "../../server/src/json/tokens";
import { overlaps } from "../../server/src/text/span";
import { applyEdits, type TextEdit } from "../../server/src/text/textEdit";
import { rootOf } from "../helpers/jsonActivities";
import { allNodes } from "../helpers/jsonMistakes";
import { type Random, randomNumbers } from "../helpers/jsonRandom";
import { readValue, writeRandomJson } from "../helpers/jsonValues";

const ROUNDS = 3_000;

/** An edit of one value, and what the value is to be afterwards. */
interface Change {
  readonly edits: readonly TextEdit[];
  readonly expected: JsonValue;
  /** Values that no edit may touch. */
  readonly kept: readonly JsonNode[];
}

suite("any edit, at any place of any document,", () => {
  test("gives JSON with just that change", () => {
    const random = randomNumbers(3);
    for (let round = 0; round < ROUNDS; round++) {
      const text = writeRandomJson(random);
      const root = rootOf(text);
      assert.equal(parseJson(text).problem, undefined, text);
      const nodes = [...allNodes(root)];
      const node = nodes[random(nodes.length)] ?? root;
      for (const change of changesOf(node, random)) checkChange(root, node, change);
    }
  });
});

function checkChange(root: JsonNode, node: JsonNode, { edits, expected, kept }: Change): void {
  const text = root.documentText;
  const edited = applyEdits(text, edits);
  const label = `${JSON.stringify(text)} became ${JSON.stringify(edited)}`;
  assert.equal(parseJson(edited).problem, undefined, label);
  assert.deepEqual(readValue(rootOf(edited)), readValue(root, { node, value: expected }), label);
  assert.ok(countTrailingCommas(edited) <= countTrailingCommas(text), label);
  for (const { span } of edits) {
    assert.ok(node.span.start <= span.start && span.end <= node.span.end, label);
    assert.ok(!kept.some((other) => overlaps(other.propertySpan, span)), label);
  }
}

function countTrailingCommas(text: string): number {
  const { kinds, count } = scanTokens(text);
  return [...kinds.subarray(0, count)].filter(
    (kind, token) => kind === Token.comma && isCloser(kinds[token + 1] ?? 0),
  ).length;
}

function changesOf(node: JsonNode, random: Random): Change[] {
  const replaced = { edits: replaceValue(node, '"new"'), expected: "new", kept: [] };
  if (node.kind === "object") return [replaced, ...changesOfObject(node, random)];
  return node.kind === "array" ? [replaced, ...changesOfArray(node, random)] : [replaced];
}

function changesOfObject(node: JsonNode, random: Random): Change[] {
  const children = [...node.children()];
  const removed = children.filter(() => random(2) === 0);
  const kept = children.filter((child) => !removed.includes(child));
  const names = removed.flatMap((child) => child.key ?? []);
  const sibling = children[random(children.length + 1)]?.key;
  const after = sibling === undefined ? {} : { after: sibling };
  const rest = Object.fromEntries(kept.map((child) => [child.key ?? "", readValue(child)]));
  const all = Object.fromEntries(children.map((child) => [child.key ?? "", readValue(child)]));
  const set = { new: [1, {}], newer: "x" };
  return [
    { edits: removeProperties(removed), expected: rest, kept },
    { edits: setProperty(node, "new", null, after), expected: { ...all, new: null }, kept: children },
    { edits: changeProperties(node, { set, remove: names, ...after }), expected: { ...rest, ...set }, kept },
  ];
}

function changesOfArray(node: JsonNode, random: Random): Change[] {
  const children = [...node.children()];
  const removed = children.filter(() => random(2) === 0);
  const kept = children.filter((child) => !removed.includes(child));
  const index = random(children.length + 1);
  const added = { a: [true] };
  const values = children.map((child) => readValue(child));
  const inserted = [...values.slice(0, index), added, ...values.slice(index)];
  return [
    { edits: removeElements(removed), expected: kept.map((child) => readValue(child)), kept },
    { edits: insertElement(node, index, added), expected: inserted, kept: children },
  ];
}
