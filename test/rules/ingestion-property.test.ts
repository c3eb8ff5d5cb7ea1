import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { ingestionProperty as rule } from "../../server/src/rules/ingestion-property";
import { copyInto } from "../helpers/builders";
import { checkFix, checkRule, lintFiles } from "../helpers/rules";

const SOURCE = '{ "type": "ParquetSource" }';

/** A copy whose sink has these ingestion properties. */
const sink = (properties: string, more = "", type = "AzureDataExplorerSink") =>
  copyInto(`{ "type": "${type}"${more}, "additionalProperties": ${properties} }`, SOURCE);

const unknown = (name: string, advice: string) =>
  `"${name}" of copy "Copy" is not an ingestion property of Azure Data Explorer. ${advice}`;
const array = (name: string) =>
  `"${name}" of copy "Copy" has to be text that holds a JSON array, such as "[\\"2024-05-01\\"]"; the service cannot ` +
  "read it as it stands.";
const boolean = (name: string) =>
  `"${name}" of copy "Copy" has to be true or false; the service cannot read it as it stands.`;
const TIMESTAMP =
  '"creationTime" of copy "Copy" has to be a date and time by ISO 8601, such as "2024-05-01T00:00:00Z"; the service ' +
  "cannot read it as it stands.";
const TEXT_FORM =
  '"additionalProperties" of copy "Copy" is text. Write an object, which the connector\'s page describes.';

suite("ingestion-property", () => {
  test("reports a misspelt name, on its key, and suggests the right one", () => {
    checkRule(rule, sink('{ «"ingestIfNotExist"»: "[\\"a\\"]" }'), [
      unknown("ingestIfNotExist", 'Did you mean "ingestIfNotExists"?'),
    ]);
    checkRule(rule, sink('{ «"ignoreFirstRow"»: true }', "", "azuredataexplorersink"), [
      unknown("ignoreFirstRow", 'Did you mean "ignoreFirstRecord"?'),
    ]);
  });

  test("reports a name that resembles none", () => {
    checkRule(rule, sink('{ «"compressionLevel"»: 3 }'), [
      unknown("compressionLevel", "Remove it, or look up the name that you mean."),
    ]);
  });

  test("reports deprecated names and what replaced them", () => {
    checkRule(rule, sink('{ «"csvMappingReference"»: "Orders", «"jsonMapping"»: "[]" }'), [
      '"csvMappingReference" of copy "Copy" is a deprecated ingestion property. Use "ingestionMappingReference", or ' +
        '"ingestionMappingName" of the sink.',
      '"jsonMapping" of copy "Copy" is a deprecated ingestion property. Use "ingestionMapping".',
    ]);
    for (const name of ["avroMapping", "csvMapping", "avroMappingReference", "jsonMappingReference"]) {
      assert.equal(lintFiles(rule, { "pipeline/Load.json": sink(`{ "${name}": "x" }`) }).length, 1, name);
    }
  });

  test("reports arrays that are not text, and text that is no array", () => {
    checkRule(rule, sink('{ "tags": «["drop-by:a"]» }'), [array("tags")]);
    checkRule(rule, sink('{ "ingestIfNotExists": «"a"» }'), [array("ingestIfNotExists")]);
    checkRule(rule, sink('{ "tags": «"[drop-by:a]"» }'), [array("tags")]);
    checkRule(rule, sink('{ "tags": «"{\\"a\\":1}"» }'), [array("tags")]);
    checkRule(rule, sink('{ "tags": «true» }'), [array("tags")]);
    checkRule(rule, sink('{ "TAGS": { "value": «"a"», "type": "Expression" } }'), [array("TAGS")]);
  });

  test("reports booleans of the wrong form", () => {
    checkRule(rule, sink('{ "ignoreFirstRecord": «"yes"» }'), [boolean("ignoreFirstRecord")]);
    checkRule(rule, sink('{ "recreate_schema": «1» }'), [boolean("recreate_schema")]);
    checkRule(rule, sink('{ "extend_schema": «["true"]» }'), [boolean("extend_schema")]);
  });

  test("reports times of the wrong form", () => {
    for (const value of [
      '«"01.05.2024"»',
      '«"05/01/2024"»',
      "«20240501»",
      '«"now()"»',
      '«"datetime(2024-05-01)"»',
      '«"2024-13-01"»',
      '«"2024-05-32T10:00:00Z"»',
      '«"2024-05-01T25:00:00Z"»',
    ]) {
      checkRule(rule, sink(`{ "creationTime": ${value} }`), [TIMESTAMP]);
    }
  });

  test("reports a mapping among the properties of a sink that names one", () => {
    const message = (name: string) =>
      `"${name}" of copy "Copy" gives an ingestion mapping, but "ingestionMappingName" of the sink names one already, ` +
      "and Azure Data Explorer takes only one. Keep one of them.";
    const named = ', "ingestionMappingName": "Orders"';
    checkRule(rule, sink('{ «"ingestionMappingReference"»: "Other" }', named), [
      message("ingestionMappingReference"),
    ]);
    checkRule(rule, sink('{ «"ingestionMapping"»: "[]" }', named), [message("ingestionMapping")]);
    checkRule(rule, sink('{ «"csvMapping"»: "[]" }', named), [message("csvMapping")]);
  });

  test("reports text as a hint, and what is wrong inside it", () => {
    const text = '«"{\\"ignoreFirstRecord\\":«\\"no\\"»,«\\"tag\\"»:\\"[]\\"}"»';
    checkRule(rule, sink(text), [
      TEXT_FORM,
      boolean("ignoreFirstRecord"),
      unknown("tag", 'Did you mean "tags"?'),
    ]);
    assert.deepEqual(
      lintFiles(rule, { "pipeline/Load.json": sink(text.replace(/[«»]/g, "")) }).map(
        ({ severity }) => severity,
      ),
      ["hint", "warning", "warning"],
    );
  });

  test("reads literal text in an Expression object", () => {
    checkRule(rule, sink('{ "value": «"{\\"folder\\":\\"x\\"}"», "type": "Expression" }'), [TEXT_FORM]);
  });

  test("accepts the documented forms", () => {
    checkRule(
      rule,
      sink(`{
        "tags": "[\\"drop-by:2024-05-01\\"]", "ingestIfNotExists": "['a', 'b']",
        "ignoreFirstRecord": "false", "extend_schema": true, "policy_ingestiontime": "True",
        "creationTime": "2024-05-01", "folder": "x", "format": "csv", "zipPattern": "*.csv",
        "ingestionMapping": "[]", "validationPolicy": "{}", "treatGzAsUncompressed": false,
        "recreate_schema": "TRUE", "ingestionMappingType": "Csv"
      }`),
    );
  });

  test("accepts ISO 8601 in its usual forms", () => {
    for (const value of [
      "2024-05-01T10:00:00Z",
      "2024-05-01T10:00:00.1234567Z",
      "2024-05-01 10:00",
      "2024-05-01T10:00:00+02:00",
      "20240501T100000Z",
    ]) {
      checkRule(rule, sink(`{ "creationTime": "${value}" }`));
    }
  });

  test("stays silent for expressions in any form", () => {
    for (const value of [
      "\"@variables('x')\"",
      "\"x@{variables('x')}\"",
      '{ "value": "@variables(\'x\')", "type": "Expression" }',
      "\"@concat('a', variables('x'))\"",
    ]) {
      checkRule(rule, sink(`{ "tags": ${value}, "ignoreFirstRecord": ${value}, "creationTime": ${value} }`));
      checkRule(rule, sink(value));
    }
    checkRule(rule, sink('"{\\"tags\\":\\"@{variables(\'x\')}\\"}"'));
  });

  test("stays silent for values left empty", () => {
    checkRule(rule, sink('{ "tags": "", "ignoreFirstRecord": null, "creationTime": "" }'));
    checkRule(rule, sink('""'));
    checkRule(rule, sink("null"));
    checkRule(rule, sink("{}"));
  });

  test("stays silent for a mapping beside a name that is empty or computed", () => {
    for (const name of ['""', "\"@variables('m')\""]) {
      checkRule(rule, sink('{ "ingestionMappingReference": "Orders" }', `, "ingestionMappingName": ${name}`));
    }
  });

  test("stays silent for text that is no object, and for other sinks", () => {
    checkRule(rule, sink('"ignoreFirstRecord=true"'));
    checkRule(rule, sink('"[]"'));
    checkRule(rule, sink('{ "anything": 1 }', "", "AzureSqlSink"));
  });

  test("renames a key, in an object and in text", () => {
    const title = 'Rename "ingestIfNotExist" to "ingestIfNotExists"';
    checkFix(
      rule,
      sink('{ "ingestIfNotExist": "[\\"a\\"]" }'),
      title,
      sink('{ "ingestIfNotExists": "[\\"a\\"]" }'),
    );
    checkFix(
      rule,
      sink('"{\\"ingestIfNotExist\\":\\"[]\\"}"'),
      title,
      sink('"{\\"ingestIfNotExists\\":\\"[]\\"}"'),
    );
  });

  test("renames a deprecated key", () => {
    checkFix(
      rule,
      sink('{ "csvMappingReference": "Orders" }'),
      'Rename "csvMappingReference" to "ingestionMappingReference"',
      sink('{ "ingestionMappingReference": "Orders" }'),
    );
  });

  test("offers no rename to a name that is there already", () => {
    const found = lintFiles(rule, { "pipeline/Load.json": sink('{ "tag": "[]", "tags": "[]" }') });
    assert.deepEqual(
      found.map(({ fixes }) => fixes.length),
      [0],
    );
  });

  test("writes an array or a plain text as text that holds an array", () => {
    const title = 'Write "tags" as text that holds a JSON array';
    const fixed = sink('{ "tags": "[\\"drop-by:a\\"]" }');
    checkFix(rule, sink('{ "tags": ["drop-by:a"] }'), title, fixed);
    checkFix(rule, sink('{ "tags": "drop-by:a" }'), title, fixed);
    checkFix(rule, sink('"{\\"tags\\":[\\"a\\"]}"'), title, sink('"{\\"tags\\":\\"[\\\\\\"a\\\\\\"]\\"}"'));
  });

  test("writes no array where an element is an expression or no text", () => {
    for (const value of ["[\"@variables('x')\"]", "[1]", "[]", '"[a]"', "{}"]) {
      const found = lintFiles(rule, { "pipeline/Load.json": sink(`{ "tags": ${value} }`) });
      assert.deepEqual(
        found.map(({ fixes }) => fixes.length),
        [0],
        value,
      );
    }
  });

  test("turns text into an object", () => {
    const title = 'Write "additionalProperties" as an object';
    const fixed = sink('{"ignoreFirstRecord":"false"}');
    checkFix(rule, sink('"{\\"ignoreFirstRecord\\":\\"false\\"}"'), title, fixed);
    checkFix(
      rule,
      sink('{ "value": "{\\"ignoreFirstRecord\\":\\"false\\"}", "type": "Expression" }'),
      title,
      fixed,
    );
  });

  test("leaves text alone whose values would change their meaning as an object", () => {
    for (const text of ['"{\\"folder\\":\\"@a\\"}"', '"{\\"folder\\":\\"a\\",}"']) {
      const found = lintFiles(rule, { "pipeline/Load.json": sink(text) });
      assert.deepEqual(
        found.map(({ fixes }) => fixes.length),
        [0],
        text,
      );
    }
  });
});
