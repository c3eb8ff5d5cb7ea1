import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { hasEnded, upstreamOf } from "../../server/src/adf/dependencies";
import { readDocument } from "../../server/src/adf/document";

const activity = (name: string, after: readonly string[], inner = "") =>
  `{ "name": "${name}", "type": "ForEach", "dependsOn": [${after.map((other) => `{ "activity": "${other}" }`).join(", ")}],
     "typeProperties": { "activities": [${inner}] } }`;

const { activities } = readDocument(
  "pipeline/P.json",
  `{ "name": "P", "properties": { "activities": [
    ${activity("a", [], activity("a1", []))},
    ${activity("b", ["A"])},
    ${activity("c", ["b"], [activity("c1", []), activity("c2", ["c1"])].join(", "))},
    ${activity("x", ["y"])},
    ${activity("y", ["x", "missing"])}
  ] } }`,
);

function named(name: string) {
  const found = activities.find((candidate) => candidate.name === name);
  assert.ok(found);
  return found;
}

suite("dependencies", () => {
  test("are followed through others and out of containers, whatever the case of names", () => {
    assert.deepEqual([...upstreamOf(named("c2"), activities)].map(({ name }) => name).sort(), [
      "a",
      "b",
      "c1",
    ]);
  });

  test("end in a circle of activities and at names that nobody has", () => {
    assert.deepEqual([...upstreamOf(named("x"), activities)].map(({ name }) => name).sort(), ["x", "y"]);
  });

  test("put what follows a container behind what lies inside it", () => {
    assert.equal(hasEnded(named("a1"), upstreamOf(named("c1"), activities)), true);
    assert.equal(hasEnded(named("c2"), upstreamOf(named("c1"), activities)), false);
    assert.equal(hasEnded(named("c1"), upstreamOf(named("a1"), activities)), false);
  });
});
