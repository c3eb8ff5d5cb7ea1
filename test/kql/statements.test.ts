import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { Statement } from "../../server/src/kql/statements";
import { readKql } from "../../server/src/kql/view";
import { kqlText } from "../helpers/kqlText";

function statementsOf(marked: string) {
  const view = readKql(kqlText(marked));
  return view.statements.map((statement) => ({
    statement,
    text: view.text.text.slice(statement.start, statement.end),
    head: view.tokensIn(statement.pipeline.head).map(({ text }) => text),
    operators: statement.pipeline.operators.map(({ start, end }) => view.text.text.slice(start, end)),
  }));
}

function kindsOf(marked: string): readonly Statement["kind"][] {
  return statementsOf(marked).map(({ statement }) => statement.kind);
}

suite("statements", () => {
  test("end at semicolons outside brackets, strings and comments", () => {
    const texts = statementsOf("let f = () { A; B };\nprint ';' // ;\n| take 5;; // end\n;C;").map(
      ({ text }) => text,
    );
    assert.deepEqual(texts, ["let f = () { A; B }", "print ';' // ;\n| take 5", "C"]);
  });

  test("are told apart by their first words", () => {
    const cases: readonly (readonly [string, Statement["kind"]])[] = [
      ["let x = 1", "let"],
      ["let ['x y'] = 1", "let"],
      ["set notruncation", "set"],
      ["declare query_parameters(x: int = 1)", "declare"],
      ["declare pattern p = (a: string)[b: string] { }", "pattern"],
      ["alias database d = cluster('c').database('d')", "alias"],
      ["restrict access to (A)", "restrict"],
      [".show tables", "command"],
      ["A | take 5", "tabular"],
      ["⟦query⟧", "tabular"],
      ["set | take 5", "tabular"],
      ["alias | take 5", "tabular"],
      ["restrict", "tabular"],
    ];
    for (const [text, kind] of cases) assert.deepEqual(kindsOf(text), [kind], text);
  });

  test("have a head and the operators behind it", () => {
    const [first] = statementsOf("A\n| where x in (B | take 1)\n| mv-expand c | ⟦operator⟧ |");
    assert.deepEqual(first?.head, ["A"]);
    assert.deepEqual(first?.operators, ["where x in (B | take 1)", "mv-expand c", "\uFFFC", ""]);
    assert.deepEqual(
      first?.statement.pipeline.operators.map(({ name }) => name?.text),
      ["where", "mv-expand", "\uFFFC", undefined],
    );
  });

  test("name what a let defines and a set sets, and give the value as a pipeline", () => {
    const [letStatement, bracketed, set] = statementsOf("let x = A | take 5; let ['y z'] = 1; set a = 2");
    assert.equal(letStatement?.statement.name?.text, "x");
    assert.deepEqual(letStatement?.head, ["A"]);
    assert.deepEqual(letStatement?.operators, ["take 5"]);
    assert.equal(bracketed?.statement.name?.text, "y z");
    assert.equal(set?.statement.name?.text, "a");
    assert.deepEqual(set?.head, ["2"]);
  });

  test("behind the <| of a command are statements of their own", () => {
    const statements = statementsOf(".set T with (a='<|') <| let x = 5; A | where y <x | take x");
    assert.deepEqual(
      statements.map(({ statement, text }) => `${statement.kind}: ${text}`),
      ["command: .set T with (a='<|')", "let: let x = 5", "tabular: A | where y <x | take x"],
    );
    assert.equal(statements[0]?.statement.terminator?.text, "<|");
  });

  test("a command's own pipeline works on its result", () => {
    const [command] = statementsOf(".show tables | where x == 1 | count");
    assert.deepEqual(command?.head, [".", "show", "tables"]);
    assert.deepEqual(command?.operators, ["where x == 1", "count"]);
  });

  test("the data of .ingest inline is not read", () => {
    assert.deepEqual(kindsOf(".ingest inline into table T <|\n1,'it's;\n.show tables"), ["command"]);
    assert.deepEqual(kindsOf(".ingest inline into table ['T 1'] with (format='csv') [1,it's;]\n[2,b;]"), [
      "command",
    ]);
  });

  test("an unclosed bracket takes the rest", () => {
    assert.deepEqual(kindsOf("A | where (x; B"), ["tabular"]);
    assert.deepEqual(kindsOf("A | where x); B"), ["tabular", "tabular"]);
  });
});
