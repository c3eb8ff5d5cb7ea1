import type { AdfDocument } from "../../adf/document";
import type { Resource } from "../../adf/resource";
import { contains } from "../../text/span";
import { activityNamesIn, definitionsIn } from "./definitions";
import type { Occurrence } from "./occurrence";
import { type FactorySymbol, isLocal, isSameSymbol, type NavigationSource } from "./symbol";

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
  const { resourceKind, name } = symbol.kind === "resource" ? symbol : symbol.owner;
  return source.factory.pathsOf(resourceKind, name).flatMap((path) => {
    const document = source.factory.document(path);
    return document === undefined ? [] : definitionsWithin(document, symbol);
  });
}

function definitionsWithin(document: AdfDocument, symbol: FactorySymbol): readonly Definition[] {
  const occurrences = symbol.kind === "activity" ? activityNamesIn(document) : definitionsIn(document);
  const found: Definition[] = [];
  for (const occurrence of occurrences) {
    if (!occurrence.isDefinition || !isSameSymbol(occurrence.symbol, symbol)) continue;
    const resource = document.resources.find(({ node }) => contains(node.span, occurrence.span));
    if (resource !== undefined) found.push({ symbol: occurrence.symbol, document, resource, occurrence });
  }
  return found;
}
