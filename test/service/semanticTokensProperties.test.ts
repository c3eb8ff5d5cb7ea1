import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { Analysis } from "../../server/src/factory/analysis";
import { type SemanticToken, semanticTokens } from "../../server/src/service/semanticTokens";
import { kustoCommand, kustoLookup, pipeline } from "../helpers/builders";
import { listSources, readSource } from "../helpers/checkout";
import { factoryOf, PIPELINE_PATH } from "../helpers/rules";
import { shownQuery } from "../helpers/shownKql";

const TEXTS = [
  kustoLookup(
    String.raw`"let f = (a: int) { T | take a };\nU | where x == \"a\\\"b\\\\\" and \u0041\u0042 has '@{item()['c']}' // \u000a| join kind=inner (['V w'] | count) on $left.d == $right.e"`,
  ),
  kustoLookup(
    String.raw`{ "value": "@concat('T | where \"a\" == ''b'' // ', concat('\n|', ' take '), 5, string('x'), item()?.c[0], '')", "type": "Expression" }`,
  ),
  pipeline(
    kustoCommand(String.raw`".ingest inline into table T <|\na,b @{item().c}"`, "A"),
    kustoCommand(
      String.raw`"@@{a} @{b('}', \"x\")} \ud83d\ude00 '\ud83d' ~~~\n~~~ datetime(2024-01-01"`,
      "B",
    ),
  ),
];

suite("semantic tokens", () => {
  test("are in order, apart from each other, on one line and clear of escapes in every file", () => {
    const files = listSources("test/factories").filter((file) => file.endsWith(".json"));
    let count = 0;
    for (const text of [...TEXTS, ...files.map(readSource)]) {
      const tokens = tokensOf(text);
      checkTokens(text, tokens);
      assert.deepEqual(tokensOf(text), tokens);
      count += tokens.length;
    }
    assert.ok(count > 500);
  });

  test("are so wherever a text is cut off", () => {
    for (const text of TEXTS) {
      for (let end = 0; end <= text.length; end++)
        checkTokens(text.slice(0, end), tokensOf(text.slice(0, end)));
    }
  });

  test("are so in the KQL editor wherever its text is cut off", () => {
    const text = "@'x' let a = @{concat('b', ```)} ;\r\nT | where \"\\\"c\" == @'d''' // @@{e} @{f\n| count";
    for (let end = 0; end <= text.length; end++) {
      checkTokens(text.slice(0, end), semanticTokens(shownQuery(text.slice(0, end))), {
        hasJsonEscapes: false,
      });
    }
  });

  test("are found in deeply nested brackets and very long texts", () => {
    const texts = [
      `${"(".repeat(20_000)}T | count${")".repeat(20_000)}`,
      `T | where ${"f(a, ".repeat(20_000)}`,
      `T | where ${"x == 'y\\\\n' and ".repeat(10_000)} true`,
      `${"let a = 1; ".repeat(10_000)}T`,
    ];
    for (const text of texts) assert.ok(tokensOf(kustoLookup(`"${text}"`)).length > 0);
  });
});

function tokensOf(text: string): readonly SemanticToken[] {
  const factory = factoryOf({ [PIPELINE_PATH]: text });
  const document = factory.document(PIPELINE_PATH);
  return document === undefined ? [] : semanticTokens(new Analysis(document, factory, "factory"));
}

function checkTokens(
  text: string,
  tokens: readonly SemanticToken[],
  { hasJsonEscapes } = { hasJsonEscapes: true },
): void {
  let offset = 0;
  for (const { span } of tokens) {
    assert.ok(span.start >= offset && span.end > span.start && span.end <= text.length);
    const covered = text.slice(span.start, span.end);
    assert.doesNotMatch(covered, /[\n\r]/);
    if (hasJsonEscapes) assert.doesNotMatch(covered, /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/);
    offset = span.end;
  }
}
