import { compareSpans } from "../../text/span";
import { definitionsOf } from "./declared";
import { activityNamesIn, definitionsIn } from "./definitions";
import { expressionUsesIn } from "./expressionUses";
import { documentsNaming } from "./mentions";
import type { Occurrence } from "./occurrence";
import { referencesIn } from "./references";
import { type FactorySymbol, isSameSymbol, type NavigationSource, type Place } from "./symbol";

/** Yields every place of a document where something of the factory is named. */
export function* occurrencesIn(source: NavigationSource): Generator<Occurrence> {
  yield* definitionsIn(source.document);
  yield* activityNamesIn(source.document);
  yield* referencesIn(source);
  for (const resource of source.document.resources) yield* expressionUsesIn(resource);
}

/** Returns the name under the cursor and what it stands for; its borders count. */
export function symbolAt(source: NavigationSource, offset: number): Occurrence | undefined {
  for (const occurrence of occurrencesIn(source)) {
    const { start, end } = occurrence.span;
    if (start < end && start <= offset && offset <= end) return occurrence;
  }
  return undefined;
}

/** Returns where a symbol is named in a document, in its order. */
export function highlightsOf(source: NavigationSource, symbol: FactorySymbol): readonly Occurrence[] {
  return [...occurrencesIn(source)]
    .filter((occurrence) => isSameSymbol(occurrence.symbol, symbol))
    .sort((a, b) => compareSpans(a.span, b.span));
}

/** A document and where it names a symbol. */
export interface FileOccurrences {
  readonly source: NavigationSource;
  readonly occurrences: readonly Occurrence[];
}

/** Returns where a symbol is named in its factory, file by file; only files that mention it are parsed. */
export function occurrencesOf(source: NavigationSource, symbol: FactorySymbol): readonly FileOccurrences[] {
  const files: FileOccurrences[] = [];
  for (const document of documentsNaming(symbol, source)) {
    const other = { document, factory: source.factory };
    const occurrences = highlightsOf(other, symbol);
    if (occurrences.length > 0) files.push({ source: other, occurrences });
  }
  return files;
}

/** Returns where a symbol is defined; several places when the factory defines it more than once. */
export function definitionOf(source: NavigationSource, symbol: FactorySymbol): readonly Place[] {
  return definitionsOf(source, symbol).map(({ document, occurrence }) => ({
    path: document.path,
    span: occurrence.span,
  }));
}

/** Returns where a symbol is used in the factory, file by file, and on demand also where it is defined. */
export function referencesTo(
  source: NavigationSource,
  symbol: FactorySymbol,
  { includesDefinition }: { readonly includesDefinition: boolean },
): readonly Place[] {
  return occurrencesOf(source, symbol).flatMap((file) =>
    file.occurrences
      .filter(({ isDefinition }) => includesDefinition || !isDefinition)
      .map(({ span }) => ({ path: file.source.document.path, span })),
  );
}
