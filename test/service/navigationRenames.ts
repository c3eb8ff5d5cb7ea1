import assert from "node:assert/strict";
import { type Rename, renameOf } from "../../server/src/service/navigation/rename";
import { applyEdits } from "../../server/src/text/textEdit";
import type { Files } from "../helpers/rules";
import { atCursor, FACTORY, symbolOfFound } from "./navigationFactory";

/** Returns the files after the rename of what is at the cursor, or why it is refused. */
export function renamed(marked: Files, newName: string): Files | string {
  const { files, source, occurrence } = atCursor(marked);
  const answer = renameOf(source, symbolOfFound(occurrence), newName);
  return answer.kind === "refusal" ? answer.reason : applyRename(files, answer);
}

/** Returns the files after a rename. */
export function applyRename(files: Files, { files: changed, moves }: Rename): Files {
  const after = new Map(Object.entries(files));
  for (const { path, edits } of changed) after.set(path, applyEdits(files[path] ?? "", edits));
  for (const { from, to } of moves) {
    after.set(to, after.get(from) ?? "");
    after.delete(from);
  }
  return Object.fromEntries(after);
}

/** Puts the cursor behind a text of one of the files. */
export function withCursor(path: string, before: string, files: Files = FACTORY): Files {
  const text = files[path] ?? "";
  assert.ok(text.includes(before), `${path} has no ${before}`);
  return { ...files, [path]: text.replace(before, `${before}$0`) };
}

/** Returns the files of the factory with texts replaced in one of them. */
export function replaced(files: Files, path: string, from: RegExp, to: string): Files {
  return { ...files, [path]: (files[path] ?? "").replace(from, to) };
}
