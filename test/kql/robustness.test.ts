import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { readKql } from "../../server/src/kql/view";
import type { Span } from "../../server/src/text/span";
import type { TextWithHoles } from "../../server/src/text/textWithHoles";
import { kqlText } from "../helpers/kqlText";

const TEXTS = [
  "let x = materialize(A | take 5); union kind=outer x, (B | top ⟦n⟧ by ['c d']) // e\n| mv-expand f",
  "set notruncation; set a = '⟦v⟧';\r\nT_⟦d⟧ | where x !has @\"a\"\"b\" and y == h'it\\'s' ⟦more⟧\n⟦tail⟧",
  ".ingest async into table T (h@'https://⟦p⟧') with (format='csv', a=1)\n.show tables | count; print ```x\n```",
  ".execute database script <|\n.create-merge table T (a: int)\n.set-or-append T <| range x from 1 to 0x1F step 1",
  "cluster('c').database(\"d\").F(⟦x⟧) | join kind=leftsemi (A | take 1) on k | summarize count() by bin(t, 1.5d)",
] as const;

/** A megabyte of what could make a scan start over and over again. */
const HOSTILE = [
  "(",
  ")",
  "'",
  '"',
  "|",
  "`",
  "@",
  "~",
  ".",
  ";",
  "-",
  "\\",
  "{[(",
  "h@",
  "//",
  ".a\n",
  "$",
  "\n",
];

function everySpan(text: TextWithHoles<string>): readonly Span[] {
  const view = readKql(text);
  const insertion = view.appendOperator("take 5");
  view.boundAt(5000);
  return [
    ...view.tokens,
    ...view.comments,
    ...view.statements,
    ...view.statements.flatMap(({ name, pipeline }) => [...(name ? [name] : []), ...pipeline.operators]),
    ...view.requestOptions.flatMap(({ name, span, value }) => [name, span, ...(value ? [value] : [])]),
    ...view.commandStarts,
    ...(view.firstCommand ? [view.firstCommand] : []),
    ...view.ingests.flatMap(({ span, format }) => [
      span,
      ...(format.kind === "literal" ? [format.span] : []),
    ]),
    ...(insertion ? [{ start: insertion.offset, end: insertion.offset }] : []),
  ];
}

suite("kql robustness", () => {
  test("a text cut anywhere does not throw and gives no span outside it", () => {
    for (const text of TEXTS) {
      for (let length = 0; length <= text.length; length++) {
        const cut = kqlText(text.slice(0, length));
        for (const { start, end } of everySpan(cut)) {
          assert.ok(start >= 0 && start <= end && end <= cut.text.length, text.slice(0, length));
        }
      }
    }
  });

  test("two readings of one text agree", () => {
    for (const text of TEXTS) assert.deepEqual(everySpan(kqlText(text)), everySpan(kqlText(text)));
  });

  test("a megabyte of hostile text is read in linear time", () => {
    const size = 1_000_000;
    const texts = HOSTILE.map((unit) => unit.repeat(size / unit.length));
    texts.push(`${"(".repeat(size / 2)}${")".repeat(size / 2)}`);
    texts.push(`A${" | take 5 ".repeat(size / 10)}`, "let x = x;".repeat(size / 10), "1".repeat(size));
    texts.push(`union ${"(union ".repeat(size / 10)}${")".repeat(size / 10)}`, "set a=1;".repeat(size / 8));
    texts.push(
      `A | take ${"toint(".repeat(size / 10)}5${")".repeat(size / 10)}`,
      ".show t\n".repeat(size / 8),
    );
    for (const text of texts) {
      const start = process.cpuUsage();
      everySpan(kqlText(text));
      const { user } = process.cpuUsage(start);
      assert.ok(user < 10_000_000, `${text.slice(0, 20)} took ${user} µs`);
    }
  });

  test("a text of holes is read in linear time", () => {
    for (const unit of ["⟦a⟧", "⟦a⟧ ", "⟦a⟧\n", "set a=⟦b⟧;", "'⟦a⟧'", "A | take ⟦n⟧;"]) {
      const start = process.cpuUsage();
      everySpan(kqlText(unit.repeat(50_000)));
      const { user } = process.cpuUsage(start);
      assert.ok(user < 10_000_000, `${unit} took ${user} µs`);
    }
  });
});
