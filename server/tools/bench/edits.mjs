// @ts-check

/**
 * A single-character edit and the text after it.
 * @typedef {object} Edit
 * @property {number} offset
 * @property {number} removed How many characters it removes there: 0 or 1.
 * @property {string} inserted
 * @property {string} text
 */

/** What is typed at the end of a query, and as a new property, which breaks the JSON until it is complete. */
const TYPED_QUERY = " and Rows > 5";
const TYPED_PROPERTY = '"comment": "in between",';

/**
 * Types something into a query, then a new property of an activity, both in the middle of the document, and deletes
 * it again, character by character, until there are enough edits.
 * @param {string} text
 * @param {number} count
 * @returns {readonly Edit[]}
 */
export function makeEdits(text, count) {
  const query = findPlace(text, " // of one region");
  const property = findPlace(text, '"userProperties"');
  /** @type {Edit[]} */
  const edits = [];
  while (edits.length < count) {
    edits.push(...typeAndDelete(text, query, TYPED_QUERY), ...typeAndDelete(text, property, TYPED_PROPERTY));
  }
  return edits.slice(0, count);
}

/**
 * @param {string} text
 * @param {number} offset
 * @param {string} typed
 * @returns {Edit[]}
 */
function typeAndDelete(text, offset, typed) {
  const stages = Array.from({ length: typed.length + 1 }, (_, length) => {
    return text.slice(0, offset) + typed.slice(0, length) + text.slice(offset);
  });
  const typing = [...typed].map((inserted, index) => ({
    offset: offset + index,
    removed: 0,
    inserted,
    text: stages[index + 1] ?? text,
  }));
  const deleting = [...typed].map((_, index) => {
    const left = typed.length - 1 - index;
    return { offset: offset + left, removed: 1, inserted: "", text: stages[left] ?? text };
  });
  return [...typing, ...deleting];
}

/**
 * Where a text occurs first in the second half.
 * @param {string} text
 * @param {string} mark
 */
function findPlace(text, mark) {
  const offset = text.indexOf(mark, text.length / 2);
  if (offset < 0) throw new Error(`The document has no ${mark}.`);
  return offset;
}

/**
 * An edit as editors send it.
 * @param {Edit} edit
 * @param {string} before The text before it.
 */
export function toContentChange({ offset, removed, inserted }, before) {
  const lines = before.slice(0, offset).split("\n");
  const start = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  return {
    range: { start, end: { line: start.line, character: start.character + removed } },
    text: inserted,
  };
}
