import { declaredNames } from "../../../adf/declarations";
import type { ModelProperty } from "../../../adf/metadata/model";
import { pageOf } from "../../../adf/metadata/pages";
import { type KnownObject, objectAt } from "../../../adf/metadata/typeOfValue";
import type { Resource } from "../../../adf/resource";
import type { JsonValue } from "../../../json/edit";
import type { JsonNode } from "../../../json/node";
import type { KeySlot } from "../../../json/slot";
import { isSameName } from "../../../text/name";
import { explainFact } from "../../hover/properties";
import { explainProperty, titleOfType } from "../../language/explainType";
import type { CompletionItem } from "../item";
import { type JsonPlace, type Offer, propertyItem } from "./place";
import { referredBy } from "./references";
import { bareHole, EMPTY_OBJECT, hole, valueSkeleton } from "./skeleton";

const REQUIRED = 0;
const OPTIONAL = 1;

/** Returns the properties that an object does not have yet: those of its type, or the parameters that it gives values to. */
export function completeKey(place: JsonPlace<KeySlot>): readonly CompletionItem[] {
  const { resource, catalogue, slot } = place;
  const known = objectAt(slot.object, resource, catalogue);
  const offers = known === undefined ? parameterOffers(place) : propertyOffers(place, known);
  return offers.filter(({ label }) => !isTaken(label, slot)).map((offer) => propertyItem(offer, place));
}

/** Of two properties whose names differ in casing alone nobody needs the second. */
function isTaken(name: string, { object, property }: KeySlot): boolean {
  for (const existing of object.children()) {
    const isWritten = property !== undefined && existing.isSame(property);
    if (!isWritten && isSameName(existing.key ?? "", name)) return true;
  }
  return false;
}

function propertyOffers(place: JsonPlace<KeySlot>, known: KnownObject): readonly Offer[] {
  const isFabric = place.resource.form === "fabric";
  return known.properties
    .filter((property) => !property.isReadOnly && (isFabric || !property.isFabricOnly))
    .filter(({ type }) => !isFabric || !isFileReference(type))
    .map((property) => propertyOffer(property, known, place));
}

/** Fabric has no files of datasets and linked services, and so no references to them. */
function isFileReference(type: ModelProperty["type"]): boolean {
  const inner = type.kind === "list" ? type.element : type;
  return inner.kind === "model" && ["DatasetReference", "LinkedServiceReference"].includes(inner.name);
}

function propertyOffer(property: ModelProperty, { model }: KnownObject, place: JsonPlace<KeySlot>): Offer {
  const { analysis, catalogue, resource, slot } = place;
  const { name, isRequired } = property;
  const fact = explainFact(slot.object, name, analysis);
  return {
    label: name,
    kind: "property",
    detail: titleOfType(property) + (isRequired ? ", required" : ""),
    documentation: fact ?? explainProperty(property, pageOf(model.type, resource.kind)),
    rank: isRequired ? REQUIRED : OPTIONAL,
    value: valueSkeleton(property, catalogue),
  };
}

/** In an object of parameters: those of the dataset, pipeline or linked service that it is for. */
function parameterOffers({ analysis, slot }: JsonPlace<KeySlot>): readonly Offer[] {
  const target = slot.object.key === "parameters" ? referredBy(slot.object.parent, analysis) : undefined;
  if (target === undefined) return [];
  const names = declaredNames(target.document, target.resource, "parameters") ?? [];
  return names.map((name) => parameterOffer(name, target.resource));
}

function parameterOffer(name: string, { properties }: Resource): Offer {
  const declaration = properties.get("parameters")?.get(name);
  const type = declaration?.get("type")?.stringValue ?? "any";
  const hasDefault = declaration?.get("defaultValue") !== undefined;
  return {
    label: name,
    kind: "parameter",
    detail: hasDefault ? `${type}, has a default` : type,
    documentation: defaultOf(declaration),
    rank: hasDefault ? OPTIONAL : REQUIRED,
    value: argumentSkeleton(type),
  };
}

/** What a securestring has as a default is not for showing. */
function defaultOf(declaration: JsonNode | undefined): string {
  const isSecret = /^secure/i.test(declaration?.get("type")?.stringValue ?? "");
  const value = declaration?.get("defaultValue");
  const isShort = value !== undefined && value.kind !== "object" && value.kind !== "array";
  return isShort && !isSecret && !value.rawText.includes("`") ? `Default \`${value.rawText}\`.` : "";
}

function argumentSkeleton(type: string): JsonValue {
  switch (type.toLowerCase()) {
    case "bool":
      return bareHole("true");
    case "int":
    case "float":
      return bareHole("0");
    case "array":
      return [bareHole()];
    case "object":
      return EMPTY_OBJECT;
    default:
      return hole();
  }
}
