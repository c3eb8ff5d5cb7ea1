import { readText } from "../expression/value";
import type { JsonNode } from "../json/node";
import type { MappedText } from "../text/mappedText";
import type { Span } from "../text/span";
import type { Activity } from "./activity";
import type { AdfDocument } from "./document";
import type { Resource } from "./resource";

/** The word that marks an ignore: at the beginning of an annotation, or as the name of a user property. */
export const IGNORE_MARK = "adf-kusto-ignore";

/** A rule that an ignore names. */
export interface IgnoredRule {
  readonly id: string;
  /** In offsets of `Ignore.text`. */
  readonly start: number;
  readonly end: number;
}

/** An entry of `annotations` or `userProperties` by which users switch rules off for a part of a document. */
export interface Ignore {
  readonly place: "annotation" | "userProperty";
  /** The element of the array. */
  readonly entry: JsonNode;
  /** The text that lists the rules, decoded; absent for a user property without a value. */
  readonly text: MappedText | undefined;
  /** The rules in the order written; none for all rules. */
  readonly rules: readonly IgnoredRule[];
  /** The part of the document that it covers. */
  readonly reach: Span;
}

/** Returns the ignores of a document, in document order. */
export function ignoresOf(document: AdfDocument): readonly Ignore[] {
  const found = [
    ...document.resources.flatMap((resource) => annotationIgnores(document, resource)),
    ...document.activities.flatMap(userPropertyIgnores),
  ];
  return found.sort((a, b) => a.entry.span.start - b.entry.span.start);
}

/** Returns the part of a document that an annotation of a resource speaks for: the whole file of a resource alone. */
export function reachOfResource(document: AdfDocument, resource: Resource): Span {
  return resource.form === "arm" ? resource.node.span : { start: 0, end: document.text.length };
}

const ANNOTATION = /^\s*adf-kusto-ignore\s*(?:$|:)/i;

function annotationIgnores(document: AdfDocument, resource: Resource): readonly Ignore[] {
  const reach = reachOfResource(document, resource);
  return elementsOf(resource.properties.get("annotations")).flatMap((entry) => {
    const { text } = entry;
    const mark = ANNOTATION.exec(text?.text ?? "");
    if (text === undefined || mark === null) return [];
    return [{ place: "annotation", entry, text, rules: readRules(text.text, mark[0].length), reach }];
  });
}

function userPropertyIgnores(activity: Activity): readonly Ignore[] {
  const reach = activity.node.span;
  return elementsOf(activity.node.get("userProperties")).flatMap((entry) => {
    if (entry.get("name")?.stringValue?.trim().toLowerCase() !== IGNORE_MARK) return [];
    const value = entry.get("value");
    const read = value === undefined ? undefined : readText(value);
    // Which rules an expression or a number names is not known.
    if (value !== undefined && read?.kind !== "literal") return [];
    const text = read?.kind === "literal" ? read.text : undefined;
    return [{ place: "userProperty", entry, text, rules: readRules(text?.text ?? "", 0), reach }];
  });
}

function elementsOf(list: JsonNode | undefined): readonly JsonNode[] {
  return list?.kind === "array" ? [...list.children()] : [];
}

const RULE_ID = /[^\s,;]+/g;

function readRules(text: string, start: number): readonly IgnoredRule[] {
  return [...text.slice(start).matchAll(RULE_ID)].map((match) => {
    const from = start + match.index;
    return { id: match[0].toLowerCase(), start: from, end: from + match[0].length };
  });
}
