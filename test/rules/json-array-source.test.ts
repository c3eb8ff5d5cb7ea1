import { suite, test } from "node:test";
import { jsonArraySource as rule } from "../../server/src/rules/json-array-source";
import { copyInto, copyIntoKusto, dataset } from "../helpers/builders";
import { checkFix, checkRule, type Files } from "../helpers/rules";

const SOURCE = '{ "type": "JsonSource" }';
const AS_TEXT = 'Copy arrays and objects as text: "mapComplexValuesToString": true';
const ADVICE =
  "and arrays are not supported on the way into Azure Data Explorer. Copy complex values as text into a dynamic column.";

const SCHEMA = `"schema": {
      "type": "object",
      "properties": {
        "id": { "type": "string" },
        "tags": { "type": "array", "items": { "type": "string" } },
        "lines": {
          "type": "array",
          "items": { "type": "object", "properties": { "taxes": { "type": "array", "items": { "type": "number" } } } }
        }
      }
    }`;

const translator = (mappings: string, rest = "") =>
  `"translator": { "type": "TabularTranslator", "mappings": [${mappings}]${rest} }`;

const mapping = (path: string, column = "C") =>
  `{ "source": { "path": ${path} }, "sink": { "name": "${column}" } }`;

const withSchema = (load: string): Files => ({
  "pipeline/Load.json": load,
  "dataset/Input.json": dataset("Input", "Json", "{}", SCHEMA),
});

suite("json-array-source", () => {
  test("reports a mapping that enters an array, whatever the schema", () => {
    checkRule(rule, copyIntoKusto(SOURCE, translator(mapping(`«"$['lines'][*]['sku']"»`))), [
      `Copy "Copy" maps $['lines'][*]['sku'], which lies in the array $['lines'], ${ADVICE}`,
    ]);
  });

  test("reports each mapping that selects or enters an array of the schema", () => {
    const mappings = [mapping(`"$['id']"`), mapping(`«"$['tags']"»`), mapping(`«"$.lines.taxes"»`)].join(
      ", ",
    );
    checkRule(rule, withSchema(copyIntoKusto(SOURCE, translator(mappings))), [
      `Copy "Copy" maps $['tags'], an array, ${ADVICE}`,
      `Copy "Copy" maps $['lines']['taxes'], which lies in the array $['lines'], ${ADVICE}`,
    ]);
  });

  test("reports a copy without mappings once, naming all arrays", () => {
    const message =
      `Copy "Copy" reads JSON with arrays at $['tags'], $['lines'], $['lines'][*]['taxes'], and arrays are not supported ` +
      "on the way into Azure Data Explorer. Copy complex values as text into a dynamic column.";
    const load = copyIntoKusto(SOURCE).replace('"Input"', '«"Input"»');
    checkRule(rule, withSchema(load), [message]);
  });

  test("takes an empty list of mappings for none", () => {
    const load = copyIntoKusto(SOURCE, translator("", `, "collectionReference": ""`)).replace(
      '"Input"',
      '«"Input"»',
    );
    checkRule(rule, withSchema(load), [
      `Copy "Copy" reads JSON with arrays at $['tags'], $['lines'], $['lines'][*]['taxes'], ${ADVICE}`,
    ]);
  });

  for (const type of ["RestSource", "CosmosDbSqlApiSource", "MongoDbV2Source", "jsonsource"]) {
    test(`reads rows of ${type} as JSON`, () => {
      checkRule(rule, copyIntoKusto(`{ "type": "${type}" }`, translator(mapping(`«"$['a'][*]"»`))), [
        `Copy "Copy" maps $['a'][*], which lies in the array $['a'], ${ADVICE}`,
      ]);
    });
  }

  test("stays silent when complex values are copied as text, or an expression decides", () => {
    const entry = mapping(`"$['lines'][*]['sku']"`);
    checkRule(rule, copyIntoKusto(SOURCE, translator(entry, ', "mapComplexValuesToString": true')));
    checkRule(
      rule,
      copyIntoKusto(SOURCE, translator(entry, ', "mapComplexValuesToString": "@variables(\'m\')"')),
    );
    checkRule(
      rule,
      copyIntoKusto(SOURCE, '"translator": { "value": "@json(variables(\'t\'))", "type": "Expression" }'),
    );
  });

  test("stays silent on the array that the collection reference unrolls, and those around it", () => {
    const mappings = [mapping(`"$['id']"`), mapping(`"['taxes'][0]"`)].join(", ");
    checkRule(
      rule,
      withSchema(copyIntoKusto(SOURCE, translator(mappings, `, "collectionReference": "$['lines']"`))),
    );
  });

  test("reports an array inside the elements of the collection", () => {
    const load = copyIntoKusto(
      SOURCE,
      translator(mapping(`«"['taxes']"»`), `, "collectionReference": "$['lines']"`),
    );
    checkRule(rule, withSchema(load), [`Copy "Copy" maps ['taxes'], an array, ${ADVICE}`]);
  });

  test("stays silent on a single element taken by its number", () => {
    checkRule(rule, withSchema(copyIntoKusto(SOURCE, translator(mapping(`"$['tags'][0]"`)))));
  });

  test("stays silent on arrays that the mappings leave out", () => {
    checkRule(rule, withSchema(copyIntoKusto(SOURCE, translator(mapping(`"$['id']"`)))));
  });

  test("stays silent on a path that an expression computes", () => {
    checkRule(rule, withSchema(copyIntoKusto(SOURCE, translator(mapping(`"@variables('path')"`)))));
  });

  test("stays silent for other sinks and for tabular sources", () => {
    checkRule(rule, copyInto('{ "type": "ParquetSink" }', SOURCE, translator(mapping(`"$['a'][*]"`))));
    checkRule(rule, withSchema(copyIntoKusto('{ "type": "ParquetSource" }')));
  });

  test("sets the flag behind the mappings", () => {
    const entry = mapping(`"$['tags'][*]"`);
    checkFix(
      rule,
      copyIntoKusto(SOURCE, translator(entry, ', "typeConversion": true')),
      AS_TEXT,
      copyIntoKusto(SOURCE, translator(entry, ', "mapComplexValuesToString": true, "typeConversion": true')),
    );
  });

  test("creates the translator when there is none", () => {
    const load = copyIntoKusto(SOURCE, '"enableStaging": false');
    const fixed = copyIntoKusto(
      SOURCE,
      `"translator": {\n  "type": "TabularTranslator",\n  "mapComplexValuesToString": true\n},\n"enableStaging": false`,
    );
    checkFix(rule, withSchema(load), AS_TEXT, withSchema(fixed));
  });

  test("maps the array itself where a mapping reaches into it", () => {
    checkFix(
      rule,
      copyIntoKusto(SOURCE, translator(mapping(`"$['lines'][*]['sku']"`))),
      "Map the array $['lines'] itself",
      copyIntoKusto(SOURCE, translator(mapping(`"$['lines']"`), ', "mapComplexValuesToString": true')),
    );
  });

  test("stays silent for the arrays above the collection reference, and for no others", () => {
    const collection = `, "collectionReference": "$['orders'][*]['lines']"`;
    const load = (...mappings: readonly string[]) =>
      copyIntoKusto(SOURCE, translator(mappings.join(", "), collection));
    checkRule(
      rule,
      load(mapping(`"['sku']"`), mapping(`"$['orders'][*]['id']"`), mapping(`"$.orders[*].lines[*].sku"`)),
    );
    checkRule(rule, load(mapping(`«"$['tags'][*]"»`), mapping(`«"$['orders'][*]['taxes'][*]"»`)), [
      `Copy "Copy" maps $['tags'][*], which lies in the array $['tags'], ${ADVICE}`,
      `Copy "Copy" maps $['orders'][*]['taxes'][*], which lies in the array $['orders'][*]['taxes'], ${ADVICE}`,
    ]);
  });
});
