import type { TextEdit } from "../text/textEdit";
import { formatJson, formatProperty, type JsonStyle, type JsonValue } from "./formatJson";
import { skipTrivia } from "./gap";
import {
  fillEmpty,
  insertBeforeFirst,
  insertBehind,
  insertion,
  mergeEdits,
  removeMembers,
  separatorAt,
} from "./members";
import type { JsonNode } from "./node";
import { memberStyle } from "./style";

export { formatJson, type JsonStyle, type JsonValue } from "./formatJson";

/** What to change among the properties of one object. */
export interface PropertyChanges {
  /** Properties to have: replaced where they stand, else added in this order. */
  readonly set?: { readonly [name: string]: JsonValue };
  /** Names of properties to take out. */
  readonly remove?: readonly string[];
  /** The property behind which to add; at the end of the object when left out or not found. */
  readonly after?: string;
}

/** Returns the edit that writes another value in the place of one, given as JSON text; none when it is the same. */
export function replaceValue(node: JsonNode, newRawJson: string): TextEdit[] {
  if (node.kind !== "missing") {
    return node.rawText === newRawJson ? [] : [{ span: node.span, newText: newRawJson }];
  }
  const text = node.documentText;
  const keyEnd = node.span.end;
  const colon = skipTrivia(text, keyEnd);
  if (text[colon] !== ":") return [insertion(keyEnd, `: ${newRawJson}`)];
  return [
    text[colon + 1] === " " ? insertion(colon + 2, newRawJson) : insertion(colon + 1, ` ${newRawJson}`),
  ];
}

/**
 * Returns the edits that give an object a property: its value is replaced when it exists, else it is added
 * behind the property `after`, or at the end. Nothing when `object` is none.
 *
 * Several changes of one object belong in one `changeProperties`: edits of two calls may fall on one place.
 */
export function setProperty(
  object: JsonNode,
  name: string,
  value: JsonValue,
  options?: { readonly after?: string },
): TextEdit[] {
  return changeProperties(object, { ...options, set: { [name]: value } });
}

/** Returns the edits that set and remove properties of one object together. Nothing when `object` is none. */
export function changeProperties(object: JsonNode, changes: PropertyChanges): TextEdit[] {
  if (object.kind !== "object") return [];
  const style = memberStyle(object);
  const removed = new Set(changes.remove);
  const edits: TextEdit[] = [];
  const added: string[] = [];
  for (const [name, value] of Object.entries(changes.set ?? {})) {
    removed.delete(name);
    const existing = object.get(name);
    if (existing === undefined) added.push(formatProperty(name, value, style));
    else edits.push(...replaceValue(existing, formatJson(value, style)));
  }

  const isRemoved = (member: JsonNode) => member.key !== undefined && removed.has(member.key);
  const place = findPlace(object, changes.after, isRemoved);
  const isReplaced = added.length > 0 && place !== undefined && isRemoved(place);
  if (added.length > 0) edits.push(...addMembers(object, place, isReplaced, added, style));
  const isGone = (member: JsonNode) => isRemoved(member) && !(isReplaced && place?.isSame(member));
  return mergeEdits([...edits, ...removeMembers(object, isGone)]);
}

/**
 * Returns the edits that take a property out, with its comma, its line and the comment on that line.
 * Several properties belong in one `removeProperties`: neighbours share a comma.
 */
export function removeProperty(node: JsonNode): TextEdit[] {
  return removeAll([node]);
}

/** Returns the edits that take properties out, of one object or of several in one document. */
export function removeProperties(nodes: readonly JsonNode[]): TextEdit[] {
  return removeAll(nodes);
}

/** Returns the edits that take an element out of its array. Several belong in one `removeElements`. */
export function removeElement(node: JsonNode): TextEdit[] {
  return removeAll([node]);
}

/** Returns the edits that take elements out, of one array or of several in one document. */
export function removeElements(nodes: readonly JsonNode[]): TextEdit[] {
  return removeAll(nodes);
}

/** Returns the edits that put an element at an index, or at the end when the array is shorter. */
export function insertElement(array: JsonNode, index: number, value: JsonValue): TextEdit[] {
  if (array.kind !== "array") return [];
  const style = memberStyle(array);
  const texts = [formatJson(value, style)];
  const elements = [...array.children()];
  const [first] = elements;
  if (first === undefined) return fillEmpty(array, texts, style);
  if (index <= 0) return insertBeforeFirst(first, texts, style);
  return mergeEdits(insertBehind(elements[index - 1] ?? elements.at(-1) ?? first, texts, style));
}

/** Returns the edits that put an element at the end of an array. */
export function appendElement(array: JsonNode, value: JsonValue): TextEdit[] {
  return insertElement(array, Number.POSITIVE_INFINITY, value);
}

/** Returns the edit that gives a property another name; none for a value that is no property. */
export function renameKey(node: JsonNode, newName: string): TextEdit[] {
  if (node.keySpan === undefined || node.key === newName) return [];
  return [{ span: node.keySpan, newText: JSON.stringify(newName) }];
}

/** Returns the member to add behind, or the removed one whose place the added ones take; `undefined` for none. */
function findPlace(
  object: JsonNode,
  after: string | undefined,
  isRemoved: (member: JsonNode) => boolean,
): JsonNode | undefined {
  const members = [...object.children()];
  const sibling = after === undefined ? undefined : object.get(after);
  if (sibling === undefined) return members.at(-1);
  const next = sibling.nextSibling;
  return next !== undefined && isRemoved(next) ? next : sibling;
}

function addMembers(
  object: JsonNode,
  place: JsonNode | undefined,
  isReplaced: boolean,
  texts: readonly string[],
  style: JsonStyle,
): TextEdit[] {
  if (place === undefined) return fillEmpty(object, texts, style);
  if (!isReplaced) return insertBehind(place, texts, style);
  const separator = `,${separatorAt(object.documentText, place.propertySpan.start, style)}`;
  return [{ span: place.propertySpan, newText: texts.join(separator) }];
}

function removeAll(nodes: readonly JsonNode[]): TextEdit[] {
  const containers: JsonNode[] = [];
  for (const { parent } of nodes) {
    if (parent !== undefined && !containers.some((known) => known.isSame(parent))) containers.push(parent);
  }
  const isRemoved = (member: JsonNode) => nodes.some((node) => node.isSame(member));
  return mergeEdits(containers.flatMap((container) => removeMembers(container, isRemoved)));
}
