import assert from "node:assert/strict";
import { type AdfDocument, readDocument } from "../../server/src/adf/document";
import { type KqlAddress, type KqlRefusal, openKql, saveKql } from "../../server/src/service/kqlDocument";
import { contains, type Span } from "../../server/src/text/span";
import { applyEdits } from "../../server/src/text/textEdit";
import { kustoLookup } from "./builders";

/** Where the text of `lookupOf` stands. */
export const LOOKUP_ADDRESS: KqlAddress = {
  pipeline: "Load",
  activities: ["Find"],
  role: "query",
  occurrence: 0,
};

/** Returns a pipeline of one Lookup with a query, given as a JSON value. */
export function lookupOf(value: string): AdfDocument {
  return readDocument("f/pipeline/Load.json", kustoLookup(value));
}

/** Returns what an editor shows of a JSON value that is a query. */
export function shownText(value: string): string {
  return opened(lookupOf(value)).text;
}

/** A JSON value after saving, and what the editor shows of it then. */
export interface SavedValue {
  readonly value: string;
  readonly text: string;
}

/** Returns the JSON value of a query after saving a text. */
export function savedValue(value: string, newText: string): SavedValue {
  const saved = trySave(value, newText);
  if ("refusal" in saved) assert.fail(`Refused: ${saved.refusal}`);
  return saved;
}

/** Saves a text into a query; fails when the result is no JSON, or when anything beside the value changes. */
export function trySave(value: string, newText: string): SavedValue | KqlRefusal {
  const document = lookupOf(value);
  const saved = saveKql(document, LOOKUP_ADDRESS, newText);
  if ("refusal" in saved) return saved;
  const start = document.text.indexOf(value);
  const place = { start, end: start + value.length };
  for (const { span } of saved.edits) assert.ok(contains(place, span), "An edit leaves the value.");
  const after = applyEdits(document.text, saved.edits);
  assert.doesNotThrow(() => JSON.parse(after), after);
  const end = after.length - (document.text.length - place.end);
  return { value: after.slice(start, end), text: opened(readDocument(document.path, after)).text };
}

/** Returns the refusal to save a text into a query. */
export function refusalOf(value: string, newText: string): KqlRefusal {
  const saved = trySave(value, newText);
  assert.ok("refusal" in saved, "The text was saved.");
  return saved;
}

function opened(document: AdfDocument): { readonly text: string; readonly holes: readonly Span[] } {
  const found = openKql(document, LOOKUP_ADDRESS);
  assert.ok("text" in found, "problem" in found ? found.problem : "");
  return found;
}
