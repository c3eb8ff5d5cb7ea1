import type { ResourceKind } from "../adf/kinds";
import { kindOfReferenceType } from "../adf/reference";

/** Returns what a resource is found by: names compare case-insensitively, and each kind has names of its own. */
export function resourceKey(kind: ResourceKind, name: string): string {
  return `${kind}/${name.toLowerCase()}`;
}

const NAME_KEY = '"referenceName"';
/** A name with escapes, or one that a template puts together, takes more to read. */
const NAME_VALUE = /\s*:\s*"(?!\[)([^"\\]*)"/y;
const TYPE_BEHIND = /\s*,\s*"type"\s*:\s*"(\w+)"/y;
const TYPE_BEFORE = /"type"\s*:\s*"(\w+)"\s*,\s*$/;
const COMMENT = /\/[/*]/g;
const QUOTE = 34;
const BACKSLASH = 92;
/** As far back as a type before the name is looked for, indentation included. */
const LOOK_BACK = 200;

/**
 * Returns the keys of the resources that a text refers to, without parsing it; `undefined` where only parsing tells:
 * a reference is written in another way than by Data Factory's own editor, or may stand in a comment.
 */
export function referencedKeys(text: string): ReadonlySet<string> | undefined {
  const keys = new Set<string>();
  for (let at = text.indexOf(NAME_KEY); at >= 0; at = text.indexOf(NAME_KEY, at + 1)) {
    const name = matchAt(NAME_VALUE, text, at + NAME_KEY.length);
    const type =
      name === undefined
        ? undefined
        : (matchAt(TYPE_BEHIND, text, name.end)?.value ??
          TYPE_BEFORE.exec(text.slice(Math.max(0, at - LOOK_BACK), at))?.[1]);
    if (name === undefined || type === undefined) return undefined;
    const kind = kindOfReferenceType(type);
    if (kind !== undefined && name.value !== "") keys.add(resourceKey(kind, name.value));
  }
  return hasComments(text) ? undefined : keys;
}

/** Looks only at lines with slashes that could begin a comment: no string goes over the end of its line. */
function hasComments(text: string): boolean {
  let offset = 0;
  let isInString = false;
  COMMENT.lastIndex = 0;
  for (let found = COMMENT.exec(text); found !== null; found = COMMENT.exec(text)) {
    // Cut off before it is searched, so that a minified file is read only once.
    const lastLine = text.slice(offset, found.index).lastIndexOf("\n");
    if (lastLine >= 0) {
      offset += lastLine + 1;
      isInString = false;
    }
    for (; offset < found.index; offset++) {
      const code = text.charCodeAt(offset);
      if (code === QUOTE) isInString = !isInString;
      else if (code === BACKSLASH) offset++;
    }
    if (!isInString) return true;
  }
  return false;
}

function matchAt(
  pattern: RegExp,
  text: string,
  offset: number,
): { readonly value: string; readonly end: number } | undefined {
  pattern.lastIndex = offset;
  const value = pattern.exec(text)?.[1];
  return value === undefined ? undefined : { value, end: pattern.lastIndex };
}
