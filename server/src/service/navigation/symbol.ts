import { nounOf } from "../../adf/describe";
import type { AdfDocument } from "../../adf/document";
import type { ResourceKind } from "../../adf/kinds";
import type { Resource } from "../../adf/resource";
import type { Factory } from "../../factory/factory";
import { isSameName } from "../../text/name";
import type { Span } from "../../text/span";

/** A document and its factory, from which navigation starts; an `Analysis` is one. */
export interface NavigationSource {
  readonly document: AdfDocument;
  readonly factory: Factory;
}

/** A stretch of a file. */
export interface Place {
  readonly path: string;
  readonly span: Span;
}

/** A resource of the factory by its name. */
export interface ResourceSymbol {
  readonly kind: "resource";
  readonly resourceKind: ResourceKind;
  readonly name: string;
}

/** Something that a resource declares by a name. */
export interface MemberSymbol {
  readonly kind: "activity" | "parameter" | "variable" | "libraryVariable";
  readonly owner: ResourceSymbol;
  readonly name: string;
}

/** A global parameter, which all pipelines of the factory can read. */
export interface GlobalParameterSymbol {
  readonly kind: "globalParameter";
  readonly name: string;
}

/** What has a name in a factory. */
export type FactorySymbol = ResourceSymbol | MemberSymbol | GlobalParameterSymbol;

const NOUNS: Readonly<Record<Exclude<FactorySymbol["kind"], "resource">, string>> = {
  activity: "activity",
  parameter: "parameter",
  variable: "variable",
  libraryVariable: "library variable",
  globalParameter: "global parameter",
};

/** Returns what symbols of a kind are called in a sentence. */
export function nounOfSymbol(symbol: FactorySymbol): string {
  return symbol.kind === "resource" ? nounOf(symbol.resourceKind) : NOUNS[symbol.kind];
}

/** Returns the resource that a symbol is or belongs to; `undefined` for what belongs to the factory as a whole. */
export function ownerOf(symbol: FactorySymbol): ResourceSymbol | undefined {
  if (symbol.kind === "globalParameter") return undefined;
  return symbol.kind === "resource" ? symbol : symbol.owner;
}

/** Returns a symbol as part of a sentence: `dataset "Events"`. */
export function describeSymbol(symbol: FactorySymbol): string {
  return `${nounOfSymbol(symbol)} "${symbol.name}"`;
}

/** Returns a noun, or what begins with one, with its indefinite article. */
export function withArticle(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;
}

/** Returns the symbol of a resource. */
export function symbolOf({ kind, name }: Resource): ResourceSymbol {
  return { kind: "resource", resourceKind: kind, name };
}

/** Returns whether two symbols stand for one thing of a factory. */
export function isSameSymbol(a: FactorySymbol, b: FactorySymbol): boolean {
  if (!isSameName(a.name, b.name)) return false;
  if (a.kind === "resource") return b.kind === "resource" && a.resourceKind === b.resourceKind;
  if (a.kind === "globalParameter" || b.kind === "globalParameter") return a.kind === b.kind;
  return a.kind === b.kind && isSameSymbol(a.owner, b.owner);
}

/** Returns whether nothing outside its pipeline can name a symbol. */
export function isLocal(symbol: FactorySymbol): boolean {
  return symbol.kind === "activity" || symbol.kind === "variable" || symbol.kind === "libraryVariable";
}
