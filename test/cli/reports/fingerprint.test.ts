import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { readDocument } from "../../../server/src/adf/document";
import { fingerprintsOf } from "../../../server/src/cli/reports/fingerprint";
import { readMarks } from "../../helpers/marks";
import { badValue, missingTable } from "../commandLine";

const FIRST = '{ "name": "First", "query": «"T | take 1"» }';
const SECOND = '{ "name": "Second", "query": «"T | take 1"» }';

suite("fingerprint", () => {
  test("stays when lines move and activities change places", () => {
    const [first, second] = fingerprints(`{ "activities": [${FIRST}, ${SECOND}] }`);
    assert.notEqual(first, second);
    assert.deepEqual(fingerprints(`{\n\n  "activities": [\n    ${SECOND},\r\n    ${FIRST}]}`), [
      second,
      first,
    ]);
  });

  test("stays when the value changes that the finding is about", () => {
    assert.deepEqual(fingerprints('{ "query": «"T"» }'), fingerprints('{ "query": «"Other | count"» }'));
  });

  test("tells parts of one text apart by what they say, not by where they stand", () => {
    const [where, when] = fingerprints('{ "query": "T | «wher» a | «whn» b" }');
    assert.notEqual(where, when);
    assert.deepEqual(fingerprints('{ "query": "Table | x | «whn» b" }'), [when]);
  });

  test("tells equal findings in one place apart by their order", () => {
    const [first, second] = fingerprints('{ "query": "«a» «a»" }');
    assert.notEqual(first, second);
    assert.deepEqual(fingerprints('{ "query": "«a»" }'), [first]);
  });

  test("differs by rule", () => {
    const text = '{ "x": «1» }';
    assert.notDeepEqual(fingerprints(text), fingerprints(text, missingTable));
  });

  test("exists for a document without a value", () => {
    assert.equal(fingerprints("«»").length, 1);
  });
});

function fingerprints(marked: string, { meta } = badValue): readonly string[] {
  const { text, spans } = readMarks(marked);
  const findings = spans.map((span) => ({
    rule: meta,
    severity: "error" as const,
    path: "/f/pipeline/Load.json",
    span,
    message: "M.",
    related: [],
    fixes: [],
    ignores: [],
  }));
  return fingerprintsOf(findings, readDocument("/f/pipeline/Load.json", text));
}
