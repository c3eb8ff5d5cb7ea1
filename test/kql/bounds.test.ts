import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { readKql } from "../../server/src/kql/view";
import { checkBounds } from "../helpers/kqlBounds";
import { kqlText } from "../helpers/kqlText";

suite("bounds", () => {
  test("a literal limit within the rows allowed bounds a query", () => {
    checkBounds("bounded", [
      "A | take 5",
      "A | limit 5000",
      "A | top 5 by x desc",
      "A | sample 5",
      "A | sample-distinct 5 of x",
      "A | top-hitters 5 of x by y",
      "A\n| where x > 1\r\n| take 5",
      "A|take 5",
      "A | take 5;",
      "A | take 5 //c",
      "// A\nA | take 5 // | mv-expand c\n",
    ]);
  });

  test("a limit beyond the rows allowed does not bound a query", () => {
    checkBounds("unbounded", ["A | take 5001", "A | top 10000 by x", "A | limit 1000000"]);
    assert.equal(readKql(kqlText("A | take 5001")).boundAt(500_000), "bounded");
  });

  test("the smallest limit counts, wherever it stands", () => {
    checkBounds("bounded", ["A | take 10000 | take 5", "A | take 5 | take 10000"]);
  });

  test("a limit may be written as a constant conversion, in parentheses, or as a name that a let gives", () => {
    checkBounds("bounded", [
      "A | take toint(5)",
      "A | take tolong(5)",
      "A | take int(5)",
      "A | take long(5)",
      "A | take (5)",
      "A | take 0x1F",
      "let n = 5; A | take n",
      "let n = toint(5); A | top n by x",
      "let n = ⟦n⟧; A | take n",
    ]);
    checkBounds("unbounded", ["A | take toint(6000)", "let n = 6000; A | take n"]);
  });

  test("nothing is known of a limit that a query computes", () => {
    checkBounds("unknown", [
      "A | take n",
      "declare query_parameters(n: long = 10); A | take n",
      "let n = toscalar(B | count); A | take n",
      "A | take 5 * 2",
    ]);
  });

  test("count, getschema, print and summarize without by give few rows", () => {
    checkBounds("bounded", [
      "A | count",
      "A | summarize count(), max(x)",
      "A | summarize arg_max(by_time, *) ",
      "A | getschema",
      "print 1",
      "print x = ⟦value⟧",
      'print "| take 5"',
    ]);
    checkBounds("unbounded", [
      "A | summarize count() by x",
      "A | summarize by x",
      "A | summarize count() by bin(t, ⟦n⟧d)",
    ]);
  });

  test("a literal datatable is bounded, data from outside is not", () => {
    checkBounds("bounded", ["datatable(x: int)[1, 2]", "datatable(x: string)['a'] | where x == 'a'"]);
    checkBounds("unbounded", [
      "externaldata(x: string)[h@'https://a/b.csv'] with (format='csv')",
      "external_table('E')",
      "materialized_view('M')",
    ]);
  });

  test("operators that only filter, sort or shape keep a query bounded", () => {
    checkBounds("bounded", [
      "A | take 5 | where x > 1",
      "A | take 5 | extend y = 1 | project y | order by y | as T | render table",
      "A | take 5 | distinct x | serialize | parse x with * 'a' y",
      "A | take 5 | project-away x | project-rename a = b | sort by a",
      "A | take 5 | summarize count() by x",
      "A | count | mv-expand x | take 5",
      "A | take 5 | join kind=leftsemi (B) on k",
    ]);
  });

  test("operators that can add rows make a query unbounded again", () => {
    checkBounds("unbounded", [
      "A | take 5 | mv-expand c",
      "A | take 5 | mvexpand c",
      "A | take 5 | mv-apply c on (where c > 1)",
      "A | take 5 | union B",
      "A | take 5 | union ⟦table⟧",
      "A | take 5 | join B on k",
      "A | take 5 | join kind=inner (B | take 1) on k",
      "A | take 5 | lookup B on k",
      "A | take 5 | evaluate narrow()",
      "A | take 5 | invoke F()",
      "A | take 5 | make-series n = count() on t step 1d by k",
      "A | take 5 | range x from 1 to 2 step 1",
      "A | count | mv-expand range(1, 10000)",
    ]);
  });

  test("what stands inside brackets, strings and comments is not the query's own limit", () => {
    checkBounds("unbounded", [
      "A | join (B | take 1) on k",
      "A // | take 5",
      "A\n// | take 5\n| where x > 1",
      "A | where x in (B | take 5)",
      "A | where x == '| take 5'",
      'A | where x == "\\" | take 5"',
      "A | where x == @'it''s | take 5'",
      "A | where x == ```\n| take 5\n```",
      "A | where x == h'| take 5'",
    ]);
  });

  test("the last tabular statement decides", () => {
    checkBounds("unbounded", [
      "let x = A | take 5; B",
      "A | take 5; B",
      "set notruncation; A",
      "A; let x = 5",
    ]);
    checkBounds("bounded", ["A; B | take 5", "set notruncation;\nA | take 5;\n", "A | take 5; let x = B;"]);
  });

  test("a let name at the head is read through", () => {
    checkBounds("bounded", [
      "let x = A | take 5; x",
      "let x = A | take 5; x | where a > 1",
      "let x = A; x | take 5",
      "let ['x y'] = A | take 5; ['x y']",
      "let x = materialize(A | take 5); x",
      "let x = A | take 5; let y = x; y",
      "let x = A; let x = A | take 5; x",
      "let x = x | take 5; x",
      "let x = datatable(a: int)[1]; union x, x",
    ]);
    checkBounds("unbounded", [
      "let x = A; x",
      "let x = x; x",
      "let x = y; let y = x; x",
      "let x = A | take 5; x | mv-expand a",
      "let x = A | take 5; let x = A; x",
      "let x = A | take 5; cluster('c').database('d').x",
    ]);
  });

  test("parentheses, materialize and union at the head are read", () => {
    checkBounds("bounded", [
      "(A | take 5) | project x",
      "((A | take 5))",
      "materialize(A | take 5) | where x > 1",
      "union (A | take 5), (B | take 5)",
      "union kind=outer withsource=S (A | take 5), (B | count)",
      "A | take 5 | union (B | take 5)",
    ]);
    checkBounds("unbounded", [
      "(A) | project x",
      "union (A | take 5), B",
      "union (A | take 3000), (B | take 3000)",
      "union A*, B",
      "union isfuzzy=true A, ⟦table⟧",
    ]);
  });

  test("a range of whole numbers has as many rows as it says", () => {
    checkBounds("bounded", ["range x from 1 to 10 step 1", "range x from 1 to 10000 step 2 | where x > 1"]);
    checkBounds("unbounded", ["range x from 1 to 10000 step 1"]);
    checkBounds("unknown", ["range t from ago(7d) to now() step 1d", "range x from 1 to ⟦n⟧ step 1"]);
  });

  test("tables of any address, search and find are unbounded", () => {
    checkBounds("unbounded", [
      "A",
      "['My table'] | where x > 1",
      "cluster('x').database('y').T",
      "cluster('x').database('y').table('T')",
      "database('y').T | take 10000",
      "table('T')",
      "search 'error'",
      "find in (A, B) where x > 1",
      "T | where a == '⟦v⟧'",
      "A | make-series n = count() on t step 1d by k",
    ]);
  });

  test("nothing is known of a call at the head", () => {
    checkBounds("unknown", [
      "F(1)",
      "F()",
      "F(1) | where x > 1",
      "F(1) | mv-expand x",
      "database('d').F(1)",
      "⟦function⟧(1)",
      "let f = (x: int) { A | take x }; f(1)",
      "let f = () { A }; f",
      "let v = view () { A }; v",
      "union F(1), (A | take 5)",
      "evaluate plugin()",
    ]);
    checkBounds("bounded", ["F(1) | take 5", "F(1) | count"]);
  });

  test("nothing is known where an operator's effect is not", () => {
    checkBounds("unknown", [
      "A | take 5 | partition by k (top 1 by t)",
      "A | take 5 | scan with (step s: true;)",
      "A | fork (take 5) (take 3)",
      "A | facet by x with (take 5)",
      "A | top-nested 3 of x by count()",
      "A | TAKE 5",
      "A | tak",
    ]);
    checkBounds("unbounded", ["A | partition by k (top 1 by t)", "A | ", "A | where"]);
  });

  test("nothing is known of broken text, of commands, and of no text", () => {
    checkBounds("unknown", [
      "A | where x in (1, 2 | take 5",
      "A | where x) > 1",
      "A | where x == 'abc",
      ".show tables",
      ".set T <| A",
      "",
      "  // comment",
      "let x = A | take 5;",
    ]);
  });

  test("the request option that takes so many records bounds any query", () => {
    checkBounds("bounded", [
      "set query_take_max_records=100; A",
      "set query_take_max_records = 5000;\nF()",
      "set query_take_max_records=⟦n⟧; A",
    ]);
    checkBounds("unbounded", ["set query_take_max_records=5001; A", "set query_take_max_records; A"]);
  });
});
