import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { Analysis } from "../../server/src/factory/analysis";
import type { ParserAnswer } from "../../server/src/kql/parser/answer";
import { RULES } from "../../server/src/rules/registry";
import { kqlRequestsOf, kustoAnswersFrom, needsKustoParser } from "../../server/src/service/kustoParser";
import { kustoCommand, pipeline } from "../helpers/builders";
import { factoryOf, PIPELINE_PATH } from "../helpers/rules";

function analysisOf(...commands: readonly string[]): Analysis {
  const factory = factoryOf({
    [PIPELINE_PATH]: pipeline(...commands.map((command, index) => kustoCommand(command, `Run ${index}`))),
  });
  const document = factory.document(PIPELINE_PATH);
  assert.ok(document);
  return new Analysis(document, factory, "kusto");
}

suite("requests to the Kusto parser", () => {
  test("are the texts with their holes filled, each once", () => {
    const analysis = analysisOf(
      '".show tables"',
      "\".show table @{variables('t')} details\"",
      '".show tables"',
    );
    assert.deepEqual([...kqlRequestsOf(analysis)], [".show tables", ".show table hole0 details"]);
  });

  test("are not made for what has no text", () => {
    assert.equal(kqlRequestsOf(analysisOf("\"@variables('t')\"", '"  "', '"// a"')).size, 0);
  });
});

suite("answers of the Kusto parser", () => {
  const analysis = analysisOf("\".show table @{variables('t')} detials\"");
  const [text] = analysis.kustoTexts;
  assert.ok(text);
  const mistake = { code: "KS005", severity: "error", message: "Expected: x", start: 18, end: 25 } as const;

  test("are not there before they are known", () => {
    assert.equal(kustoAnswersFrom(() => undefined)(text, analysis), undefined);
  });

  test("are mapped to the text with holes", () => {
    const answer = kustoAnswersFrom(() => ({ syntax: [mistake] }))(text, analysis);
    assert.deepEqual(
      answer?.mistakes.map(({ start, end }) => text.kql.text.text.slice(start, end)),
      ["detials"],
    );
    assert.equal(answer?.isComplete, false);
  });

  test("are worked out again when more is known", () => {
    let known: ParserAnswer = { syntax: [] };
    const answers = kustoAnswersFrom(() => known);
    const first = answers(text, analysis);
    assert.equal(answers(text, analysis), first);
    known = { syntax: [], semantics: [], advice: [] };
    assert.equal(answers(text, analysis)?.isComplete, true);
  });

  test("are needed by rules that are on", () => {
    const severities = new Map([
      ["kql-syntax", "off"],
      ["kql-best-practice", "off"],
    ] as const);
    assert.equal(needsKustoParser({ rules: RULES, severities: new Map() }), true);
    assert.equal(needsKustoParser({ rules: RULES, severities }), false);
  });
});
