import type { Catalogue } from "../../../adf/metadata/catalogue";
import type { ModelProperty } from "../../../adf/metadata/model";
import { type KnownObject, objectAt, propertyOf } from "../../../adf/metadata/typeOfValue";
import type { Resource } from "../../../adf/resource";
import type { Analysis } from "../../../factory/analysis";
import { indentationOf, isFirstOnLine } from "../../../json/blanks";
import type { JsonStyle, JsonValue } from "../../../json/edit";
import type { JsonNode } from "../../../json/node";
import type { JsonSlot } from "../../../json/slot";
import { memberStyle } from "../../../json/style";
import type { Span } from "../../../text/span";
import type { TextEdit } from "../../../text/textEdit";
import type { CompletionItem } from "../item";
import type { CompletionKind } from "../suggestion";
import { type Skeleton, writeSkeleton } from "./skeleton";

/** Where something is to be written in a resource, and all that is known around it. */
export interface JsonPlace<Slot extends JsonSlot = JsonSlot> {
  readonly analysis: Analysis;
  readonly resource: Resource;
  readonly catalogue: Catalogue;
  readonly slot: Slot;
  /** How the document is written there. */
  readonly style: JsonStyle;
}

/** Something that can be written as JSON. */
export interface Offer {
  readonly label: string;
  readonly kind: CompletionKind;
  readonly detail: string;
  /** Markdown. */
  readonly documentation: string;
  /** Those with a lower rank come first; within a rank by label. */
  readonly rank: number;
  readonly value: JsonValue;
}

/** Returns an offer of a value or an element as an item. */
export function valueItem(offer: Offer, { analysis, slot, style }: JsonPlace): CompletionItem {
  const written = writeSkeleton(offer.value, style);
  const isBehindColon = analysis.document.text[slot.span.start - 1] === ":";
  return toItem(offer, isBehindColon ? indent(written, " ") : written, slot, written.text);
}

/** Returns an offer of a property as an item: its key alone where a value follows. */
export function propertyItem(offer: Offer, { slot, style }: JsonPlace): CompletionItem {
  const key = JSON.stringify(offer.label);
  if (slot.kind !== "key" || slot.hasColon) return toItem(offer, { text: key, placeholders: [] }, slot, key);
  const written = writeSkeleton(offer.value, style);
  return toItem(offer, indent(written, `${key}${style.colon ?? ": "}`), slot, key);
}

/** Returns how to write in a slot: as its container does, from the indentation of the line that it begins on. */
export function styleOf(slot: JsonSlot): JsonStyle {
  const { start } = slot.span;
  if (slot.kind === "value") {
    const { parent, documentText } = slot.property;
    return { ...memberStyle(parent ?? slot.property), baseIndent: indentationOf(documentText, start) };
  }
  const container = slot.kind === "key" ? slot.object : slot.array;
  const text = container.documentText;
  const style = memberStyle(container);
  return isFirstOnLine(text, start) ? { ...style, baseIndent: indentationOf(text, start) } : style;
}

/** Returns what is known of the object that a value stands in. */
export function holderOf(
  node: JsonNode,
  { resource, catalogue }: Pick<JsonPlace, "resource" | "catalogue">,
): KnownObject | undefined {
  return node.parent && objectAt(node.parent, resource, catalogue);
}

/** Returns the property that a value is of; `undefined` where it is one that nobody describes. */
export function describedProperty(
  node: JsonNode,
  place: Pick<JsonPlace, "resource" | "catalogue">,
): ModelProperty | undefined {
  const holder = holderOf(node, place);
  return holder && propertyOf(holder, node.key ?? "");
}

function indent({ text, placeholders }: Skeleton, before: string): Skeleton {
  const move = ({ start, end }: Span) => ({ start: start + before.length, end: end + before.length });
  return { text: before + text, placeholders: placeholders.map(move) };
}

function toItem(offer: Offer, written: Skeleton, slot: JsonSlot, name: string): CompletionItem {
  const { label, kind, detail, documentation, rank } = offer;
  const { commas, span } = slot;
  const newText = written.text + (commas.isMissingBehind ? "," : "");
  const before = commas.before;
  const comma: readonly TextEdit[] =
    before === undefined ? [] : [{ span: { start: before, end: before }, newText: "," }];
  return {
    label,
    kind,
    detail,
    documentation,
    edit: { span, newText },
    replaceEnd: span.end,
    cursor: newText.length,
    sortText: `${rank}${label.toLowerCase()}`,
    filterText: name,
    commitCharacters: [],
    placeholders: written.placeholders,
    otherEdits: comma,
  };
}
