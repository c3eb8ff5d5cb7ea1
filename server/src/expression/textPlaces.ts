import type { JsonNode } from "../json/node";

/**
 * Tells which strings inside a value Data Factory reads as texts of their own: not those under keys such as `name`, nor
 * what stands in an Expression object beside its `value`.
 */
export class TextPlaces {
  /** Whether what stands directly in an object or array is read, by the offset of its bracket. */
  private readonly isRead = new Map<number, boolean>();

  constructor(
    private readonly root: JsonNode,
    private readonly skippedKeys: ReadonlySet<string>,
  ) {}

  /**
   * Returns the value that a string is the text of: itself, or the Expression object around it; `undefined` for one
   * that is not read.
   */
  around(string: JsonNode): JsonNode | undefined {
    const holder = string.isSame(this.root) ? undefined : string.parent;
    if (holder === undefined) return string;
    const inner = unwrap(holder);
    const place = inner.isSame(string) ? holder : string;
    if (place === string && inner.kind === "string") return undefined;
    return this.isVisited(place) ? place : undefined;
  }

  /** Returns whether a value is come by on the way down from the root. Needs no call stack for depth. */
  private isVisited(value: JsonNode): boolean {
    const path: JsonNode[] = [];
    let isVisited = true;
    for (let node = value; !node.isSame(this.root); ) {
      const holder = node.parent;
      if (holder === undefined) break;
      path.push(node);
      const known = this.isRead.get(holder.span.start);
      if (known !== undefined) {
        isVisited = known;
        break;
      }
      node = holder;
    }
    for (let node = path.pop(); node !== undefined; node = path.pop()) {
      const holder = node.parent;
      if (holder === undefined) break;
      isVisited = isVisited && unwrap(holder).kind !== "string";
      this.isRead.set(holder.span.start, isVisited);
      isVisited = isVisited && !this.skippedKeys.has(node.key ?? "");
    }
    return isVisited;
  }
}

/** Returns the inner value of an Expression object, and any other value as it is. */
export function unwrap(node: JsonNode): JsonNode {
  if (node.get("type")?.stringValue?.toLowerCase() !== "expression") return node;
  return node.get("value") ?? node;
}
