import assert from "node:assert/strict";
import {
  definitionOf,
  highlightsOf,
  referencesTo,
  symbolAt,
} from "../../server/src/service/navigation/places";
import { describeSymbol } from "../../server/src/service/navigation/symbol";
import { type Files, factoryOf } from "../helpers/rules";
import { readMarkedFiles, showPlaces, sourceIn, symbolOfFound } from "./navigationFactory";

/**
 * Checks that the marked places, and no others, name one thing: from each of them all are found, and the definition,
 * the only one of them, which stands in `definitionPath`.
 */
export function checkUses(marked: Files, what: string, definitionPath: string): void {
  const { files, places } = readMarkedFiles(marked);
  const factory = factoryOf(files);
  const definitions = places.filter(
    ({ path, span }) => symbolAt(sourceIn(factory, path), span.start)?.isDefinition === true,
  );
  assert.deepEqual(
    definitions.map(({ path }) => path),
    [definitionPath],
  );
  assert.ok(places.length > 1, "Too few places are marked.");
  for (const { path, span } of places) {
    for (const offset of [span.start, span.end]) {
      const source = sourceIn(factory, path);
      const symbol = symbolOfFound(symbolAt(source, offset));
      assert.equal(describeSymbol(symbol).toLowerCase(), what.toLowerCase());
      const found = referencesTo(source, symbol, { includesDefinition: true });
      assert.deepEqual(showPlaces(files, found), showPlaces(files, places));
      assert.deepEqual(showPlaces(files, definitionOf(source, symbol)), showPlaces(files, definitions));
      assert.deepEqual(
        highlightsOf(source, symbol).map((highlight) => highlight.span),
        places.filter((place) => place.path === path).map((place) => place.span),
      );
      assert.equal(referencesTo(source, symbol, { includesDefinition: false }).length, places.length - 1);
    }
  }
}
