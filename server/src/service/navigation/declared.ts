import type { AdfDocument } from "../../adf/document";
import type { Resource } from "../../adf/resource";
import type { Factory } from "../../factory/factory";
import { globalParameterFiles } from "../../factory/globalParameterFiles";
import { contains } from "../../text/span";
import { activityNamesIn, definitionsIn } from "./definitions";
import type { Occurrence } from "./occurrence";
import { type FactorySymbol, isLocal, isSameSymbol, type NavigationSource, ownerOf } from "./symbol";

/** Where a symbol is defined. */
export interface Definition {
  readonly symbol: FactorySymbol;
  readonly document: AdfDocument;
  /** The resource that it is, or that declares it. */
  readonly resource: Resource;
  readonly occurrence: Occurrence;
}

/** Returns where a symbol is defined; several places when its factory defines it more than once. */
export function definitionsOf(source: NavigationSource, symbol: FactorySymbol): readonly Definition[] {
  if (isLocal(symbol)) return definitionsWithin(source.document, symbol);
  return [...definersOf(source.factory, symbol)].flatMap((path) => {
    const document = source.factory.document(path);
    return document === undefined ? [] : definitionsWithin(document, symbol);
  });
}

/** Returns the files that define a symbol, or what it belongs to. */
export function definersOf(factory: Factory, symbol: FactorySymbol): ReadonlySet<string> {
  const owner = ownerOf(symbol);
  return owner === undefined
    ? globalParameterFiles(factory)
    : new Set(factory.pathsOf(owner.resourceKind, owner.name));
}

function definitionsWithin(document: AdfDocument, symbol: FactorySymbol): readonly Definition[] {
  const occurrences = symbol.kind === "activity" ? activityNamesIn(document) : definitionsIn(document);
  const found: Definition[] = [];
  for (const occurrence of occurrences) {
    if (!occurrence.isDefinition || !isSameSymbol(occurrence.symbol, symbol)) continue;
    // A factory in a template may hold its resources.
    const resource = document.resources.findLast(({ node }) => contains(node.span, occurrence.span));
    if (resource !== undefined) found.push({ symbol: occurrence.symbol, document, resource, occurrence });
  }
  return found;
}
