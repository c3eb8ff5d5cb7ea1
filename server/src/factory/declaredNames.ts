import { activityNames, declaredNames } from "../adf/declarations";
import type { ResourceKind } from "../adf/kinds";
import type { Resource } from "../adf/resource";
import type { Reference } from "../expression/scope";
import type { Analysis } from "./analysis";

type NameKind = Exclude<Reference["kind"], "item">;

/** The names of one kind that expressions of a resource can use; `undefined` when that cannot be told. */
type KnownNames = readonly string[] | undefined;

/**
 * The names that the expressions of a document's resources can use, each list read when first asked for.
 *
 * Global parameters and library variables are declared elsewhere, so nothing is claimed of them.
 */
export class DeclaredNames {
  private readonly lists = new Map<Resource, Map<NameKind, KnownNames>>();

  constructor(private readonly analysis: Analysis) {}

  /** Returns the names of a kind that a resource declares; `undefined` when they cannot be told. */
  of(resource: Resource, kind: NameKind): KnownNames {
    const lists = this.lists.get(resource) ?? new Map<NameKind, KnownNames>();
    this.lists.set(resource, lists);
    if (!lists.has(kind)) lists.set(kind, this.read(resource, kind));
    return lists.get(kind);
  }

  private read(resource: Resource, kind: NameKind): KnownNames {
    const { document, activities } = this.analysis;
    switch (kind) {
      case "pipelineParameter":
        // Expressions of a dataset are evaluated in a run of a pipeline, and may reach into it.
        return isKind(resource, "pipeline")
          ? declaredNames(document, resource, "parameters")
          : noneIn(resource, "linkedService");
      case "datasetParameter":
        return isKind(resource, "dataset")
          ? declaredNames(document, resource, "parameters")
          : noneIn(resource, "linkedService", "pipeline");
      case "linkedServiceParameter":
        return isKind(resource, "linkedService")
          ? declaredNames(document, resource, "parameters")
          : noneIn(resource, "dataset", "pipeline");
      case "variable":
        return isKind(resource, "pipeline") ? declaredNames(document, resource, "variables") : undefined;
      case "activity": {
        const own = activities.filter(({ pipeline }) => pipeline === resource);
        return isKind(resource, "pipeline") ? activityNames(document, resource, own) : undefined;
      }
      case "globalParameter":
      case "libraryVariable":
        return undefined;
    }
  }
}

function isKind(resource: Resource, kind: ResourceKind): boolean {
  return resource.kind === kind;
}

/** Returns that resources of these kinds have no such names at all; Fabric's pipelines hold their datasets themselves. */
function noneIn({ kind, form }: Resource, ...kinds: readonly ResourceKind[]): KnownNames {
  return kinds.includes(kind) && form !== "fabric" ? [] : undefined;
}
