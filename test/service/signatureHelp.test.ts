import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { signatureHelp } from "../../server/src/service/signatureHelp";
import { analyseAt, queryPipeline, wiredPipeline } from "../helpers/completion";

suite("signature help", () => {
  test("shows the function of an expression and the argument at the cursor", () => {
    assert.equal(shown(wiredPipeline(`"@substring($0"`)), "substring(«text», startIndex, length?)");
    assert.equal(shown(wiredPipeline(`"@substring('a, b', $0)"`)), "substring(text, «startIndex», length?)");
    assert.equal(
      shown(wiredPipeline(`"x @{substring(trim('a'), 1, 2$0)}"`)),
      "substring(text, startIndex, «length?»)",
    );
  });

  test("goes back to the outer call behind an inner one", () => {
    assert.equal(shown(wiredPipeline(`"@replace(trim($0"`)), "trim(«text»)");
    assert.equal(shown(wiredPipeline(`"@replace(trim('a')$0, 'b'"`)), "replace(«text», oldText, newText)");
  });

  test("stays at the last argument of a function that takes any number, and marks none behind the last", () => {
    assert.equal(shown(wiredPipeline(`"@concat('a', 'b', 'c', 'd', $0"`)), "concat(text1, text2?, «…»)");
    assert.equal(shown(wiredPipeline(`"@trim('a', $0"`)), "trim(text)");
    assert.equal(shown(wiredPipeline(`"@utcNow()$0"`)), undefined);
  });

  test("works while a text is open", () => {
    assert.equal(shown(wiredPipeline(`"@replace('a$0"`)), "replace(«text», oldText, newText)");
    assert.equal(shown(wiredPipeline(`"@{replace('a', '$0'"`)), "replace(text, «oldText», newText)");
  });

  test("shows functions, aggregations and plugins of KQL, in every wrapping", () => {
    assert.equal(
      shown(queryPipeline('"A | where strcat_delim(\\"-\\", $0"')),
      "strcat_delim(delimiter, «arg1», arg2, …)",
    );
    assert.equal(
      shown(queryPipeline('"A | summarize arg_max(At, $0)"')),
      "arg_max(maximized, «returned?», …)",
    );
    assert.equal(shown(queryPipeline(`"@concat('A | extend B = bin(At, $0')"`)), "bin(value, «roundTo»)");
    assert.equal(
      shown(queryPipeline('"A | evaluate pivot($0"')),
      "pivot(«pivotColumn», aggregateFunction?, columnName?, …)",
    );
  });

  test("says nothing of operators, unknown functions and what is no call", () => {
    for (const query of [
      "A | where x in ($0",
      "A | where (x $0",
      "A | extend y = mine($0",
      "A | join ($0",
      "A | take $0",
    ]) {
      assert.equal(shown(queryPipeline(`"${query}"`)), undefined, query);
    }
    assert.equal(shown(wiredPipeline(`"@unheardOf($0"`)), undefined);
  });
});

/** Returns the signature with the argument at the cursor marked. */
function shown(fixture: string): string | undefined {
  const { analysis, offset } = analyseAt(fixture);
  const found = signatureHelp(analysis, offset);
  if (found === undefined) return undefined;
  assert.match(found.documentation, /\(https:\/\/learn\.microsoft\.com\//);
  const { signature, parameters, activeParameter } = found;
  const active = activeParameter === undefined ? undefined : parameters[activeParameter];
  if (active === undefined) return signature;
  return `${signature.slice(0, active.start)}«${signature.slice(active.start, active.end)}»${signature.slice(active.end)}`;
}
