import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { completeList } from "../../server/src/kql/columnEffects";
import { columnsBefore, readResultColumns } from "../../server/src/kql/resultColumns";
import { readKql } from "../../server/src/kql/view";
import { kqlText } from "../helpers/kqlText";

suite("result columns", () => {
  const cases: readonly (readonly [query: string, columns: string])[] = [
    ["A", "?"],
    ["A | where x | take 5", "?"],
    ["A | project B, C = 1, ['d e'] | where B", "B, C, d e"],
    ["A | project B, strcat(C, D)", "B, ?"],
    ["A | project B, C.d", "B, ?"],
    ["A | project B | extend C = now(), B = 2", "B, C"],
    ["A | extend C = 1", "C, ?"],
    [
      "A | summarize count(), Rows = countif(x), sum(Size), dcount(User) by Day, bin(At, 1h)",
      "Day, At, count_, Rows, sum_Size, dcount_User",
    ],
    ["A | summarize make_set(B), arg_max(At, *)", "set_B, At, ?"],
    ["A | summarize arg_max(At, Size, strlen(Name)) by Day", "Day, At, Size, ?"],
    ["A | summarize arg_min(At, Size) by Day", "Day, At, Size"],
    ["A | summarize Last = arg_max(At, Size)", "Last"],
    ["A | count", "Count"],
    ["A | distinct B, C", "B, C"],
    ["A | project B, C, D | project-away C", "B, D"],
    ["A | project B, C | project-away B*", "?"],
    ["A | project B, C | project-rename D = B", "D, C"],
    ["A | project B | join (X) on B", "B, ?"],
    ["A | project B | evaluate bag_unpack(B)", "?"],
    ["A | project B | mystery C", "?"],
    ["A | sample-distinct 5 of B", "B"],
    ["print x = 1, y = 2", "x, y"],
    ["print 1", "?"],
    ["range Step from 1 to 5 step 1", "Step"],
    ["datatable(B: string, ['c d']: int)['x', 1] | extend E = 1", "B, c d, E"],
    ["let T = A | project B; T | where B", "B"],
    ["let T = T | project B; T", "B"],
    ["set notruncation; A | project B", "B"],
    [".show tables | project TableName", "TableName"],
    [".show tables", "?"],
    ["A | project ⟦x⟧, B", "B, ?"],
    ["A | project B | ⟦x⟧", "?"],
    ["A | project ['it\\'s']", "it's"],
    ["", "?"],
    ["A |", "?"],
    ["A | project", ""],
  ];
  for (const [query, expected] of cases) {
    test(`of "${query}" are [${expected}]`, () => {
      const view = readKql(kqlText(query));
      const { columns, isComplete } = readResultColumns(view.lexed, view.statements);
      const names = columns.map(({ name }) => name);
      assert.equal([...names, ...(isComplete ? [] : ["?"])].join(", "), expected);
    });
  }
});

suite("result columns over known tables", () => {
  const TABLES = new Map([
    ["T", completeList(["A", "B"])],
    ["U", completeList(["B", "C"])],
    ["two words", completeList(["D"])],
  ]);
  const cases: readonly (readonly [query: string, columns: string])[] = [
    ["T", "A, B"],
    ["T | where A | extend E = 1", "A, B, E"],
    ["['two words']", "D"],
    ["table('T')", "A, B"],
    ['external_table("U") | project-away B', "C"],
    ["V", "?"],
    ["database('x').T", "?"],
    ["T | join kind=inner (U | where C) on B", "A, B, B1, C"],
    ["T | join U on B", "A, B, B1, C"],
    ["T | join kind=leftanti U on B", "A, B"],
    ["T | join kind=rightsemi U on B", "B, C"],
    ["T | lookup U on B", "A, B, C"],
    ["T | join V on B", "A, B, ?"],
    ["T | union U", "A, B, C"],
    ["union withsource=S T, (U | project C)", "A, B, C"],
    ["union T, V", "A, B, ?"],
    ["let X = T | project A; let Y = X | extend E = 1; Y", "A, E"],
    ["let T = U; T", "B, C"],
    ["T | summarize arg_max(A, *)", "A, B, ?"],
  ];
  for (const [query, expected] of cases) {
    test(`of "${query}" are [${expected}]`, () => {
      const view = readKql(kqlText(query));
      const { columns, isComplete } = readResultColumns(view.lexed, view.statements, (name) =>
        TABLES.get(name),
      );
      const names = columns.map(({ name }) => name);
      assert.equal([...names, ...(isComplete ? [] : ["?"])].join(", "), expected);
    });
  }

  test("are followed into brackets, but not without end", () => {
    const before = (query: string) => {
      const view = readKql(kqlText(query));
      const name = view.tokens.findLast(({ text }) => text === "where");
      assert.ok(name);
      const tables = (table: string) => TABLES.get(table);
      return columnsBefore(view.lexed, view.statements, name, tables).columns.map((column) => column.name);
    };
    assert.deepEqual(before("T | join (U | extend E = 1 | where"), ["B", "C", "E"]);
    assert.deepEqual(before("let f = (x: int) { let y = 1; T | where x"), ["A", "B"]);
    assert.deepEqual(before("print toscalar(U | where"), ["B", "C"]);
    const deep = `${"union (".repeat(5000)}T${")".repeat(5000)} | where`;
    assert.deepEqual(before(deep), []);
  });
});
