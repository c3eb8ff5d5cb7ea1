import { nounOf } from "../../adf/describe";
import type { ResourceKind } from "../../adf/kinds";
import type { Factory } from "../../factory/factory";
import { mentionOf } from "./mentions";
import { nameSpanIn } from "./occurrence";
import type { Place } from "./symbol";

/** A resource or an activity of a factory. */
export interface WorkspaceSymbol {
  readonly kind: ResourceKind | "activity";
  readonly name: string;
  /** What it stands in, in words. */
  readonly container: string;
  /** Where it is defined; without a span the file as a whole, which was not parsed. */
  readonly place: Pick<Place, "path"> & Partial<Place>;
}

/** Shorter texts occur in every file, so that all of them would have to be parsed. */
const SHORTEST_ACTIVITY_QUERY = 3;

/**
 * Yields the resources whose names have the characters of a query, in their order, and the activities whose names
 * hold it. Resources are told by their files' first lines; only pipelines that mention the query are parsed.
 */
export function* workspaceSymbols(factory: Factory, query: string): Generator<WorkspaceSymbol> {
  const wanted = query.toLowerCase();
  const pipelines = new Set<string>();
  for (const { path, kind, name } of factory.listResources()) {
    if (kind === "pipeline") pipelines.add(path);
    if (!hasInOrder(name.toLowerCase(), wanted)) continue;
    yield { kind, name, container: `${nounOf(kind)} of ${nameOf(factory)}`, place: { path } };
  }
  if (wanted.length < SHORTEST_ACTIVITY_QUERY) return;
  const mentionsQuery = mentionOf(query);
  for (const path of pipelines) {
    if (mentionsQuery(factory.textOf(path) ?? "")) yield* activitiesIn(factory, path, wanted);
  }
}

function* activitiesIn(factory: Factory, path: string, wanted: string): Generator<WorkspaceSymbol> {
  for (const { name, node, pipeline } of factory.document(path)?.activities ?? []) {
    const span = nameSpanIn(node.get("name"));
    if (span === undefined || !name.toLowerCase().includes(wanted)) continue;
    yield { kind: "activity", name, container: `activity of ${pipeline.name}`, place: { path, span } };
  }
}

function hasInOrder(name: string, characters: string): boolean {
  let from = 0;
  for (const character of characters) {
    const found = name.indexOf(character, from);
    if (found < 0) return false;
    from = found + character.length;
  }
  return true;
}

function nameOf({ root }: Factory): string {
  return root.slice(root.lastIndexOf("/") + 1);
}
