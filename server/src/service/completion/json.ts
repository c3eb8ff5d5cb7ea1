import type { Catalogue } from "../../adf/metadata/catalogue";
import type { Analysis } from "../../factory/analysis";
import { type JsonSlot, slotAt } from "../../json/slot";
import type { CompletionItem } from "./item";
import { completeElement } from "./json/elements";
import { completeKey } from "./json/keys";
import { type JsonPlace, styleOf } from "./json/place";
import { completeValue } from "./json/values";

/**
 * Returns what can be written at an offset of the JSON of a resource: properties, types, names and whole activities;
 * nothing in files that hold no resource.
 *
 * @param typed The character whose typing made the editor ask.
 */
export function completeJson(
  analysis: Analysis,
  offset: number,
  catalogue: Catalogue,
  typed: string | undefined,
): readonly CompletionItem[] {
  const { root, resources } = analysis.document;
  const resource = resources.findLast(({ node: { span } }) => span.start < offset && offset <= span.end);
  if (resource === undefined || root === undefined) return [];
  const slot = slotAt(root, offset);
  if (slot === undefined || !isAsked(slot, typed, root.documentText)) return [];
  return itemsFor(slot, { analysis, resource, catalogue, style: styleOf(slot) });
}

function itemsFor(slot: JsonSlot, place: Omit<JsonPlace, "slot">): readonly CompletionItem[] {
  switch (slot.kind) {
    case "key":
      return completeKey({ ...place, slot });
    case "value":
      return completeValue({ ...place, slot });
    case "element":
      return completeElement({ ...place, slot });
  }
}

/** A quote begins a key or value, and a blank leads from a colon to a value; other characters mean something inside of texts. */
function isAsked({ kind, span }: JsonSlot, typed: string | undefined, text: string): boolean {
  if (typed === undefined) return true;
  if (typed === '"') return text[span.start] === '"';
  return (
    typed === " " && kind === "value" && span.start === span.end && text.slice(0, span.start).endsWith(": ")
  );
}
