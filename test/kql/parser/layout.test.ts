import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { formatKql as formatFilled } from "../../../server/src/host/kusto/formatKql";
import "../../../server/src/host/kusto/kustoParser";
import { fillHoles } from "../../../server/src/kql/parser/holeFill";
import { layoutEdits } from "../../../server/src/kql/parser/layout";
import { readTokens } from "../../../server/src/kql/tokens";
import { applyEdits } from "../../../server/src/text/textEdit";
import { kqlText } from "../../helpers/kqlText";

/** Lays out a text in which `⟦…⟧` stands for each hole. */
function laidOut(marked: string): string {
  const source = kqlText(marked);
  const kql = readTokens(source);
  const filled = fillHoles(kql);
  const formatted = formatFilled(filled.text);
  assert.ok(formatted !== undefined, `Not readable: ${filled.text}`);
  const edits = layoutEdits(kql, filled, formatted);
  assert.ok(edits, "More than blanks would change.");
  return applyEdits(
    marked,
    edits.map(({ span, newText }) => ({ span: source.toDocument(span), newText })),
  );
}

suite("the layout of the official formatter", () => {
  const cases: readonly (readonly [what: string, text: string, expected: string])[] = [
    ["spaces what stands too close", "T|where a>1|take 5", "T | where a > 1 | take 5"],
    [
      "puts each of several operators on a line",
      "Turbines|where Speed>1|extend Fast=Speed>20|summarize Hours=count() by Site|top 5 by Hours",
      "Turbines\n| where Speed > 1\n| extend Fast = Speed > 20\n| summarize Hours = count() by Site\n| top 5 by Hours",
    ],
    ["leaves a short query on its line", "T  |  count", "T | count"],
    ["ends no text with blanks and starts none", "\n  T | count \n", "T | count"],
    ["keeps strings", "T|where a=='b  |  c'", "T | where a == 'b  |  c'"],
    ["keeps comments", "// a|b\nT|count//  c", "// a|b\nT | count//  c"],
    ["keeps the blank before a list", "T|where a in ('b','c')", "T | where a in ('b', 'c')"],
    ["indents the query of a command", ".set-or-append T<|U|take 5", ".set-or-append T <|\n    U | take 5"],
    ["knows commands", ".create table T(a:int,b:string)", ".create table T (a: int, b: string)"],
    ["keeps the line end of the text", "T\r\n|where a>1\r\n|take 5", "T\r\n| where a > 1\r\n| take 5"],
    ["puts blanks beside holes that are operands", "⟦t⟧|where a==⟦v⟧", "⟦t⟧ | where a == ⟦v⟧"],
    ["leaves holes in names and strings alone", "T_⟦d⟧|where a=='⟦b⟧'", "T_⟦d⟧ | where a == '⟦b⟧'"],
    [
      "leaves the blanks beside holes of any length",
      "T|where a>1  ⟦b⟧ |take 5",
      "T | where a > 1  ⟦b⟧ | take 5",
    ],
    ["moves no word to or from a hole that may be any part", "T| ⟦o⟧|take  5", "T | ⟦o⟧| take 5"],
  ];
  for (const [what, text, expected] of cases) {
    test(what, () => {
      assert.equal(laidOut(text), expected);
      assert.equal(laidOut(expected), expected);
    });
  }

  test("is refused where more than blanks would change", () => {
    const kql = readTokens(kqlText("T | where a"));
    const filled = fillHoles(kql);
    for (const formatted of ["T | where b", "T | where a;", "T | wherea", "T | where", ""])
      assert.equal(layoutEdits(kql, filled, formatted), undefined, formatted);
  });
});
