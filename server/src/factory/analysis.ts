import type { Activity, Copy, Lookup } from "../adf/activity";
import type { AdfDocument } from "../adf/document";
import type { ResourceKind } from "../adf/kinds";
import type { KustoText } from "../adf/kustoText";
import type { Reference } from "../adf/reference";
import type { Resource } from "../adf/resource";
import type { KustoAnswer } from "../kql/parser/answer";
import type { NamedSchema } from "../kql/schema/schema";
import { type ActivityUse, activityUsesOf } from "./activityUses";
import { type ExpressionPlace, expressionPlacesOf } from "./expressionPlaces";
import type { Factory, FactoryResource, Use } from "./factory";
import { type SchemaInUse, schemaInUse } from "./schemaInUse";

/** Returns what the official Kusto parser says of a text of an analysis, once that is known. */
export type KustoAnswers = (text: KustoText, analysis: Analysis) => KustoAnswer | undefined;

/** Whether the rules that are not about Kusto alone look at everything or only at what touches Kusto. */
export type Scope = "kusto" | "factory";

/**
 * One document joined with its factory: what the rules read. Collections are made when first asked for and then
 * shared by all rules.
 */
export class Analysis {
  private readExpressionPlaces: readonly ExpressionPlace[] | undefined;
  private readActivityUses: readonly ActivityUse[] | undefined;
  private readonly schemas = new WeakMap<KustoText, { readonly inUse: SchemaInUse | undefined }>();

  constructor(
    readonly document: AdfDocument,
    readonly factory: Factory,
    readonly scope: Scope,
    readonly answers: KustoAnswers = () => undefined,
    /** What the user says of the databases; left out where nothing is said. */
    readonly schema?: NamedSchema,
  ) {}

  /** Returns what the official Kusto parser says of a text of this document, once that is known. */
  kustoAnswers(text: KustoText): KustoAnswer | undefined {
    return this.answers(text, this);
  }

  /** Returns what is known of the database that a text of this document is sent to. */
  schemaOf(text: KustoText): SchemaInUse | undefined {
    if (this.schema === undefined) return undefined;
    const known = this.schemas.get(text) ?? { inUse: schemaInUse(this, this.schema, text) };
    this.schemas.set(text, known);
    return known.inUse;
  }

  /** The document's activities at any depth, in document order. */
  get activities(): readonly Activity[] {
    return this.document.activities;
  }

  get copies(): readonly Copy[] {
    return this.document.copies;
  }

  get lookups(): readonly Lookup[] {
    return this.document.lookups;
  }

  /** The queries and commands of the document's activities. */
  get kustoTexts(): readonly KustoText[] {
    return this.document.kustoTexts;
  }

  /** The references to activities in these texts, in document order. */
  get activityUses(): readonly ActivityUse[] {
    this.readActivityUses ??= activityUsesOf(this);
    return this.readActivityUses;
  }

  /** The texts with expressions of the resources in scope, in document order. */
  get expressionPlaces(): readonly ExpressionPlace[] {
    this.readExpressionPlaces ??= expressionPlacesOf(this);
    return this.readExpressionPlaces;
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
