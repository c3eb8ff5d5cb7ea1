import { isType } from "../../adf/resource";
import type { JsonNode } from "../../json/node";
import { contains, type Span } from "../../text/span";

/** The key of a property, or a value without parts, under the cursor. */
export interface HoverToken {
  /** The value whose key or text it is. */
  readonly node: JsonNode;
  /** The property that it decides: for the inside of an Expression object or a secret the property that holds it. */
  readonly property: JsonNode;
  readonly span: Span;
}

/** Returns the key or value at an offset; `undefined` between them and for a value that is not there. */
export function tokenAt(root: JsonNode, offset: number): HoverToken | undefined {
  const node = root.nodeAtOffset(offset);
  if (node === undefined) return undefined;
  const span = [node.keySpan, valueSpan(node)].find(
    (candidate) => candidate !== undefined && contains(candidate, { start: offset, end: offset }),
  );
  return span === undefined ? undefined : { node, property: outerProperty(node), span };
}

function valueSpan(node: JsonNode): Span | undefined {
  const hasParts = node.kind === "object" || node.kind === "array";
  return hasParts || node.kind === "missing" ? undefined : node.span;
}

/** The types of objects that stand for a value. */
const WRAPPERS: readonly string[] = ["Expression", "SecureString"];

function outerProperty(node: JsonNode): JsonNode {
  const { key, parent } = node;
  if (parent?.keySpan === undefined || (key !== "value" && key !== "type")) return node;
  return WRAPPERS.some((wrapper) => isType(parent.get("type"), wrapper)) ? parent : node;
}
