import { applyEdits, type TextEdit } from "../../text/textEdit";

/** More changes are taken as one: the work grows with their square. */
const MOST_CHANGES = 400;

/** Words, runs of blanks, and single characters; never half of a surrogate pair. */
const TOKEN = /[\p{L}\p{N}_]+|[^\S\n]+|[\s\S]/gu;

/** A text, and where each of its UTF-16 units stands in the text that it was made from; -1 for new ones. */
export interface ChangedText {
  readonly text: string;
  readonly kept: Int32Array;
}

/** A stretch that differs, in offsets of both texts. */
interface Hunk {
  readonly before: readonly [start: number, end: number];
  readonly after: readonly [start: number, end: number];
}

/** Returns for each UTF-16 unit of a changed text where in the former text it stands; -1 for what is new. */
export function findKept(before: string, after: string): Int32Array {
  const kept = new Int32Array(after.length).fill(-1);
  let [from, to] = [0, 0];
  const keepUntil = (end: number) => {
    while (to < end) kept[to++] = from++;
  };
  for (const hunk of hunksOf(before, after).map((found) => trimmed(found, before, after))) {
    keepUntil(hunk.after[0]);
    from = hunk.before[1];
    to = hunk.after[1];
  }
  keepUntil(after.length);
  return kept;
}

/** Returns a text with edits made, which do not overlap and are in order. */
export function changedBy(before: string, edits: readonly TextEdit[]): ChangedText {
  const text = applyEdits(before, edits);
  const kept = new Int32Array(text.length).fill(-1);
  let [from, to] = [0, 0];
  const keepUntil = (end: number) => {
    while (from < end) kept[to++] = from++;
  };
  for (const { span, newText } of edits) {
    keepUntil(span.start);
    from = span.end;
    to += newText.length;
  }
  keepUntil(before.length);
  return { text, kept };
}

function hunksOf(before: string, after: string): readonly Hunk[] {
  const old = before.match(TOKEN) ?? [];
  const now = after.match(TOKEN) ?? [];
  let start = 0;
  while (start < old.length && old[start] === now[start]) start++;
  let [oldEnd, nowEnd] = [old.length, now.length];
  while (oldEnd > start && nowEnd > start && old[oldEnd - 1] === now[nowEnd - 1]) {
    oldEnd--;
    nowEnd--;
  }
  const matches = matchTokens(old.slice(start, oldEnd), now.slice(start, nowEnd));
  return hunksBetween(
    old,
    now,
    [...matches.map(([i, j]) => [start + i, start + j] as const), [oldEnd, nowEnd]],
    start,
  );
}

/** Returns the stretches before each match and behind the one before it. */
function hunksBetween(
  old: readonly string[],
  now: readonly string[],
  matches: readonly (readonly [number, number])[],
  start: number,
): readonly Hunk[] {
  const oldOffsets = offsetsOf(old);
  const nowOffsets = offsetsOf(now);
  const hunks: Hunk[] = [];
  let [i, j] = [start, start];
  for (const [nextI, nextJ] of matches) {
    if (nextI > i || nextJ > j) {
      hunks.push({
        before: [oldOffsets[i] ?? 0, oldOffsets[nextI] ?? 0],
        after: [nowOffsets[j] ?? 0, nowOffsets[nextJ] ?? 0],
      });
    }
    [i, j] = [nextI + 1, nextJ + 1];
  }
  return hunks;
}

/** Returns where each token begins, and where the last one ends. */
function offsetsOf(tokens: readonly string[]): readonly number[] {
  const offsets = [0];
  let length = 0;
  for (const token of tokens) {
    length += token.length;
    offsets.push(length);
  }
  return offsets;
}

/**
 * Returns pairs of tokens that are the same on the shortest way from one list to the other; none when it is long.
 * Myers, "An O(ND) Difference Algorithm and Its Variations", http://www.xmailserver.org/diff2.pdf
 */
function matchTokens(old: readonly string[], now: readonly string[]): readonly (readonly [number, number])[] {
  const most = Math.min(old.length + now.length, MOST_CHANGES);
  const furthest = new Int32Array(2 * most + 3);
  const origin = most + 1;
  const trace: Int32Array[] = [];
  for (let changes = 0; changes <= most; changes++) {
    trace.push(furthest.slice());
    for (let diagonal = -changes; diagonal <= changes; diagonal += 2) {
      let x = startOn(furthest, origin, diagonal, changes);
      while (x < old.length && x - diagonal < now.length && old[x] === now[x - diagonal]) x++;
      furthest[origin + diagonal] = x;
      if (x >= old.length && x - diagonal >= now.length)
        return walkBack(trace, origin, old.length, now.length);
    }
  }
  return [];
}

/** Returns where a diagonal is entered. */
function startOn(furthest: Int32Array, origin: number, diagonal: number, changes: number): number {
  return insertsOnto(furthest, origin, diagonal, changes)
    ? (furthest[origin + diagonal + 1] ?? 0)
    : (furthest[origin + diagonal - 1] ?? 0) + 1;
}

/** Returns whether a diagonal is entered by an insertion; else by a removal. */
function insertsOnto(furthest: Int32Array, origin: number, diagonal: number, changes: number): boolean {
  const above = furthest[origin + diagonal + 1] ?? 0;
  const beside = furthest[origin + diagonal - 1] ?? 0;
  return diagonal === -changes || (diagonal !== changes && beside < above);
}

function walkBack(
  trace: readonly Int32Array[],
  origin: number,
  oldLength: number,
  nowLength: number,
): readonly (readonly [number, number])[] {
  const matches: [number, number][] = [];
  let [x, y] = [oldLength, nowLength];
  for (const [changes, furthest] of [...trace.entries()].reverse()) {
    const start = startOn(furthest, origin, x - y, changes);
    const inserts = insertsOnto(furthest, origin, x - y, changes);
    while (x > start) matches.push([--x, --y]);
    if (inserts) y--;
    else x--;
  }
  return matches.reverse();
}

/** Leaves out what both sides of a hunk begin and end with. */
function trimmed({ before: [i, iEnd], after: [j, jEnd] }: Hunk, old: string, now: string): Hunk {
  const most = Math.min(iEnd - i, jEnd - j);
  let start = 0;
  while (start < most && old.charCodeAt(i + start) === now.charCodeAt(j + start)) start++;
  if (splitsPair(old, i + start) || splitsPair(now, j + start)) start--;
  let end = 0;
  while (end < most - start && old.charCodeAt(iEnd - end - 1) === now.charCodeAt(jEnd - end - 1)) end++;
  if (splitsPair(old, iEnd - end) || splitsPair(now, jEnd - end)) end--;
  return { before: [i + start, iEnd - end], after: [j + start, jEnd - end] };
}

/** Returns whether an offset stands between the halves of a surrogate pair. */
function splitsPair(text: string, offset: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(Math.max(offset - 1, 0), offset + 1));
}
