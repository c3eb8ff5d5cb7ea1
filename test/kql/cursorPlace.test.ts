import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { kqlPlaceAt } from "../../server/src/kql/cursorPlace";
import { readTokens } from "../../server/src/kql/tokens";
import { kqlText } from "../helpers/kqlText";
import { readMarks } from "../helpers/marks";

suite("the place of a cursor in KQL", () => {
  const cases: readonly (readonly [marked: string, place: string])[] = [
    ["$0", "statement"],
    ["Ev$0", "statement Ev"],
    ["A; $0", "statement"],
    ["A | $0", "operator"],
    ["A | top-n$0ested 3", "operator top-nested"],
    ["A | where $0", "operand of where"],
    ["A | where a and $0", "operand of where"],
    ["A | where a $0", "joint of where"],
    ["A | where (a) $0", "joint of where"],
    ["A | where a !st$0", "joint !st of where"],
    ["A | where a in ($0", "operand of where"],
    ["A | where f(a, $0", "operand of where in f 1"],
    ["A | where f(g(b), h(1, $0", "operand of where in h 1"],
    ["A | summarize x = cou$0", "operand cou of summarize"],
    ["A | summarize count() by $0", "operand of summarize"],
    ["A | join kind=inner ($0", "statement"],
    ["A | join (B | $0", "operator"],
    ["A | join (B | where c) on $0", "operand of join"],
    ["union (A), ($0", "statement"],
    ["let f = (x: int) { $0", "statement"],
    ["let x = $0", "operand of let"],
    ["let x$0", "none"],
    ["A | as x$0", "none"],
    ["set $0", "option of set"],
    [".$0", "verb"],
    ["A\n.sh$0", "verb sh of A"],
    ["A.b$0", "none"],
    [".set T <| $0", "statement"],
    ["A | evaluate $0", "plugin of evaluate"],
    ["A | render ti$0", "chart ti of render"],
    ["A // x$0", "none"],
    ["A | where a == 'x$0'", "none"],
    ["A | where a == 'x' $0", "joint of where"],
    ["A | take 5$0", "none"],
    ["A_⟦x⟧b$0", "none"],
    ["A | where ⟦x⟧ == $0", "operand of where"],
  ];
  for (const [marked, expected] of cases) {
    test(`"${marked}" is ${expected}`, () => assert.equal(describe(marked), expected));
  }
});

function describe(marked: string): string {
  const { text, cursors } = readMarks(marked);
  const source = kqlText(text);
  const offset = source.fromDocument(cursors[0] ?? 0) ?? assert.fail("The cursor has no place.");
  const place = kqlPlaceAt(readTokens(source), offset);
  if (place === undefined) return "none";
  const { kind, word, owner, call } = place;
  const written = source.text.slice(word.start, word.end);
  const isOwn = owner === undefined || owner.end >= word.start;
  return [
    kind,
    ...(written === "" ? [] : [written]),
    ...(isOwn ? [] : [`of ${owner.text}`]),
    ...(call === undefined ? [] : [`in ${call.name} ${call.argumentIndex}`]),
  ].join(" ");
}
