import assert from "node:assert/strict";
import { suite, test } from "node:test";
import "@kusto/language-service-next/bridge.min.js";
import "@kusto/language-service-next/Kusto.Language.Bridge.min.js";
import type {} from "../../server/src/host/kusto/library";
import { knownVerbAt } from "../../server/src/kql/command/commandVerbs";
import { MANAGEMENT_COMMANDS } from "../../server/src/kql/library/commands";
import { type LibraryEntry, type LibraryKind, libraryOf } from "../../server/src/kql/library/library";
import { ROW_EFFECTS } from "../../server/src/kql/operatorEffects";

const KINDS: readonly LibraryKind[] = [
  "statement",
  "source",
  "tabularOperator",
  "scalarOperator",
  "scalarFunction",
  "aggregation",
  "plugin",
  "command",
  "requestOption",
  "chart",
];

const UNKNOWN_FUNCTION = "KS211";

suite("the library of KQL", () => {
  test("has the common operators and functions", () => {
    assert.ok(libraryOf("tabularOperator").length >= 40);
    assert.ok(libraryOf("scalarFunction").length + libraryOf("aggregation").length >= 150);
  });

  test("names everything once, each with a sentence and a page of the vendor", () => {
    for (const kind of KINDS) {
      const entries = libraryOf(kind);
      assert.equal(new Set(entries.map(({ name }) => name)).size, entries.length, kind);
      for (const { name, summary, signature, page } of entries) {
        assert.match(summary, /^[A-Z].*\.$/, name);
        assert.ok(signature.startsWith(name), name);
        assert.match(page, /^https:\/\/learn\.microsoft\.com\/kusto\/[a-z0-9/-]*$/, name);
        assert.ok(!page.endsWith("-"), page);
      }
    }
  });

  test("has no verb or operator that the rest of the engine does not know", () => {
    for (const { name } of MANAGEMENT_COMMANDS) assert.equal(knownVerbAt(name, 1), name.slice(1));
    const unknown = libraryOf("tabularOperator").filter(({ name }) => !ROW_EFFECTS.has(name));
    assert.deepEqual(
      unknown.map(({ name }) => name),
      ["facet", "fork", "top-nested"],
    );
  });

  test("has only functions that the official parser knows", () => {
    const calls = (kind: LibraryKind, query: (entry: LibraryEntry) => string) =>
      libraryOf(kind).filter((entry) => isUnknown(query(entry)));
    assert.ok(isUnknown("print nothing_of_the_kind()"));
    assert.deepEqual(
      calls("scalarFunction", ({ name }) => `print ${name}()`),
      [],
    );
    assert.deepEqual(
      calls("aggregation", ({ name }) => `print x = 1 | summarize ${name}()`),
      [],
    );
    assert.deepEqual(
      calls("plugin", ({ name }) => `print x = 1 | evaluate ${name}()`),
      [],
    );
  });
});

function isUnknown(query: string): boolean {
  const diagnostics = Bridge.toArray(Kusto.Language.KustoCode.Parse(query).Analyze().GetDiagnostics());
  return diagnostics.some(({ Code }) => Code === UNKNOWN_FUNCTION);
}
