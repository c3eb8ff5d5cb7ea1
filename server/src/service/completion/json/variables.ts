import type { JsonNode } from "../../../json/node";
import type { JsonPlace, Offer } from "./place";

/** Returns the variables of the pipeline for a property that names one. */
export function variableOffers(property: JsonNode, { resource }: JsonPlace): readonly Offer[] {
  const variables = property.key === "variableName" ? resource.properties.get("variables") : undefined;
  return [...(variables?.children() ?? [])].map((variable) => ({
    label: variable.key ?? "",
    kind: "variable",
    detail: variable.get("type")?.stringValue ?? "",
    documentation: "",
    rank: 0,
    value: variable.key ?? "",
  }));
}
