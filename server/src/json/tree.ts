/** Kinds of nodes in a flat tree. `missing` is the value of a property that has none yet, `invalid` text that is no JSON. */
export const NodeKind = {
  object: 1,
  array: 2,
  string: 3,
  number: 4,
  true: 5,
  false: 6,
  null: 7,
  missing: 8,
  invalid: 9,
} as const;

export type NodeKindNumber = (typeof NodeKind)[keyof typeof NodeKind];

/** Stands for "no such node" and "no key" in the tables of a tree. */
export const NONE = -1;

/**
 * A JSON document as one table with a row per value, in document order; row 0 is the root.
 *
 * A property is no row of its own: the row of its value carries the key. All places are offsets in the
 * document. Use `JsonNode` to read it.
 */
export interface FlatTree {
  readonly text: string;
  readonly count: number;
  readonly kinds: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly parents: Int32Array;
  readonly firstChildren: Int32Array;
  readonly nextSiblings: Int32Array;
  /** Where the key begins, its opening quote included, or `NONE` for array elements and the root. */
  readonly keyStarts: Int32Array;
  readonly keyEnds: Int32Array;
  /** Whether any key is written with an escape; a key without one is its own name. */
  readonly hasEscapedKeys: boolean;
}

/** A container that is still open while a tree is built. */
export interface OpenContainer {
  readonly node: number;
  readonly isObject: boolean;
  lastChild: number;
}

/** Fills a flat tree from events in document order. Keeps its own stack, so that depth costs no call stack. */
export class TreeBuilder {
  readonly stack: OpenContainer[] = [];
  private root: OpenContainer | undefined;
  private count = 0;
  private readonly tree: Omit<FlatTree, "text" | "count" | "hasEscapedKeys">;

  /** @param capacity At least the number of values that will be added, for a tree that is to be finished. */
  constructor(
    private readonly text: string,
    capacity: number,
  ) {
    const column = () => new Int32Array(capacity);
    this.tree = {
      kinds: new Uint8Array(capacity),
      starts: column(),
      ends: column(),
      parents: column(),
      firstChildren: column().fill(NONE),
      nextSiblings: column().fill(NONE),
      keyStarts: column(),
      keyEnds: column(),
    };
  }

  get top(): OpenContainer | undefined {
    return this.stack[this.stack.length - 1];
  }

  get isEmpty(): boolean {
    return this.count === 0;
  }

  /** Adds a value to the open container; `keyStart` is `NONE` outside objects. Returns its row. */
  add(kind: NodeKindNumber, start: number, end: number, keyStart: number, keyEnd: number): number {
    const node = this.count++;
    const { tree, top } = this;
    tree.kinds[node] = kind;
    tree.starts[node] = start;
    tree.ends[node] = end;
    tree.keyStarts[node] = keyStart;
    tree.keyEnds[node] = keyEnd;
    tree.parents[node] = top?.node ?? NONE;
    if (top !== undefined) {
      if (top.lastChild === NONE) tree.firstChildren[top.node] = node;
      else tree.nextSiblings[top.lastChild] = node;
      top.lastChild = node;
    }
    return node;
  }

  /** Adds an object or array and opens it. */
  open(
    kind: typeof NodeKind.object | typeof NodeKind.array,
    start: number,
    keyStart: number,
    keyEnd: number,
  ): void {
    const node = this.add(kind, start, start, keyStart, keyEnd);
    const container = { node, isObject: kind === NodeKind.object, lastChild: NONE };
    if (node === 0) this.root = container;
    this.stack.push(container);
  }

  /** Closes the innermost open container. */
  close(end: number): void {
    const closed = this.stack.pop();
    if (closed !== undefined) this.tree.ends[closed.node] = end;
  }

  /** Opens the root again after it was closed. */
  reopenRoot(): void {
    if (this.root !== undefined) this.stack.push(this.root);
  }

  /** Returns whether the root is an object. */
  hasObjectRoot(): boolean {
    return this.count > 0 && this.tree.kinds[0] === NodeKind.object;
  }

  /** Returns the raw text of the first key of a node, quotes included, or `undefined` when it has none. */
  firstKeyOf(node: number): string | undefined {
    const child = this.tree.firstChildren[node] ?? NONE;
    if (child === NONE || this.tree.keyStarts[child] === NONE) return undefined;
    return this.text.slice(this.tree.keyStarts[child], this.tree.keyEnds[child]);
  }

  /** Returns the finished tree, which takes no more room than it needs; containers still open end at `end`. */
  finish(end: number): FlatTree {
    while (this.stack.length > 0) this.close(end);
    const { text, count, tree } = this;
    const cut = (column: Int32Array) => (column.length === count ? column : column.slice(0, count));
    return {
      text,
      count,
      kinds: tree.kinds.slice(0, count),
      starts: cut(tree.starts),
      ends: cut(tree.ends),
      parents: cut(tree.parents),
      firstChildren: cut(tree.firstChildren),
      nextSiblings: cut(tree.nextSiblings),
      keyStarts: cut(tree.keyStarts),
      keyEnds: cut(tree.keyEnds),
      hasEscapedKeys: this.hasEscapedKeys(),
    };
  }

  private hasEscapedKeys(): boolean {
    const { text, count, tree } = this;
    let backslash = text.indexOf("\\");
    for (let node = 0; node < count && backslash >= 0; node++) {
      const start = tree.keyStarts[node] ?? NONE;
      if (start === NONE) continue;
      if (backslash < start) backslash = text.indexOf("\\", start);
      if (backslash >= start && backslash < (tree.keyEnds[node] ?? NONE)) return true;
    }
    return false;
  }
}
