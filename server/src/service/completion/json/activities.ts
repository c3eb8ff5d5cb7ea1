import type { ElementSlot } from "../../../json/slot";
import { type ActivitySnippet, KUSTO_SNIPPETS, OTHER_SNIPPETS } from "./activitySnippets";
import type { JsonPlace, Offer } from "./place";
import { hole, modelSkeleton } from "./skeleton";
import { explainKind, kindsAt } from "./values";

const ON_KUSTO = 0;
const WRITTEN_OUT = 1;
const OF_ITS_TYPE = 2;

/** Returns whole activities: those that are written out with care, then one for each other type. */
export function activityOffers(place: JsonPlace<ElementSlot>): readonly Offer[] {
  const names = new Set(place.analysis.activities.map(({ name }) => name.toLowerCase()));
  const offersOf = (snippets: readonly ActivitySnippet[], rank: number) =>
    snippets
      .filter(({ only }) => only === undefined || only === place.resource.form)
      .map((snippet) => snippetOffer(snippet, rank, names));
  return [
    ...offersOf(KUSTO_SNIPPETS, ON_KUSTO),
    ...offersOf(OTHER_SNIPPETS, WRITTEN_OUT),
    ...typeOffers(place),
  ];
}

function snippetOffer(snippet: ActivitySnippet, rank: number, names: ReadonlySet<string>): Offer {
  const { name, ...rest } = snippet.activity;
  return {
    label: snippet.label,
    kind: "snippet",
    detail: "activity",
    documentation: snippet.text,
    rank,
    value: { name: hole(freeName(name, names)), ...rest },
  };
}

/** No two activities of a pipeline have one name. */
function freeName(name: string, names: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; names.has(free.toLowerCase()); number++) free = `${name} ${number}`;
  return free;
}

function typeOffers(place: JsonPlace<ElementSlot>): readonly Offer[] {
  return kindsAt("Activity", place).map((model) => ({
    label: model.type ?? "",
    kind: "type",
    detail: "activity",
    documentation: explainKind(model, place),
    rank: OF_ITS_TYPE,
    value: modelSkeleton(model.name, place.catalogue),
  }));
}
