import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { readResultColumns } from "../../server/src/kql/resultColumns";
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
    ["A | summarize make_set(B), arg_max(At, *)", "set_B, ?"],
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
      const { names, isComplete } = readResultColumns(view.lexed, view.statements);
      assert.equal([...names, ...(isComplete ? [] : ["?"])].join(", "), expected);
    });
  }
});
