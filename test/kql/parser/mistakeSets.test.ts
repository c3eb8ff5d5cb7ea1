import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { Analysis } from "../../../server/src/factory/analysis";
import { kqlSyntax } from "../../../server/src/rules/kql-syntax";
import type { Span } from "../../../server/src/text/span";
import { pipelineWith, readMistakes, WRAPPINGS, type WrittenKql } from "../../helpers/kqlSets";
import { factoryOf, lintFiles, PIPELINE_PATH } from "../../helpers/rules";

/** How far from its place a mistake may be reported, in characters of the KQL. */
const TOLERANCE = 3;
const LEAST_SHARE = 0.95;

suite("mistakes of the sets", () => {
  const mistakes = readMistakes();

  test("are at least 150", () => assert.ok(mistakes.length >= 150, String(mistakes.length)));

  for (const { name, write } of WRAPPINGS) {
    test(`are reported near their places: ${name}`, (t) => {
      const missed = mistakes.filter((mistake) => !isReported(mistake.text, write(mistake)));
      const share = 1 - missed.length / mistakes.length;
      t.diagnostic(
        `${mistakes.length - missed.length} of ${mistakes.length} mistakes (${(100 * share).toFixed(1)} %)`,
      );
      assert.ok(share >= LEAST_SHARE, missed.map(({ text }) => text).join("\n"));
    });
  }
});

function isReported(text: string, { json, place }: WrittenKql): boolean {
  const files = { [PIPELINE_PATH]: pipelineWith(text, json) };
  const factory = factoryOf(files);
  const document = factory.document(PIPELINE_PATH);
  assert.ok(document);
  const [kusto] = new Analysis(document, factory, "kusto").kustoTexts;
  const kql = kusto?.kql.text;
  assert.ok(kql);
  return lintFiles(kqlSyntax, files).some(({ span }) => {
    const start = kql.fromDocument(span.start) ?? Number.NaN;
    const end = kql.fromDocument(span.end) ?? Number.NaN;
    return distance({ start, end }, place) <= TOLERANCE;
  });
}

/** Returns how many characters lie between two spans. */
function distance(a: Span, b: Span): number {
  return Math.max(0, a.start - b.end, b.start - a.end);
}
