import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { fillHoles } from "../../../server/src/kql/parser/holeFill";
import { trustedAnswer } from "../../../server/src/kql/parser/trustedAnswer";
import { readKql } from "../../../server/src/kql/view";
import { kqlText } from "../../helpers/kqlText";
import { answerTo } from "../../helpers/kustoParser";

/** Checks which stretches of a text, with `⟦…⟧` for holes, are reported as mistakes, as "code text". */
function checkMistakes(marked: string, expected: readonly string[] = []): void {
  const source = kqlText(marked);
  const view = readKql(source);
  const filled = fillHoles(view.lexed);
  const { mistakes } = trustedAnswer(view, filled, answerTo(filled.text));
  assert.deepEqual(
    mistakes.map(({ code, start, end }) => `${code} ${source.text.slice(start, end)}`),
    expected,
    marked,
  );
}

suite("mistakes", () => {
  test("are reported once for each statement", () => {
    checkMistakes("T | wher x | takee 5; U | counnt", ["KS176 wher", "KS176 counnt"]);
  });

  test("that miss something show the character before it", () => {
    checkMistakes("T | where // why", ["KS006 e"]);
    checkMistakes("T | where (a > 1", ["KS005 1"]);
  });

  test("show an unclosed string as a whole", () => {
    checkMistakes("T | where x == 'abc | take 5", ["KS001 'abc | take 5"]);
  });

  test("show a missing bracket before the operator that it should stand before", () => {
    checkMistakes("T | where (a > 1 | take 5", ["KS005 1"]);
    checkMistakes("T | extend a = strlen(b | take 5", ["KS005 b"]);
    checkMistakes("T | where a in (U | project b", ["KS005 b"]);
  });

  test("in names that a schema could explain are not reported", () => {
    checkMistakes("T | where f(x) > g() | evaluate h() | join kind=inner cluster('c').database('d').U on y");
  });

  test("in types and arguments are reported where the language alone tells", () => {
    checkMistakes("T | where t > ago(5)", ["KS107 5"]);
    checkMistakes("T | extend a = strlen()", ["KS119 strlen"]);
    checkMistakes("T | join kind=inne (U) on x", ["KS005 inne"]);
    checkMistakes("T | extend a = strlen(⟦x⟧, 1) | where t > ago(⟦n⟧)");
  });
});

suite("mistakes beside holes", () => {
  test("are not reported when they touch one", () => {
    checkMistakes("T | where x ⟦op⟧ 5");
    checkMistakes("T | ⟦operator⟧ a b c");
    checkMistakes("⟦lets⟧ T | count count");
    checkMistakes("T | where a in ⟦list⟧ | count");
  });

  test("are not reported in an operator of which a hole may be any part", () => {
    checkMistakes("T | summarize count() ⟦by⟧ a b c");
    checkMistakes("T | where a ⟦more⟧ | takee 5", ["KS176 takee"]);
  });

  test("are reported when each hole is sure to be a value", () => {
    checkMistakes("⟦t⟧ | where x == ⟦v⟧ adn y == '⟦w⟧' | take ⟦n⟧", ["KS005 adn"]);
    checkMistakes("Events_⟦d⟧ | where t > datetime(⟦d⟧) | takee 5", ["KS176 takee"]);
  });
});

suite("mistakes in commands", () => {
  test("are reported", () => {
    checkMistakes(".create tabel T (a: int)", ["KS005 tabel"]);
    checkMistakes(".crate table T (a: int)", ["unknown-command .crate"]);
    checkMistakes(".set-or-append T <|", ["missing-input <|"]);
    checkMistakes(".set-or-append T <| U | wher x", ["KS176 wher"]);
  });

  test("are not reported of verbs that are known although the parser does not know them", () => {
    checkMistakes(".purge table T records in database D with (noregrets='true') <| where x == 1");
  });

  test("are not reported behind a .show inside another command", () => {
    checkMistakes(".drop extents <| .show extents | where TableName == 'T'");
    checkMistakes(".replace extents in table T <| { .show table T extents }, { .show table U extents }");
  });

  test("are not reported where the grammar is known to lack something", () => {
    checkMistakes(".alter extent tags ('a') <| .show table T extents");
    checkMistakes(".ingest into table T ('https://example.org') with (format=csv)");
  });

  test("are not reported of data", () => {
    checkMistakes(".ingest inline into table T <|\n1,'a\n)),");
    checkMistakes(".ingest inline into table T <|");
  });

  test("are not reported of holes that may be any word", () => {
    checkMistakes(".⟦verb⟧ table T (a: int)");
    checkMistakes(".create ⟦what⟧ T (a: int)");
    checkMistakes(".create table ⟦t⟧ (⟦columns⟧)");
  });
});
