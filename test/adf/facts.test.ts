import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { FactTable, PropertyFact, TypeFact } from "../../server/src/adf/facts/fact";
import { PAGES, type VendorPage } from "../../server/src/adf/facts/pages";
import { FACT_TABLES, type FactOwner, factOf } from "../../server/src/adf/facts/propertyFacts";
import * as typeFacts from "../../server/src/adf/facts/typeFacts";
import { propertiesOf } from "../../server/src/adf/knownProperties";

/** The Kusto types, whose names the rules read, and the properties of other objects. */
const KUSTO_TYPES = [
  "AzureDataExplorerSource",
  "AzureDataExplorerSink",
  "AzureDataExplorerCommand",
  "AzureDataExplorerTable",
  "AzureDataExplorer",
] as const;

/** The properties of the service's API and of the connector's page, by object. */
const PROPERTIES = {
  Copy: [
    ..."source sink translator inputs outputs enableStaging stagingSettings parallelCopies".split(" "),
    ..."dataIntegrationUnits enableSkipIncompatibleRow redirectIncompatibleRowSettings".split(" "),
    ..."logStorageSettings logSettings preserveRules preserve validateDataConsistency skipErrorFile".split(
      " ",
    ),
  ],
  additionalProperties: [
    ..."ingestionMapping ingestionMappingReference creationTime extend_schema folder format".split(" "),
    ..."ingestIfNotExists ignoreFirstRecord policy_ingestiontime recreate_schema tags".split(" "),
    ..."TreatGzAsUncompressed validationPolicy zipPattern csvMapping jsonMappingReference".split(" "),
  ],
} as const satisfies Partial<Record<FactOwner, readonly string[]>>;

const TABLES: readonly (readonly [string, FactTable])[] = Object.entries(FACT_TABLES);

const TYPE_FACTS: readonly TypeFact[] = Object.values(typeFacts).map((fact) =>
  typeof fact === "function" ? fact("Kusto", "AzureDataExplorer", "known") : fact,
);

suite("facts", () => {
  test("tell of the properties that the rules know of, and of no others", () => {
    for (const type of KUSTO_TYPES) {
      const facts: readonly PropertyFact[] = FACT_TABLES[type].facts;
      assert.deepEqual(
        facts.filter(({ only }) => only === undefined).map(({ name }) => name),
        propertiesOf(type),
        type,
      );
    }
  });

  test("cover every property of a Copy and of the ingestion", () => {
    const missing = Object.entries(PROPERTIES).flatMap(([owner, names]) => {
      const known = new Set(TABLES.find(([name]) => name === owner)?.[1].facts.map((fact) => fact.name));
      return names.filter((name) => !known.has(name)).map((name) => `${owner}.${name}`);
    });
    assert.deepEqual(missing, []);
  });

  test("name each property of a table once", () => {
    for (const [owner, { facts }] of TABLES) {
      const names = facts.map((fact) => fact.name);
      assert.deepEqual(names, [...new Set(names)], owner);
    }
  });

  test("are whole sentences with a page of the vendor", () => {
    for (const [owner, { facts }] of TABLES) {
      for (const fact of facts) {
        for (const text of textsOf(fact))
          assert.match(text, /^\S[\s\S]*\.$/, `${owner}.${fact.name}: ${text}`);
        checkPage(fact.page);
      }
    }
  });

  test("of types have paragraphs, lists or tables, and pages of the vendor", () => {
    for (const { title, blocks, pages } of TYPE_FACTS) {
      assert.ok(blocks.length > 0 && pages.length > 0, title);
      for (const block of blocks) assert.match(block, /[.:|]$/, `${title}: ${block}`);
      pages.forEach(checkPage);
    }
  });

  test("hold no HTML", () => {
    const texts = [
      ...TABLES.flatMap(([, { facts }]) => facts.flatMap(textsOf)),
      ...TYPE_FACTS.flatMap(({ blocks }) => blocks),
    ];
    // What stands in code spans is shown as it is.
    assert.deepEqual(
      texts.filter((text) => /<\/?[a-z]/i.test(text.replace(/`[^`]*`/g, ""))),
      [],
    );
  });

  test("rest on pages with a date, each named once", () => {
    const pages: readonly VendorPage[] = Object.values(PAGES);
    pages.forEach(checkPage);
    assert.equal(new Set(pages.map((page) => page.url)).size, pages.length);
  });

  test("are found by name, those of ingestion in any case", () => {
    assert.equal(factOf("AzureDataExplorerSource", "queryTimeout")?.limit?.includes("01:00:00"), true);
    assert.equal(factOf("AzureDataExplorerSource", "querytimeout"), undefined);
    assert.equal(factOf("additionalProperties", "INGESTIFNOTEXISTS")?.name, "ingestIfNotExists");
  });
});

function textsOf(fact: PropertyFact): readonly string[] {
  return [fact.text, fact.byDefault, fact.limit, fact.consequence].filter((text) => text !== undefined);
}

function checkPage({ title, url, asOf }: VendorPage): void {
  assert.match(url, /^https:\/\/learn\.microsoft\.com\/(azure|kusto)\/[a-z0-9/#-]+$/, title);
  assert.match(asOf, /^20\d\d-\d\d(-\d\d)?$/, title);
}
