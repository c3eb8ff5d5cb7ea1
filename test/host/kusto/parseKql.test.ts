import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { KustoParser } from "../../../server/src/host/kusto/kustoParser";
import type { KustoCode } from "../../../server/src/host/kusto/library";
import { analyzeKql, parseInFull, parseKql } from "../../../server/src/host/kusto/parseKql";
import { ANSWER_PARTS } from "../../../server/src/kql/parser/answer";
import { readMistakes, readSet } from "../../helpers/kqlSets";

/** The slow way takes 0.1 s for each, so that not all of them are compared each time. */
const EVERY = 4;

suite("the two-phase parse", () => {
  const valid = readSet("commands").filter((_, index) => index % EVERY === 0);
  const broken = readMistakes()
    .map(({ text }) => text)
    .filter((text) => text.startsWith("."));

  test("says of commands what the library's own parse says", () => {
    for (const text of [...valid, ...broken])
      assert.deepEqual(view(parseKql(text)), view(parseInFull(text)), text);
  });

  test("gives the same meaning", () => {
    for (const text of broken.filter((_, index) => index % EVERY === 0)) {
      assert.deepEqual(meaning(analyzeKql(parseKql(text))), meaning(parseInFull(text).Analyze()), text);
    }
  });

  test("leaves the library as it was", () => {
    const { ScanPartialBest } = Kusto.Language.Parsing.PartialParser;
    const { IsDbColumn } = Kusto.Language.Editor.AnalyzerUtilities;
    new KustoParser().answer(".show tables", "advice");
    assert.equal(Kusto.Language.Parsing.PartialParser.ScanPartialBest, ScanPartialBest);
    assert.equal(Kusto.Language.Editor.AnalyzerUtilities.IsDbColumn, IsDbColumn);
  });
});

suite("the parser", () => {
  const parser = new KustoParser();

  test("answers each part with plain data", () => {
    assert.deepEqual(parser.answer("T | wher x", "syntax"), [
      { code: "KS176", severity: "error", message: "Query operator expected.", start: 4, end: 8 },
      { code: "KS005", severity: "error", message: "Expected: ;", start: 9, end: 10 },
    ]);
    assert.deepEqual(
      parser.answer("T | where Name contains 'abc'", "semantics").map(({ code }) => code),
      ["KS204"],
    );
    assert.deepEqual(
      parser
        .answer("T | where Name contains 'abc'", "advice")
        .map(({ code, start, end }) => ({ code, start, end })),
      [{ code: "KS500", start: 15, end: 23 }],
    );
  });

  test("gives no advice about `contains` for a computed column", () => {
    const text = "T | extend Name = strcat(A, B) | where Name contains 'abc'";
    assert.deepEqual(parser.answer(text, "advice"), []);
  });

  test("says of an unknown command what the library does not", () => {
    assert.deepEqual(parser.answer("// c\n.crate table T (a: int)", "syntax"), [
      { code: "unknown-command", severity: "error", message: ".crate", start: 5, end: 11 },
    ]);
  });

  test("survives deep nesting", () => {
    const nested = `print ${"(".repeat(1000)}1${")".repeat(1000)}`;
    for (const part of ANSWER_PARTS) assert.ok(parser.answer(nested, part).length <= 1);
  });
});

function view(code: KustoCode): readonly string[] {
  const { UnknownCommand } = Kusto.Language.Syntax;
  return [
    ...Bridge.toArray(code.GetSyntaxDiagnostics()).map(
      ({ Code, Start, Length }) => `${Code} ${Start} ${Length}`,
    ),
    ...Bridge.toArray(code.Syntax.GetDescendants(UnknownCommand)).map(
      ({ TextStart }) => `unknown ${TextStart}`,
    ),
  ];
}

function meaning(code: KustoCode): readonly string[] {
  return Bridge.toArray(code.GetDiagnostics()).map(({ Code, Start, Length }) => `${Code} ${Start} ${Length}`);
}
