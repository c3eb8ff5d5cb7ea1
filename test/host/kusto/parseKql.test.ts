import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { KustoParser } from "../../../server/src/host/kusto/kustoParser";
import type { KustoCode } from "../../../server/src/host/kusto/library";
import { analyzeKql, parseInFull, parseKql } from "../../../server/src/host/kusto/parseKql";
import { ANSWER_PARTS } from "../../../server/src/kql/parser/answer";
import { readMistakes, readSet } from "../../helpers/kqlSets";

/** The slow way takes 0.1 s for each, so that not all of them are compared each time. */
const EVERY = 4;

const mistakes = readMistakes().map(({ text }) => text);
const texts = [
  ...readSet("commands").filter((_, index) => index % EVERY === 0),
  ...mistakes.filter((text) => text.startsWith(".")),
  // What is wrong with a query is told by another grammar when a command holds it.
  ...mistakes
    .filter((text, index) => !text.startsWith(".") && index % EVERY === 0)
    .map((text) => `.set-or-append Copy <| ${text}`),
];
const queries = [...readSet("queries"), ...mistakes].filter(
  (text, index) => !text.startsWith(".") && index % EVERY === 0,
);
/** What the library itself says, asked before anything of ours has touched its grammar. */
const ownCodes = texts.map((text) => parseInFull(text));
const own = ownCodes.map(view);
const analyzed = [...texts.filter((_, index) => index % EVERY === 0), ...queries];
const ownMeanings = [
  ...ownCodes.filter((_, index) => index % EVERY === 0),
  ...queries.map((text) => parseInFull(text)),
].map((code) => meaning(code.Analyze()));

suite("the two-phase parse", () => {
  test("says of commands what the library's own parse says", () => {
    for (const [index, text] of texts.entries()) assert.deepEqual(view(parseKql(text)), own[index], text);
  });

  test("says so of every way in which the same text is parsed again", () => {
    const [text = ""] = texts;
    assert.deepEqual(view(parseKql(text)), own[0]);
    assert.deepEqual(view(parseInFull(text)), own[0]);
  });

  test("gives the same meaning, of queries too", () => {
    for (const [index, text] of analyzed.entries()) {
      assert.deepEqual(meaning(analyzeKql(parseKql(text))), ownMeanings[index], text);
    }
  });

  test("leaves the library as it was", () => {
    const { ScanPartialBest } = Kusto.Language.Parsing.PartialParser;
    const { IsDbColumn } = Kusto.Language.Editor.AnalyzerUtilities;
    const { ParseQuery } = Kusto.Language.Parsing.QueryParser;
    const { ParseFirst$1 } = Kusto.Language.Parsing.SyntaxParsers;
    for (const text of [".show tables", "print 1"]) new KustoParser().answer(text, "advice");
    assert.equal(Kusto.Language.Parsing.QueryParser.ParseQuery, ParseQuery);
    assert.equal(Kusto.Language.Parsing.SyntaxParsers.ParseFirst$1, ParseFirst$1);
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
