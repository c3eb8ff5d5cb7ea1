import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { suite, test } from "node:test";
import { Analysis } from "../../../server/src/factory/analysis";
import { pipelineWith, readSet, WRAPPINGS } from "../../helpers/kqlSets";
import { mistakeAnswers, schemaOf } from "../../helpers/kustoParser";
import { factoryOf, PIPELINE_PATH } from "../../helpers/rules";

const NOWHERE = { start: -1, end: -1 };
const SCHEMA = schemaOf(readFileSync("test/kql/sets/schema.kql", "utf8"));

/** The wrappings that differ in what is known of names; the set itself is tried in all of them without a schema. */
const TRIED: ReadonlySet<string> = new Set(["plain", "with holes"]);

suite("valid queries over the tables of a schema", () => {
  for (const { name, write } of WRAPPINGS.filter((wrapping) => TRIED.has(wrapping.name))) {
    test(`have no mistake, ${name}`, () => {
      for (const text of readSet("queries")) {
        const { json } = write({ text, place: NOWHERE });
        const factory = factoryOf({ [PIPELINE_PATH]: pipelineWith(text, json) });
        const document = factory.document(PIPELINE_PATH);
        assert.ok(document);
        const analysis = new Analysis(document, factory, "kusto", mistakeAnswers, SCHEMA);
        for (const kusto of analysis.kustoTexts) {
          assert.deepEqual(analysis.kustoAnswers(kusto)?.mistakes, [], text);
        }
      }
    });
  }
});
