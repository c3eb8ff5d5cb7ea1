import type { JsonNode } from "../../json/node";
import { evaluateTemplate, type UnknownSource } from "./evaluate";
import { isTemplateExpression } from "./parser";

/** Functions that need not yield the same in two places. */
const CHANGING = /\b(?:copyIndex|newGuid)\s*\(/i;

/**
 * Returns the name that a string gives, of a template also one that is put together there. Of a parameter its default is
 * taken. What is not known stands in the name as it is written, as in `Load_[parameters('suffix')]`, so that what is
 * named alike is found alike. `undefined` where that cannot be told, and for what is no string.
 */
export function readName(string: JsonNode): string | undefined {
  return joinParts(string, false);
}

/**
 * Returns what `readName` does for the last part of a name with slashes, as resources inside others have:
 * `[concat(parameters('factoryName'), '/Load')]`.
 * https://learn.microsoft.com/azure/azure-resource-manager/templates/child-resource-name-type
 */
export function readLastName(string: JsonNode): string | undefined {
  return joinParts(string, true);
}

function joinParts(string: JsonNode, isLastOnly: boolean): string | undefined {
  const written = string.stringValue;
  if (written === undefined || !string.hasBracketExpressions) return written;
  if (!isTemplateExpression(written)) {
    const plain = written.startsWith("[[") ? written.slice(1) : written;
    return isLastOnly ? behindLastSlash(plain) : plain;
  }
  const parts = evaluateTemplate(string, "name");
  if (parts === undefined) return undefined;
  const first = isLastOnly
    ? parts.findLastIndex((part) => part.kind === "literal" && part.text.text.includes("/"))
    : 0;
  const names = parts.slice(Math.max(first, 0)).map((part) => {
    if (part.kind === "hole") return writeUnknown(part.content);
    return isLastOnly ? behindLastSlash(part.text.text) : part.text.text;
  });
  return names.includes(undefined) ? undefined : names.join("");
}

function behindLastSlash(name: string): string {
  return name.slice(name.lastIndexOf("/") + 1);
}

function writeUnknown(source: UnknownSource): string | undefined {
  return source === undefined || CHANGING.test(source) ? undefined : `[${source}]`;
}
