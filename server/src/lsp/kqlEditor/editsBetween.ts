import type { TextEdit } from "../../text/textEdit";

/** How many lines are looked ahead for where two texts agree again. */
const MAX_LOOK_AHEAD = 200;

/**
 * Returns small edits that turn one text into another: one for each group of lines that differ, so that all between
 * them keeps its cursors and folds.
 */
export function editsBetween(before: string, after: string): readonly TextEdit[] {
  const old = splitLines(before);
  const now = splitLines(after);
  const edits: TextEdit[] = [];
  let offset = 0;
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    if (i < old.length && old[i] === now[j]) {
      offset += (old[i++] ?? "").length;
      j++;
      continue;
    }
    const [oldCount, newCount] = findAgreement(old, i, now, j);
    const removed = old.slice(i, i + oldCount).join("");
    edits.push(trimEdit(offset, removed, now.slice(j, j + newCount).join("")));
    offset += removed.length;
    i += oldCount;
    j += newCount;
  }
  return edits;
}

/** Returns how many lines differ on either side before two lines in a row are the same again. */
function findAgreement(
  old: readonly string[],
  i: number,
  now: readonly string[],
  j: number,
): readonly [oldCount: number, newCount: number] {
  for (let sum = 1; sum <= MAX_LOOK_AHEAD; sum++) {
    for (let newCount = 0; newCount <= sum; newCount++) {
      const x = i + sum - newCount;
      const y = j + newCount;
      if (x > old.length || y > now.length) continue;
      if (old[x] === now[y] && old[x + 1] === now[y + 1]) return [sum - newCount, newCount];
    }
  }
  return [old.length - i, now.length - j];
}

/** Leaves out what both texts begin and end with. */
function trimEdit(offset: number, removed: string, inserted: string): TextEdit {
  const shorter = Math.min(removed.length, inserted.length);
  let start = 0;
  while (start < shorter && removed.charCodeAt(start) === inserted.charCodeAt(start)) start++;
  let end = 0;
  while (end < shorter - start && codeFromEnd(removed, end) === codeFromEnd(inserted, end)) end++;
  return {
    span: { start: offset + start, end: offset + removed.length - end },
    newText: inserted.slice(start, inserted.length - end),
  };
}

function codeFromEnd(text: string, index: number): number {
  return text.charCodeAt(text.length - 1 - index);
}

/** Splits behind line feeds, which stay with their lines. */
function splitLines(text: string): readonly string[] {
  return text === "" ? [] : text.split(/(?<=\n)/);
}
