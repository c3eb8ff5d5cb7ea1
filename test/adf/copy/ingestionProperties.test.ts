import assert from "node:assert/strict";
import { suite, test } from "node:test";
import {
  arrayAsText,
  INGESTION_PROPERTY_NAMES,
  ingestionPropertyNamed,
  isKnownIngestionName,
  isMappingProperty,
  lacksForm,
} from "../../../server/src/adf/copy/ingestionProperties";
import { INGESTION_FACTS } from "../../../server/src/adf/facts/ingestionFacts";
import { JsonNode } from "../../../server/src/json/node";
import { parseJson } from "../../../server/src/json/parse";

function rootOf(json: string, isTemplate = false): JsonNode {
  const root = JsonNode.root(parseJson(json).tree, { hasBracketExpressions: isTemplate });
  assert.ok(root);
  return root;
}

suite("ingestion properties", () => {
  test("are found whatever the case of their names", () => {
    assert.equal(ingestionPropertyNamed("treatgzasuncompressed")?.name, "TreatGzAsUncompressed");
    assert.equal(ingestionPropertyNamed("tag"), undefined);
  });

  test("know the deprecated names, but do not suggest them", () => {
    assert.equal(ingestionPropertyNamed("jsonMapping")?.replacement, "ingestionMapping");
    assert.equal(ingestionPropertyNamed("avroMappingReference")?.replacement, "ingestionMappingReference");
    assert.equal(INGESTION_PROPERTY_NAMES.includes("csvMapping"), false);
  });

  test("include every one that the hover explains", () => {
    assert.deepEqual(
      INGESTION_FACTS.facts.map(({ name }) => name).filter((name) => !isKnownIngestionName(name)),
      [],
    );
  });

  test("let names pass that client libraries send without the page listing them", () => {
    assert.equal(isKnownIngestionName("ingestionMappingType"), true);
    assert.equal(isKnownIngestionName("compression"), false);
  });

  test("tell those that give a mapping", () => {
    const mapping = ["ingestionMapping", "csvMappingReference", "tags"].map((name) =>
      ingestionPropertyNamed(name),
    );
    assert.deepEqual(
      mapping.map((property) => property !== undefined && isMappingProperty(property)),
      [true, true, false],
    );
  });
});

suite("the form of an ingestion property's value", () => {
  test("is right for arrays in text, in single quotes too", () => {
    assert.equal(lacksForm(rootOf(`"['a']"`), "jsonArrayText"), false);
    assert.equal(lacksForm(rootOf('"[\\"a\\"]"'), "jsonArrayText"), false);
    assert.equal(lacksForm(rootOf('["a"]'), "jsonArrayText"), true);
  });

  test("counts the doubled bracket of a template once", () => {
    assert.equal(lacksForm(rootOf('"[[\\"a\\"]"', true), "jsonArrayText"), false);
    assert.equal(lacksForm(rootOf("\"[parameters('tags')]\"", true), "jsonArrayText"), false);
  });

  test("cannot be wrong for text, for nothing, and for what an expression computes", () => {
    assert.equal(lacksForm(rootOf("1"), "text"), false);
    for (const value of ["null", '""', "\"@variables('x')\""]) {
      assert.equal(lacksForm(rootOf(value), "timestamp"), false, value);
    }
  });
});

suite("an array as text", () => {
  test("holds one text or all texts of an array", () => {
    assert.equal(arrayAsText(rootOf('"a"')), '"[\\"a\\"]"');
    assert.equal(arrayAsText(rootOf('["a", "b"]')), '"[\\"a\\",\\"b\\"]"');
  });

  test("doubles its bracket in a template", () => {
    assert.equal(arrayAsText(rootOf('["a"]', true)), '"[[\\"a\\"]"');
  });

  test("is not made of expressions, of other values, or of nothing", () => {
    for (const value of ['["@x"]', '"a@{x}"', "[1]", "[]", "{}", '"[a]"']) {
      assert.equal(arrayAsText(rootOf(value)), undefined, value);
    }
  });
});
