import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { readKql } from "../../../server/src/kql/view";
import { kqlText } from "../../helpers/kqlText";

function startsOf(marked: string): readonly string[] {
  const view = readKql(kqlText(marked));
  return view.commandStarts.map(({ start, end, followsInputBar }) => {
    const text = view.text.text.slice(start, end);
    return followsInputBar ? `<| ${text}` : text;
  });
}

suite("commands", () => {
  test("gives the verb of the first command, whether it is known or not", () => {
    const cases: readonly (readonly [string, string | undefined, boolean])[] = [
      [".show tables", "show", true],
      [".set-or-append T <| A", "set-or-append", true],
      [".create-merge table T (a: int)", "create-merge", true],
      [".create-or-alter function f() { 1 }", "create-or-alter", true],
      [".dup-next-ingest into T", "dup-next-ingest", true],
      ["// c\n .Show tables", "show", true],
      [".foo bar", "foo", false],
      [".showx", "showx", false],
      [".set-foo T", "set", false],
      [".⟦verb⟧ T", undefined, false],
      ["A | take 5", undefined, false],
      ["..", undefined, false],
      ["", undefined, false],
    ];
    for (const [text, verb, isKnown] of cases) {
      const command = readKql(kqlText(text)).firstCommand;
      assert.equal(command?.verb, verb, text);
      assert.equal(command?.isKnown ?? false, isKnown, text);
    }
  });

  test("finds commands at the start of a line and behind a semicolon", () => {
    assert.deepEqual(startsOf(".drop table T ifexists\n.create table T (a: int)"), [".drop", ".create"]);
    assert.deepEqual(startsOf(".drop table T ifexists; .create table T (a: int)"), [".drop", ".create"]);
    assert.deepEqual(startsOf(".show tables\r\n\r\n  .show databases"), [".show", ".show"]);
    assert.deepEqual(startsOf("// a\n.show tables // b\n// c\n.show databases"), [".show", ".show"]);
  });

  test("marks what stands first behind <|", () => {
    assert.deepEqual(startsOf(".drop extents <| .show table T extents"), [".drop", "<| .show"]);
    assert.deepEqual(startsOf(".execute database script <|\n.create table T (a: int)\n.set B <| A"), [
      ".execute",
      "<| .create",
      ".set",
    ]);
  });

  test("finds none inside brackets, strings, comments and lines, nor with an unknown verb", () => {
    const texts = [
      ".create function f() {\n.show tables\n}",
      ".alter table T policy update ```\n.show tables```",
      ".show tables\n// .show databases",
      ".show tables .drop",
      ".show tables\n.5\n.foo bar",
      ".set T <| cluster('c')\n.database('d')\n.T",
    ];
    for (const text of texts) assert.equal(startsOf(text).length, 1, text);
  });

  test("takes no data of .ingest inline for a command", () => {
    assert.deepEqual(startsOf(".ingest inline into table T <|\n.show,1\n.drop,2"), [".ingest"]);
  });

  test("gives the formats of the .ingest commands that read files", () => {
    const cases: readonly (readonly [string, readonly string[]])[] = [
      [".ingest into table T (h'https://a/b.csv')", ["absent"]],
      [".ingest async into table T (h'https://a/b') with (format='csv', ignoreFirstRecord=true)", ["csv"]],
      ['.ingest into table T (h"https://a") with (tags="[\\"format=x\\"]", Format = "JSON")', ["json"]],
      [".ingest into table T (h'https://a') with (format=parquet)", ["parquet"]],
      [".ingest into table T (h'https://a') with (ignoreFirstRecord=true)", ["absent"]],
      [".ingest into table T (h'https://a') with (format='⟦f⟧')", ["unknown"]],
      [".ingest into table T (h'https://a') with (format=⟦f⟧)", ["unknown"]],
      [".ingest into table T (h'https://a') with (⟦properties⟧)", ["unknown"]],
      [".ingest into table T (h'https://a') ⟦properties⟧", ["unknown"]],
      [".ingest into table ⟦table⟧ (h'https://⟦path⟧')", ["absent"]],
      [".ingest into table T_⟦n⟧ (⟦files⟧)", ["absent"]],
      [".ingest inline into table T with (format='csv') <| 1,2", []],
      [".append T <| A", []],
      ["// .ingest into table T ('a')\n.show tables", []],
      ["print '.ingest into table T'", []],
      [
        ".execute database script <|\n.ingest into table T ('a') with (format='json')\n.ingest into table U ('b')",
        ["json", "absent"],
      ],
    ];
    for (const [text, expected] of cases) {
      const formats = readKql(kqlText(text)).ingests.map(({ format }) =>
        format.kind === "literal" ? format.format : format.kind,
      );
      assert.deepEqual(formats, expected, text);
    }
  });
});
