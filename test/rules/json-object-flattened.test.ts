import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { jsonObjectFlattened as rule } from "../../server/src/rules/json-object-flattened";
import { copyIntoKusto, dataset } from "../helpers/builders";
import { checkFix, checkRule, type Files, lintFiles } from "../helpers/rules";

const SOURCE = '{ "type": "JsonSource" }';
const WHOLE_ROW = "Map the whole row to one dynamic column";

const translator = (mappings: readonly string[], rest = "") =>
  `"translator": {\n  "type": "TabularTranslator",\n  "mappings": [\n    ${mappings.join(",\n    ")}\n  ]${rest}\n}`;

const mapping = (path: string, column = "C") =>
  `{ "source": { "path": ${path} }, "sink": { "name": "${column}" } }`;

const withSchema = (load: string): Files => ({
  "pipeline/Load.json": load,
  "dataset/Input.json": dataset(
    "Input",
    "Json",
    "{}",
    `"schema": { "type": "object", "properties": {
      "id": { "type": "string" },
      "location": { "type": "object", "properties": { "lat": { "type": "number" } } },
      "lines": { "type": "array", "items": { "type": "object", "properties": { "item": { "type": "object" } } } }
    } }`,
  ),
});

const spread = (name: string, count: number) =>
  `Copy "Copy" spreads the JSON object ${name} over ${count} columns. To keep it whole, map the object to one dynamic column.`;

suite("json-object-flattened", () => {
  test("reports mappings that share one object, once, on the first of them", () => {
    const mappings = [mapping(`"$['id']"`), mapping(`«"$['a']['b']"»`), mapping(`"$['a']['c']"`)];
    checkRule(rule, copyIntoKusto(SOURCE, translator(mappings)), [spread("$['a']", 2)]);
  });

  test("reads paths with dots and paths below a collection reference", () => {
    const mappings = [
      mapping('«"$.a.b"»'),
      mapping('"$.a.c"'),
      mapping(`«"['x']['y']"»`),
      mapping(`"['x']['z']"`),
    ];
    checkRule(rule, copyIntoKusto(SOURCE, translator(mappings, `,\n  "collectionReference": "$['rows']"`)), [
      spread("$['a']", 2),
      spread("['x']", 2),
    ]);
  });

  test("reports one finding for each parent object", () => {
    const mappings = [
      mapping(`«"$['a']['b']['x']"»`),
      mapping(`"$['a']['b']['y']"`),
      mapping(`«"$['a']['c']['x']"»`),
      mapping(`"$['a']['c']['y']"`),
    ];
    checkRule(rule, copyIntoKusto(SOURCE, translator(mappings)), [
      spread("$['a']['b']", 2),
      spread("$['a']['c']", 2),
    ]);
  });

  test("warns of a mapping that selects an object", () => {
    const files = withSchema(copyIntoKusto(SOURCE, translator([mapping(`«"$['location']"»`)])));
    checkRule(rule, files, [
      `Copy "Copy" maps the JSON object $['location'] to a column, which fails unless complex values are copied as text.`,
    ]);
    const plain = withSchema(copyIntoKusto(SOURCE, translator([mapping(`"$['location']"`)])));
    assert.deepEqual(
      lintFiles(rule, plain).map(({ severity }) => severity),
      ["warning"],
    );
  });

  test("reports a copy without mappings once, on the reference to its dataset", () => {
    checkRule(rule, withSchema(copyIntoKusto(SOURCE).replace('"Input"', '«"Input"»')), [
      `Copy "Copy" has no mappings, so Data Factory spreads the JSON object $['location'] over columns. ` +
        "To keep an object whole, map it to one dynamic column.",
    ]);
  });

  test("stays silent when complex values are copied as text", () => {
    const mappings = [mapping(`"$['a']['b']"`), mapping(`"$['a']['c']"`)];
    checkRule(rule, copyIntoKusto(SOURCE, translator(mappings, ',\n  "mapComplexValuesToString": true')));
  });

  test("stays silent on the properties of the row, of an element, and of objects in arrays", () => {
    checkRule(rule, copyIntoKusto(SOURCE, translator([mapping(`"$['a']"`), mapping(`"$['b']"`)])));
    checkRule(
      rule,
      copyIntoKusto(SOURCE, translator([mapping(`"$['a'][0]['x']"`), mapping(`"$['a'][0]['y']"`)])),
    );
    checkRule(
      rule,
      copyIntoKusto(SOURCE, translator([mapping(`"$['a'][*]['x']"`), mapping(`"$['a'][*]['y']"`)])),
    );
  });

  test("stays silent on a single property of an object", () => {
    checkRule(rule, copyIntoKusto(SOURCE, translator([mapping(`"$['a']['b']"`), mapping(`"$['c']['d']"`)])));
  });

  test("stays silent on one property that is mapped to two columns", () => {
    checkRule(
      rule,
      copyIntoKusto(SOURCE, translator([mapping(`"$['a']['b']"`), mapping(`"$['a']['b']"`, "D")])),
    );
  });

  test("maps the object to one column and leaves the other mappings as they are", () => {
    checkFix(
      rule,
      copyIntoKusto(
        SOURCE,
        translator([
          mapping(`"$['id']"`, "Id"),
          mapping(`"$['a']['b']"`),
          mapping(`"$['c']"`),
          mapping(`"$['a']['c']"`),
        ]),
      ),
      'Map "a" to one dynamic column',
      copyIntoKusto(
        SOURCE,
        translator(
          [mapping(`"$['id']"`, "Id"), mapping(`"$['a']"`, "a"), mapping(`"$['c']"`)],
          ',\n  "mapComplexValuesToString": true',
        ),
      ),
    );
  });

  test("maps the whole row to one column", () => {
    checkFix(
      rule,
      copyIntoKusto(
        SOURCE,
        '"translator": { "mappings": [{ "source": { "path": "$.a.b" } }, { "source": { "path": "$.a.c" } }] }',
      ),
      WHOLE_ROW,
      copyIntoKusto(
        SOURCE,
        '"translator": { "mappings": [{ "source": { "path": "$" }, "sink": { "name": "Row" } }], "mapComplexValuesToString": true }',
      ),
    );
  });

  test("takes the elements of the collection for rows, also where a path begins at the root", () => {
    const mappings = [mapping(`"$['rows']['a']"`), mapping(`"$.rows.b"`)];
    checkRule(rule, copyIntoKusto(SOURCE, translator(mappings, `,\n  "collectionReference": "$['rows']"`)));
  });
});
