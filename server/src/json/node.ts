import { decodeJsonString } from "../text/jsonString";
import type { MappedText } from "../text/mappedText";
import type { Span } from "../text/span";
import { type FlatTree, NONE, NodeKind } from "./tree";

const QUOTE = 34;
const BACKSLASH = 92;

/** What a value is. `missing`: a property without a value yet; `invalid`: text that is no JSON. */
export type JsonKind = "object" | "array" | "string" | "number" | "boolean" | "null" | "missing" | "invalid";

const KIND_NAMES: readonly JsonKind[] = [
  "invalid",
  "object",
  "array",
  "string",
  "number",
  "boolean",
  "boolean",
  "null",
  "missing",
  "invalid",
];

/**
 * One value of a JSON document: a view of a row of a flat tree, made on demand.
 *
 * Two views of one value are different objects: compare with `isSame`.
 */
export class JsonNode {
  private constructor(
    private readonly tree: FlatTree,
    private readonly row: number,
    /** Whether strings that begin with `[` are template expressions, as in ARM templates; of the whole document. */
    readonly hasBracketExpressions: boolean,
  ) {}

  /** Returns the outermost value, or `undefined` for a document without one. */
  static root(tree: FlatTree, options?: { readonly hasBracketExpressions: boolean }): JsonNode | undefined {
    return tree.count === 0 ? undefined : new JsonNode(tree, 0, options?.hasBracketExpressions ?? false);
  }

  get kind(): JsonKind {
    return KIND_NAMES[this.tree.kinds[this.row] ?? 0] ?? "invalid";
  }

  /** The whole value, quotes or brackets included. */
  get span(): Span {
    return { start: column(this.tree.starts, this.row), end: column(this.tree.ends, this.row) };
  }

  /** The key, its quotes included; `undefined` for array elements and the root. */
  get keySpan(): Span | undefined {
    const start = column(this.tree.keyStarts, this.row);
    return start === NONE ? undefined : { start, end: column(this.tree.keyEnds, this.row) };
  }

  /** The property, from its key to the end of its value; for an array element or the root the value. */
  get propertySpan(): Span {
    return { start: this.keySpan?.start ?? this.span.start, end: this.span.end };
  }

  /** The key, decoded; `undefined` for array elements and the root. */
  get key(): string | undefined {
    const span = this.keySpan;
    return span === undefined
      ? undefined
      : decodeJsonString(this.tree.text, contentSpan(this.tree.text, span)).text;
  }

  /** The object or array that this value stands in. */
  get parent(): JsonNode | undefined {
    return this.nodeAt(column(this.tree.parents, this.row));
  }

  /** The first property value or element. */
  get firstChild(): JsonNode | undefined {
    return this.nodeAt(column(this.tree.firstChildren, this.row));
  }

  /** The property value or element behind this one in the same container. */
  get nextSibling(): JsonNode | undefined {
    return this.nodeAt(column(this.tree.nextSiblings, this.row));
  }

  /** The values of an object's properties or an array's elements, in document order. */
  *children(): Generator<JsonNode> {
    for (let row = column(this.tree.firstChildren, this.row); row !== NONE; ) {
      yield new JsonNode(this.tree, row, this.hasBracketExpressions);
      row = column(this.tree.nextSiblings, row);
    }
  }

  /** All values inside this one, at any depth, in document order. */
  *descendants(): Generator<JsonNode> {
    for (let row = this.row + 1; row < this.tree.count; row++) {
      if (column(this.tree.parents, row) < this.row) return;
      yield new JsonNode(this.tree, row, this.hasBracketExpressions);
    }
  }

  /** All properties of a name inside this value, at any depth, in document order. */
  *propertiesNamed(name: string): Generator<JsonNode> {
    for (let row = this.row + 1; row < this.tree.count; row++) {
      if (column(this.tree.parents, row) < this.row) return;
      if (column(this.tree.keyStarts, row) !== NONE && this.hasKey(row, name))
        yield new JsonNode(this.tree, row, this.hasBracketExpressions);
    }
  }

  /**
   * The strings inside this value, itself included, that may hold a character: those where it stands, and those with an
   * escape that may stand for it. In document order; all others are passed over without being read.
   */
  *stringsThatMayHold(character: string): Generator<JsonNode> {
    const { text, kinds, starts, ends, count } = this.tree;
    const plain = new Occurrences(text, character);
    const escaped = new Occurrences(text, "\\u");
    const end = column(ends, this.row);
    for (let row = this.row; row < count; row++) {
      const start = column(starts, row);
      if (row > this.row && start >= end) return;
      if (kinds[row] !== NodeKind.string) continue;
      if (Math.min(plain.from(start), escaped.from(start)) < column(ends, row))
        yield new JsonNode(this.tree, row, this.hasBracketExpressions);
    }
  }

  /**
   * Returns the value of a property, or `undefined` when this is no object or has none of that name. Of two
   * with the same name the last counts, as in JSON readers.
   */
  get(name: string): JsonNode | undefined {
    if (this.tree.kinds[this.row] !== NodeKind.object) return undefined;
    let found: number = NONE;
    for (let row = column(this.tree.firstChildren, this.row); row !== NONE; ) {
      if (this.hasKey(row, name)) found = row;
      row = column(this.tree.nextSiblings, row);
    }
    return this.nodeAt(found);
  }

  /** Returns the value at the end of a path of property names. */
  at(...path: readonly string[]): JsonNode | undefined {
    let node: JsonNode | undefined = this;
    for (const name of path) node = node?.get(name);
    return node;
  }

  /** The decoded text of a string, mapped to the document; `undefined` for any other value. */
  get text(): MappedText | undefined {
    if (this.tree.kinds[this.row] !== NodeKind.string) return undefined;
    return decodeJsonString(this.tree.text, contentSpan(this.tree.text, this.span));
  }

  /** The decoded text of a string; `undefined` for any other value. */
  get stringValue(): string | undefined {
    if (this.tree.kinds[this.row] !== NodeKind.string) return undefined;
    const content = contentSpan(this.tree.text, this.span);
    const raw = this.tree.text.slice(content.start, content.end);
    return raw.includes("\\") ? decodeJsonString(this.tree.text, content).text : raw;
  }

  get numberValue(): number | undefined {
    return this.tree.kinds[this.row] === NodeKind.number ? Number(this.rawText) : undefined;
  }

  get booleanValue(): boolean | undefined {
    if (this.tree.kinds[this.row] === NodeKind.true) return true;
    return this.tree.kinds[this.row] === NodeKind.false ? false : undefined;
  }

  /** The value as it stands in the document. */
  get rawText(): string {
    return this.tree.text.slice(this.span.start, this.span.end);
  }

  /** The document that this value stands in. */
  get documentText(): string {
    return this.tree.text;
  }

  /** Returns whether a span lies in this value; its borders count. */
  contains(span: Span): boolean {
    return column(this.tree.starts, this.row) <= span.start && span.end <= column(this.tree.ends, this.row);
  }

  /** Returns whether two views show one value of one document. */
  isSame(other: JsonNode): boolean {
    return this.tree === other.tree && this.row === other.row;
  }

  /** Returns the smallest value whose property covers an offset; its borders count. Walks down from here. */
  nodeAtOffset(offset: number): JsonNode | undefined {
    if (!covers(this.propertySpan, offset)) return undefined;
    let node: JsonNode = this;
    for (;;) {
      const inner = node.childAt(offset);
      if (inner === undefined) return node;
      node = inner;
    }
  }

  /** The place of this value as a JSON pointer. https://www.rfc-editor.org/rfc/rfc6901 */
  get pointer(): string {
    const parts: string[] = [];
    for (let node: JsonNode = this; ; ) {
      const parent: JsonNode | undefined = node.parent;
      if (parent === undefined) break;
      parts.push(node.key ?? String(parent.indexOf(node)));
      node = parent;
    }
    return parts
      .reverse()
      .map((part) => `/${part.replaceAll("~", "~0").replaceAll("/", "~1")}`)
      .join("");
  }

  private indexOf(element: JsonNode): number {
    let index = 0;
    for (const child of this.children()) {
      if (child.isSame(element)) return index;
      index++;
    }
    return index;
  }

  private childAt(offset: number): JsonNode | undefined {
    for (const child of this.children()) if (covers(child.propertySpan, offset)) return child;
    return undefined;
  }

  private hasKey(row: number, name: string): boolean {
    const { text } = this.tree;
    const start = column(this.tree.keyStarts, row);
    const end = column(this.tree.keyEnds, row);
    if (text.charCodeAt(start) === QUOTE) {
      // A key that is still being typed is none yet, and must not hide the one that is there.
      if (text.charCodeAt(end - 1) !== QUOTE) return false;
      if (!this.tree.hasEscapedKeys)
        return end - start - 2 === name.length && text.startsWith(name, start + 1);
    }
    return this.nodeAt(row)?.key === name;
  }

  private nodeAt(row: number): JsonNode | undefined {
    return row === NONE ? undefined : new JsonNode(this.tree, row, this.hasBracketExpressions);
  }
}

function column(table: Int32Array, row: number): number {
  return table[row] ?? NONE;
}

/** Where a text occurs in another, asked for from the front to the back: what was found is not searched again. */
class Occurrences {
  private next = -1;

  constructor(
    private readonly text: string,
    private readonly wanted: string,
  ) {}

  /** Returns the first occurrence at an offset or behind it, `Infinity` when there is none. */
  from(offset: number): number {
    if (this.next < offset) {
      const found = this.text.indexOf(this.wanted, offset);
      this.next = found < 0 ? Number.POSITIVE_INFINITY : found;
    }
    return this.next;
  }
}

function covers(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

/** Returns what stands between the quotes of a string; a string that is not closed ends with its token. */
function contentSpan(text: string, span: Span): Span {
  if (text.charCodeAt(span.start) !== QUOTE) return span;
  const isClosed =
    span.end - span.start >= 2 && text.charCodeAt(span.end - 1) === QUOTE && !isEscaped(text, span);
  return { start: span.start + 1, end: isClosed ? span.end - 1 : span.end };
}

/** Returns whether the last character of a string's token stands behind an odd number of backslashes. */
function isEscaped(text: string, span: Span): boolean {
  let index = span.end - 2;
  while (index > span.start && text.charCodeAt(index) === BACKSLASH) index--;
  return (span.end - 2 - index) % 2 === 1;
}
