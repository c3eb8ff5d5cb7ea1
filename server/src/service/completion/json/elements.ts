import type { ValueType } from "../../../adf/metadata/model";
import { typeOfValue } from "../../../adf/metadata/typeOfValue";
import type { JsonValue } from "../../../json/edit";
import type { ElementSlot } from "../../../json/slot";
import { titleOfType } from "../../language/explainType";
import type { CompletionItem } from "../item";
import { activityOffers } from "./activities";
import { mappingOffers } from "./columns";
import { dependencyOffers } from "./dependencies";
import { type JsonPlace, type Offer, valueItem } from "./place";
import { kindOfReference, nameOffers } from "./references";
import { modelSkeleton } from "./skeleton";
import { listedElements } from "./values";

/** Returns what an element of an array can be: whole activities, dependencies, references, mappings, listed values. */
export function completeElement(place: JsonPlace<ElementSlot>): readonly CompletionItem[] {
  const { slot, resource, catalogue } = place;
  const type = typeOfValue(slot.array, resource, catalogue);
  return offersFor(type, place).map((offer) => valueItem(offer, place));
}

function offersFor(type: ValueType | undefined, place: JsonPlace<ElementSlot>): readonly Offer[] {
  if (type?.kind !== "list") return [];
  const { element } = type;
  if (element.kind !== "model") return listedElements(place);
  // Of an object that is there already only its inside is completed.
  if (place.slot.element !== undefined && place.slot.element.kind !== "invalid") return [];
  return objectOffers(element.name, place);
}

function objectOffers(name: string, place: JsonPlace<ElementSlot>): readonly Offer[] {
  const { array } = place.slot;
  const kind = kindOfReference(name);
  if (kind !== undefined) {
    return nameOffers(kind, place).map((offer) => ({ ...offer, value: referenceTo(offer.label, name) }));
  }
  switch (name) {
    case "Activity":
      return activityOffers(place);
    case "ActivityDependency":
      return dependencyOffers(array, undefined, place).map((offer) => ({
        ...offer,
        value: { activity: offer.label, dependencyConditions: ["Succeeded"] },
      }));
    case "TabularMapping":
      return [...mappingOffers(array, place), emptyOffer(name, place)];
    default:
      return [emptyOffer(name, place)];
  }
}

function referenceTo(referenceName: string, type: string): JsonValue {
  return { referenceName, type };
}

function emptyOffer(name: string, { catalogue }: JsonPlace): Offer {
  return {
    label: "{…}",
    kind: "snippet",
    detail: titleOfType({ type: { kind: "model", name }, values: [] }),
    documentation: "",
    rank: 1,
    value: modelSkeleton(name, catalogue),
  };
}
