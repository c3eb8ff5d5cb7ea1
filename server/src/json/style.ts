import { hasLineBreak, indentationOf, isFirstOnLine, lineBreakNear } from "./blanks";
import type { JsonStyle } from "./formatJson";
import type { JsonNode } from "./node";

const DEFAULT_INDENT_UNIT = "  ";

/**
 * Returns how a document writes the members of a container: `baseIndent` is that of a member's line. On one
 * line when the container stands on one; an empty container when the container around it does.
 */
export function memberStyle(container: JsonNode): JsonStyle {
  const text = container.documentText;
  const indentUnit = indentUnitAround(container);
  const firstMember = container.firstChild;
  const baseIndent =
    firstMember !== undefined && isFirstOnLine(text, firstMember.propertySpan.start)
      ? indentationOf(text, firstMember.propertySpan.start)
      : indentationOf(text, container.span.start) + (firstMember === undefined ? indentUnit : "");
  return {
    indentUnit,
    baseIndent,
    eol: isOnOneLine(container, firstMember) ? "" : lineBreakNear(text, container.span.start),
    colon: colonAround(container),
    padding: paddingAround(container),
  };
}

function isOnOneLine(container: JsonNode, firstMember: JsonNode | undefined): boolean {
  const judged = firstMember === undefined ? container.parent : container;
  return judged !== undefined && !hasLineBreak(judged.documentText, judged.span.start, judged.span.end);
}

/** Returns what the nearest pair of a container's line and its member's line differ by. */
function indentUnitAround(container: JsonNode): string {
  const text = container.documentText;
  for (let node: JsonNode | undefined = container; node !== undefined; node = node.parent) {
    const start = node.firstChild?.propertySpan.start;
    if (start === undefined || !isFirstOnLine(text, start)) continue;
    const outer = indentationOf(text, node.span.start);
    const inner = indentationOf(text, start);
    if (inner.length > outer.length && inner.startsWith(outer)) return inner.slice(outer.length);
  }
  return /^(?:\t| +)(?=\S)/m.exec(text)?.[0] ?? DEFAULT_INDENT_UNIT;
}

/** Returns what stands between a key and its value in the nearest property on one line. */
function colonAround(container: JsonNode): string {
  for (
    let node: JsonNode | undefined = container.firstChild ?? container;
    node !== undefined;
    node = node.parent
  ) {
    const { keySpan } = node;
    if (keySpan === undefined || node.kind === "missing") continue;
    const between = node.documentText.slice(keySpan.end, node.span.start);
    if (/^[ \t]*:[ \t]*$/.test(between)) return between;
  }
  return ": ";
}

/** Returns the blank behind the opening brace of the nearest object on one line. */
function paddingAround(container: JsonNode): string {
  for (let node: JsonNode | undefined = container; node !== undefined; node = node.parent) {
    const start = node.span.start + 1;
    if (node.kind !== "object" || node.firstChild === undefined) continue;
    return node.documentText[start] === " " ? " " : "";
  }
  return "";
}
