import { suite, test } from "node:test";
import { mappingConflict as rule } from "../../server/src/rules/mapping-conflict";
import { copyInto } from "../helpers/builders";
import { checkRule } from "../helpers/rules";

const MAPPING = '"[{\\"Column\\":\\"Id\\",\\"Properties\\":{\\"Ordinal\\":\\"0\\"}}]"';
const CONFLICT =
  'The sink of copy "Copy" names the ingestion mapping "Orders" and writes another one out, but Azure Data Explorer ' +
  'takes only one. Remove "ingestionMappingAsJson" or "ingestionMappingName".';
const NO_ARRAY =
  '"ingestionMappingAsJson" of copy "Copy" is not a JSON array, so it cannot map any column. Write an array with one ' +
  "object for each column.";

const sink = (properties: string, type = "AzureDataExplorerSink") =>
  copyInto(`{ "type": "${type}", ${properties} }`, '{ "type": "ParquetSource" }');

suite("mapping-conflict", () => {
  test("reports the mapping written out beside one by name, key and value", () => {
    checkRule(rule, sink(`"ingestionMappingName": "Orders", «"ingestionMappingAsJson": ${MAPPING}»`), [
      CONFLICT,
    ]);
  });

  test("reports it in either order, in Expression objects without an expression, and in any case of the type", () => {
    const name = '"ingestionMappingName": { "value": "Orders", "type": "Expression" }';
    checkRule(rule, sink(`«"ingestionMappingAsJson": ${MAPPING}», ${name}`, "azureDataExplorerSink"), [
      CONFLICT,
    ]);
  });

  test("reports a mapping that is no JSON array", () => {
    for (const value of ['«"{\\"Column\\":\\"Id\\"}"»', '«"Orders"»', '«"[{]"»', "«{ }»", "«true»"]) {
      checkRule(rule, sink(`"ingestionMappingAsJson": ${value}`), [NO_ARRAY]);
    }
  });

  test("reports the inner value of an Expression object", () => {
    checkRule(rule, sink('"ingestionMappingAsJson": { "value": «"Orders"», "type": "Expression" }'), [
      NO_ARRAY,
    ]);
  });

  test("stays silent for one mapping, and for a name left empty", () => {
    checkRule(rule, sink(`"ingestionMappingAsJson": ${MAPPING}`));
    checkRule(rule, sink('"ingestionMappingName": "Orders"'));
    for (const name of ['""', '" "', "null"]) {
      checkRule(rule, sink(`"ingestionMappingName": ${name}, "ingestionMappingAsJson": ${MAPPING}`));
    }
  });

  test("stays silent for a mapping left empty", () => {
    for (const value of ['""', "null", '{ "value": "", "type": "Expression" }']) {
      checkRule(rule, sink(`"ingestionMappingName": "Orders", "ingestionMappingAsJson": ${value}`));
    }
  });

  test("stays silent where an expression decides", () => {
    const expression = '{ "value": "@variables(\'m\')", "type": "Expression" }';
    checkRule(rule, sink(`"ingestionMappingName": ${expression}, "ingestionMappingAsJson": ${MAPPING}`));
    checkRule(rule, sink(`"ingestionMappingName": "Orders", "ingestionMappingAsJson": ${expression}`));
    checkRule(rule, sink('"ingestionMappingAsJson": "@pipeline().parameters.mapping"'));
    checkRule(rule, sink('"ingestionMappingAsJson": "{@{variables(\'m\')}}"'));
    checkRule(rule, sink("\"ingestionMappingAsJson\": \"@concat('[', variables('m'), ']')\""));
  });

  test("accepts arrays that are not text, and single quotes", () => {
    checkRule(rule, sink('"ingestionMappingAsJson": [{ "Column": "Id" }]'));
    checkRule(rule, sink("\"ingestionMappingAsJson\": \"[{'Column':'Id'}]\""));
  });

  test("stays silent for another sink", () => {
    checkRule(
      rule,
      sink(`"ingestionMappingName": "Orders", "ingestionMappingAsJson": ${MAPPING}`, "BlobSink"),
    );
  });
});
