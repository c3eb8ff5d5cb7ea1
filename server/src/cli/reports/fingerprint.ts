import type { AdfDocument } from "../../adf/document";
import type { JsonNode } from "../../json/node";
import type { Finding } from "../../service/finding";
import { hashOf } from "../../text/hash";
import { nodeAround } from "./report";

/**
 * Returns for each finding of a document what stays the same when lines move, activities change places or other findings
 * come and go: a hash of the rule, of the names on the way to the value, and of the text where it is a part of one.
 */
export function fingerprintsOf(findings: readonly Finding[], document: AdfDocument): readonly string[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const key = JSON.stringify([finding.rule.id, ...placeOf(finding, document)]);
    const ordinal = seen.get(key) ?? 0;
    seen.set(key, ordinal + 1);
    return hashOf(ordinal === 0 ? key : `${key} ${ordinal}`);
  });
}

function placeOf({ span }: Finding, document: AdfDocument): readonly string[] {
  const node = nodeAround(document, span);
  const names = node === undefined ? [] : namesOnTheWayTo(node);
  const isPart = node?.kind === "string" && (span.start > node.span.start || span.end < node.span.end);
  return isPart ? [...names, document.text.slice(span.start, span.end)] : names;
}

/** Returns the keys on the way to a value; an element of an array goes by its name, where it has one. */
function namesOnTheWayTo(node: JsonNode): readonly string[] {
  const names: string[] = [];
  let inner = node;
  for (let outer = inner.parent; outer !== undefined; outer = inner.parent) {
    names.push(inner.key ?? inner.get("name")?.stringValue ?? String(indexIn(outer, inner)));
    inner = outer;
  }
  return names.reverse();
}

function indexIn(array: JsonNode, element: JsonNode): number {
  return [...array.children()].findIndex((child) => child.isSame(element));
}
