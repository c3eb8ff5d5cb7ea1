import { type Activity, type Copy, type Lookup, readCopy, readLookup } from "../adf/activity";
import type { AdfDocument } from "../adf/document";
import type { ResourceKind } from "../adf/kinds";
import { type KustoText, kustoTextOf } from "../adf/kustoText";
import type { Reference } from "../adf/reference";
import type { Resource } from "../adf/resource";
import type { Factory, FactoryResource, Use } from "./factory";

/** Whether the rules that are not about Kusto alone look at everything or only at what touches Kusto. */
export type Scope = "kusto" | "factory";

/**
 * One document joined with its factory: what the rules read. Collections are made when first asked for and then
 * shared by all rules.
 */
export class Analysis {
  private readCopies: readonly Copy[] | undefined;
  private readLookups: readonly Lookup[] | undefined;
  private readKustoTexts: readonly KustoText[] | undefined;

  constructor(
    readonly document: AdfDocument,
    readonly factory: Factory,
    readonly scope: Scope,
  ) {}

  /** The document's activities at any depth, in document order. */
  get activities(): readonly Activity[] {
    return this.document.activities;
  }

  get copies(): readonly Copy[] {
    this.readCopies ??= this.activities.map(readCopy).filter((copy) => copy !== undefined);
    return this.readCopies;
  }

  get lookups(): readonly Lookup[] {
    this.readLookups ??= this.activities.map(readLookup).filter((lookup) => lookup !== undefined);
    return this.readLookups;
  }

  /** The queries and commands of the document's activities. */
  get kustoTexts(): readonly KustoText[] {
    this.readKustoTexts ??= this.activities.map(kustoTextOf).filter((text) => text !== undefined);
    return this.readKustoTexts;
  }

  /** Returns the document's resources of a kind. */
  resourcesOf(kind: ResourceKind): readonly Resource[] {
    return this.document.resources.filter((resource) => resource.kind === kind);
  }

  /** Returns what a reference names, or `undefined` when it names nothing or the factory is not yet known. */
  resolve(reference: Reference | undefined): FactoryResource | undefined {
    if (reference === undefined || !this.factory.isComplete) return undefined;
    return this.factory.find(reference.kind, reference.name);
  }

  /** Returns every reference to a resource in the factory; none while the factory is not yet known. */
  usesOf(resource: Resource): readonly Use[] {
    return this.factory.isComplete ? this.factory.usesOf(resource.kind, resource.name) : [];
  }
}
