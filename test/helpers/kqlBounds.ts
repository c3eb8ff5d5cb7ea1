import assert from "node:assert/strict";
import type { Bound } from "../../server/src/kql/bounds";
import { readKql } from "../../server/src/kql/view";
import { kqlText } from "./kqlText";

/** Checks whether queries, with `⟦…⟧` for holes, give at most 5,000 rows. */
export function checkBounds(expected: Bound, queries: readonly string[]): void {
  for (const query of queries) assert.equal(readKql(kqlText(query)).boundAt(5000), expected, query);
}
