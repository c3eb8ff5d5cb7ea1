import type { Model, ModelProperty } from "../../../adf/metadata/model";
import { pageOf } from "../../../adf/metadata/pages";
import { propertyOf } from "../../../adf/metadata/typeOfValue";
import type { JsonNode } from "../../../json/node";
import type { ElementSlot, ValueSlot } from "../../../json/slot";
import { explainTypeFact, factOfType } from "../../hover/types";
import { explainModel, titleOfType } from "../../language/explainType";
import type { CompletionItem } from "../item";
import { columnOffers } from "./columns";
import { dependencyOffers } from "./dependencies";
import { describedProperty, holderOf, type JsonPlace, type Offer, valueItem } from "./place";
import { kindOfReference, nameOffers } from "./references";
import { bareHole, valueSkeleton } from "./skeleton";
import { variableOffers } from "./variables";

/** Returns what the value of a property can be, as far as its type says. */
export function completeValue(place: JsonPlace<ValueSlot>): readonly CompletionItem[] {
  return valueOffers(place.slot.property, place).map((offer) => valueItem(offer, place));
}

/** Returns the listed values that an element of an array can be, those aside that it has already. */
export function listedElements(place: JsonPlace<ElementSlot>): readonly Offer[] {
  const { array, element } = place.slot;
  const others = [...array.children()].filter((child) => element === undefined || !child.isSame(element));
  const taken = new Set(others.map((child) => child.stringValue));
  const values = describedProperty(array, place)?.values ?? [];
  return literalOffers(values).filter(({ label }) => !taken.has(label));
}

/** Returns a kind of object in Markdown; facts on Azure Data Explorer come first. */
export function explainKind(model: Model, { resource }: JsonPlace): string {
  const fact = factOfType(model.type ?? "");
  return fact === undefined ? explainModel(model, pageOf(model.type, resource.kind)) : explainTypeFact(fact);
}

function valueOffers(property: JsonNode, place: JsonPlace): readonly Offer[] {
  const holder = holderOf(property, place);
  const { model, family } = holder ?? {};
  if (model === undefined) return columnOffers(property, place);
  if (property.key === "type" && family !== undefined) return typeOffers(family, place);
  const referred = property.key === "referenceName" ? kindOfReference(model.name) : undefined;
  if (referred !== undefined) return nameOffers(referred, place);
  if (property.key === "activity" && model.name === "ActivityDependency") {
    return dependencyOffers(property.parent?.parent, property.parent, place);
  }
  const described = holder && propertyOf(holder, property.key ?? "");
  if (described === undefined) return [];
  return [
    ...columnOffers(property, place),
    ...variableOffers(property, place),
    ...offersOfProperty(described, property, place),
  ];
}

/** Returns the types of a family that a resource of this form can have. */
export function kindsAt(family: string, { catalogue, resource }: JsonPlace): readonly Model[] {
  return [...catalogue.kindsOf(family).values()]
    .map((name) => catalogue.model(name))
    .filter((model) => model !== undefined)
    .filter(({ isFabricOnly }) => !isFabricOnly || resource.form === "fabric");
}

function typeOffers(family: string, place: JsonPlace): readonly Offer[] {
  return kindsAt(family, place).map((model) => {
    const type = model.type ?? "";
    const documentation = explainKind(model, place);
    return { label: type, kind: "type", detail: "", documentation, rank: 0, value: type };
  });
}

function offersOfProperty(described: ModelProperty, node: JsonNode, place: JsonPlace): readonly Offer[] {
  if (described.values.length > 0 && described.type.kind !== "list") return literalOffers(described.values);
  switch (described.type.kind) {
    case "boolean":
      return ["true", "false"].map((word) => ({ ...literalOffer(word), value: bareHole(word) }));
    case "model":
    case "group":
    case "list":
      // Where something is written already, an object is no way to go on.
      return node.kind === "missing" ? [wholeOffer(described, place)] : [];
    default:
      return [];
  }
}

function wholeOffer(described: ModelProperty, { catalogue }: JsonPlace): Offer {
  return {
    label: described.type.kind === "list" ? "[…]" : "{…}",
    kind: "snippet",
    detail: titleOfType(described),
    documentation: "",
    rank: 0,
    value: valueSkeleton(described, catalogue),
  };
}

function literalOffers(values: readonly string[]): readonly Offer[] {
  return values.map(literalOffer);
}

function literalOffer(value: string): Offer {
  return { label: value, kind: "value", detail: "", documentation: "", rank: 0, value };
}
