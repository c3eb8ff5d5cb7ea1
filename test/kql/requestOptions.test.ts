import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { readKql } from "../../server/src/kql/view";
import { kqlText } from "../helpers/kqlText";

function optionsOf(marked: string) {
  const view = readKql(kqlText(marked));
  return view.requestOptions.map(({ name, value, span }) => ({
    name: view.text.text.slice(name.start, name.end),
    value: value?.text,
    hasHole: value?.hasHole ?? false,
    statement: view.text.text.slice(span.start, span.end),
  }));
}

suite("requestOptions", () => {
  test("gives the options of set statements with their values", () => {
    assert.deepEqual(optionsOf("set notruncation;\nset truncationmaxsize = 1048576; A | where set == 1"), [
      { name: "notruncation", value: undefined, hasHole: false, statement: "set notruncation" },
      {
        name: "truncationmaxsize",
        value: "1048576",
        hasHole: false,
        statement: "set truncationmaxsize = 1048576",
      },
    ]);
  });

  test("reads values that are strings, calls or holes", () => {
    const values = optionsOf("set a='x;y';set b=time(1h);set c=⟦n⟧;A").map(({ value }) => value);
    assert.deepEqual(values, ["'x;y'", "time(1h)", "\uFFFC"]);
    assert.equal(optionsOf("set c=⟦n⟧;A")[0]?.hasHole, true);
  });

  test("finds options behind the <| of a command", () => {
    assert.deepEqual(
      optionsOf(".set T <| set notruncation; A").map(({ name }) => name),
      ["notruncation"],
    );
  });

  test("gives none for a comment, a string, or a command that sets", () => {
    for (const text of ["// set notruncation;\nA", "print 'set notruncation;'", ".set T <| A"]) {
      assert.deepEqual(optionsOf(text), [], text);
    }
  });
});
