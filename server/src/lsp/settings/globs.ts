const GLOBSTAR = "**";

/** Tells whether a path, relative to the folder of the pattern and with forward slashes, matches it. */
export type PathMatcher = (relativePath: string) => boolean;

/**
 * Reads a pattern as `files.exclude` has them: `*` and `?` within a name, `**` for any folders, `{a,b}` for either.
 * A pattern that matches a folder matches all that is in it.
 */
export function compileGlob(pattern: string): PathMatcher {
  const alternatives = expandBraces(pattern).map((each) => each.replace(/^\/|\/$/g, "").split("/"));
  return (path) => {
    const names = path.split("/");
    return alternatives.some((segments) => matchesSegments(segments, names));
  };
}

const MAX_ALTERNATIVES = 100;

function expandBraces(pattern: string): readonly string[] {
  const done: string[] = [];
  const pending = [pattern];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const braces = /\{([^{}]*)\}/.exec(next);
    if (braces === null || done.length + pending.length >= MAX_ALTERNATIVES) {
      done.push(next);
      continue;
    }
    const before = next.slice(0, braces.index);
    const after = next.slice(braces.index + braces[0].length);
    for (const choice of (braces[1] ?? "").split(",")) pending.push(before + choice + after);
  }
  return done;
}

/** Walks the names once, remembering which parts of the pattern they may have reached. */
function matchesSegments(segments: readonly string[], names: readonly string[]): boolean {
  let reached = skipGlobstars(segments, new Set([0]));
  for (const name of names) {
    const next = new Set<number>();
    for (const index of reached) {
      const segment = segments[index];
      if (segment === undefined) continue;
      if (segment === GLOBSTAR) next.add(index).add(index + 1);
      else if (matchesName(segment, name)) next.add(index + 1);
    }
    reached = skipGlobstars(segments, next);
    if (reached.has(segments.length)) return true;
  }
  return false;
}

/** A `**` may stand for no folder at all; at the end of a pattern it stands for at least one name. */
function skipGlobstars(segments: readonly string[], reached: ReadonlySet<number>): ReadonlySet<number> {
  const all = new Set(reached);
  for (const index of all) {
    if (segments[index] === GLOBSTAR && index + 1 < segments.length) all.add(index + 1);
  }
  return all;
}

/** Compares from left to right; after a mismatch the last `*` takes one character more. */
function matchesName(pattern: string, name: string): boolean {
  let at = 0;
  let star = -1;
  let starEnd = 0;
  let index = 0;
  while (index < name.length) {
    const wanted = pattern[at];
    if (wanted === "*") {
      star = at++;
      starEnd = index;
    } else if (wanted !== undefined && (wanted === "?" || wanted === name[index])) {
      at++;
      index++;
    } else if (star >= 0) {
      at = star + 1;
      index = ++starEnd;
    } else return false;
  }
  while (pattern[at] === "*") at++;
  return at === pattern.length;
}
