import assert from "node:assert/strict";
import { Analysis } from "../../server/src/factory/analysis";
import type { NamedSchema } from "../../server/src/kql/schema/schema";
import { type ShownKql, shownKql } from "../../server/src/service/language/shownKql";
import { kustoLookup } from "./builders";
import { LOOKUP_ADDRESS } from "./kqlDocuments";
import { factoryOf, PIPELINE_PATH } from "./rules";

/** Returns a text in the editor for the query of a Lookup. */
export function shownQuery(text: string): ShownKql {
  return shownIn(kustoLookup('"T"'), text, LOOKUP_ADDRESS);
}

/** Returns a text in the editor for a query or command of a pipeline. */
export function shownIn(
  pipeline: string,
  text: string,
  address = LOOKUP_ADDRESS,
  schema?: NamedSchema,
): ShownKql {
  const factory = factoryOf({ [PIPELINE_PATH]: pipeline });
  const document = factory.document(PIPELINE_PATH);
  assert.ok(document);
  const shown = shownKql(new Analysis(document, factory, "kusto", undefined, schema), address, text);
  assert.ok(shown, "There is no such query or command.");
  return shown;
}
