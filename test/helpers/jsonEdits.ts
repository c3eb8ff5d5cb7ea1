import assert from "node:assert/strict";
import type { JsonNode } from "../../server/src/json/node";
import { parseJson } from "../../server/src/json/parse";
import { applyEdits, type TextEdit } from "../../server/src/text/textEdit";
import { rootOf } from "./jsonActivities";

/** Makes edits in a document, given its root. */
export type Editor = (root: JsonNode) => readonly TextEdit[];

/**
 * Checks a document after edits against golden text, in each form that documents are written in. Both are given
 * with line feeds and two blanks for each level.
 */
export function checkEdit(before: string, edit: Editor, after: string): void {
  for (const unit of ["  ", "    ", "\t"]) {
    for (const eol of ["\n", "\r\n"]) {
      checkEditAsWritten(rewrite(before, unit, eol), edit, rewrite(after, unit, eol));
    }
  }
}

/** Checks a document after edits against golden text, both as they are given. */
export function checkEditAsWritten(before: string, edit: Editor, after: string): void {
  assert.equal(applyEdits(before, edit(rootOf(before))), after);
  assert.equal(parseJson(after).problem, undefined, "The golden text is no JSON.");
}

/** Returns the value at a path, which the document must have. */
export function valueAt(root: JsonNode, ...path: readonly (string | number)[]): JsonNode {
  let node: JsonNode | undefined = root;
  for (const step of path) {
    node = typeof step === "string" ? node?.get(step) : [...(node?.children() ?? [])][step];
  }
  return node ?? assert.fail(`The document has no ${path.join("/")}.`);
}

function rewrite(text: string, unit: string, eol: string): string {
  return text.replace(/^(?: {2})+/gm, (indent) => unit.repeat(indent.length / 2)).replaceAll("\n", eol);
}
