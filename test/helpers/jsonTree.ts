import assert from "node:assert/strict";
import { parseJson } from "../../server/src/json/parse";
import { type FlatTree, NONE } from "../../server/src/json/tree";

/**
 * Checks that a document's tree is sound, whatever the document: every span lies in the text, children lie within
 * their parents, and values stand in document order without overlap.
 */
export function checkTree(text: string): FlatTree {
  const { tree, problem } = parseJson(text);
  if (problem !== undefined) checkSpan(problem.span.start, problem.span.end, 0, text.length);
  const endsOfLastChildren = new Int32Array(tree.count);
  for (let row = 0; row < tree.count; row++) {
    const parent = at(tree.parents, row);
    assert.ok(parent < row && (row === 0) === (parent === NONE));
    const outerStart =
      parent === NONE ? 0 : Math.max(at(tree.starts, parent), at(endsOfLastChildren, parent));
    const outerEnd = parent === NONE ? text.length : at(tree.ends, parent);
    const keyStart = at(tree.keyStarts, row);
    const start = at(tree.starts, row);
    if (keyStart !== NONE) checkSpan(keyStart, at(tree.keyEnds, row), outerStart, start);
    checkSpan(keyStart === NONE ? start : keyStart, at(tree.ends, row), outerStart, outerEnd);
    if (parent !== NONE) endsOfLastChildren[parent] = at(tree.ends, row);
  }
  return tree;
}

/** Returns a column's figure of a row. */
function at(column: Int32Array, row: number): number {
  return column[row] ?? Number.NaN;
}

function checkSpan(start: number, end: number, least: number, most: number): void {
  const isSound = least <= start && start <= end && end <= most;
  if (!isSound) assert.fail(`The span ${start}–${end} leaves ${least}–${most}.`);
}
