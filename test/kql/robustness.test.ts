import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { type KqlView, readKql } from "../../server/src/kql/view";
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

const SIZE = 100_000;
/** What could make a scan start over and over again. */
const HOSTILE = [
  ...[")", '"', "`", "@", "~", ".", ";", "-", "\\", "{[(", "h@", "//", ".a\n", "$", "\n", "1", "#", "/"],
  ...[" | take 5 ", "let x = x;", "set a=1;", ".show t\n", "set a=⟦b⟧;", "'⟦a⟧'", "A | take ⟦n⟧;"],
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

  test("hostile text is read in linear time", () => {
    for (const unit of ["(", "'", "|"]) checkTime(unit.repeat(1_000_000));
    for (const unit of ["⟦a⟧", "⟦a⟧ ", "⟦a⟧\n"]) checkTime(unit.repeat(50_000));
    for (const unit of HOSTILE) checkTime(unit.repeat(SIZE / unit.length));
    checkTime(`${"(".repeat(SIZE)}${")".repeat(SIZE)}`);
    checkTime(`union ${"(union ".repeat(SIZE / 10)}${")".repeat(SIZE / 10)}`);
    checkTime(`A | take ${"toint(".repeat(SIZE / 10)}5${")".repeat(SIZE / 10)}`);
  });
});

/** Linear time is a second or less, quadratic time minutes. */
function checkTime(marked: string): void {
  const text = kqlText(marked);
  const start = process.cpuUsage();
  readAll(readKql(text));
  const { user } = process.cpuUsage(start);
  assert.ok(user < 10_000_000, `${marked.slice(0, 20)} took ${user} µs`);
}

function readAll(view: KqlView<string>): readonly unknown[] {
  return [
    view.kind,
    view.rows,
    view.requestOptions,
    view.firstCommand,
    view.commandStarts,
    view.ingests,
    view.appendOperator("take 5"),
  ];
}
