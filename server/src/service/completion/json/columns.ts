import { readCopy } from "../../../adf/activity";
import { columnsOf, type DatasetColumn } from "../../../adf/copy/datasetColumns";
import type { JsonNode } from "../../../json/node";
import { contains } from "../../../text/span";
import type { JsonPlace, Offer } from "./place";
import { hole } from "./skeleton";

type End = "source" | "sink";

/** Returns the columns of the dataset at an end of a Copy for the `name` or `path` of a mapping. */
export function columnOffers(property: JsonNode, place: JsonPlace): readonly Offer[] {
  const end = property.parent;
  const list = end?.parent?.parent;
  if (list?.key !== "mappings" || (end?.key !== "source" && end?.key !== "sink")) return [];
  if (property.key !== "name" && property.key !== "path") return [];
  return columnsAt(list, end.key, place)
    .filter(({ isPath }) => isPath === (property.key === "path"))
    .map((column) => ({ ...describe(column), value: column.name }));
}

/** Returns a mapping for each column of the source that no mapping names yet. */
export function mappingOffers(list: JsonNode, place: JsonPlace): readonly Offer[] {
  const taken = new Set([...list.children()].flatMap(namesIn));
  const targets = columnsAt(list, "sink", place);
  return columnsAt(list, "source", place)
    .filter(({ name }) => !taken.has(name))
    .map((column) => {
      const target = targets.find(({ name }) => name.toLowerCase() === shortName(column).toLowerCase());
      const source = column.isPath ? { path: column.name } : { name: column.name };
      const sink = target?.isPath === true ? { path: target.name } : { name: target?.name ?? hole() };
      return { ...describe(column), value: { source, sink } };
    });
}

function columnsAt(list: JsonNode, end: End, { analysis }: JsonPlace): readonly DatasetColumn[] {
  const activity = analysis.activities.findLast(({ node }) => contains(node.span, list.span));
  const copy = activity && readCopy(activity);
  const [reference] = (end === "source" ? copy?.inputs : copy?.outputs) ?? [];
  const dataset = reference && analysis.factory.find("dataset", reference.name);
  if (dataset !== undefined) return columnsOf(dataset.resource.properties);
  // Fabric has the dataset inside the source or sink.
  const settings = copy?.[end]?.get("datasetSettings");
  return settings === undefined ? [] : columnsOf(settings);
}

function namesIn(entry: JsonNode): readonly string[] {
  const source = entry.get("source");
  return [source?.get("name"), source?.get("path")].flatMap((node) => node?.stringValue ?? []);
}

function shortName({ name, isPath }: DatasetColumn): string {
  return isPath ? (/\['([^']*)'\]$/.exec(name)?.[1] ?? name) : name;
}

function describe({ name, type }: DatasetColumn): Omit<Offer, "value"> {
  return { label: name, kind: "column", detail: type, documentation: "", rank: 0 };
}
