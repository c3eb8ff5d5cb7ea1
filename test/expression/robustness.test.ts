import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { referencesIn } from "../../server/src/expression/scope";
import { nodesIn } from "../../server/src/expression/syntax";
import { toTextWithHoles } from "../../server/src/expression/textWithHoles";
import {
  type AdfText,
  contentSpan,
  expressionsIn,
  parsedExpressionsOf,
  problemsOf,
  readText,
} from "../../server/src/expression/value";
import { JsonNode } from "../../server/src/json/node";
import { parseJson } from "../../server/src/json/parse";
import { contains, type Span } from "../../server/src/text/span";
import { SAMPLES } from "../helpers/expressionSamples";
import { rootOf, textOf } from "../helpers/expressionText";

const MANY = 100_000;

/** Yields every place in the document that a text gives. */
function* spansOf(text: AdfText): Generator<Span> {
  yield contentSpan(text);
  for (const problem of problemsOf(text)) yield problem.span;
  for (const expression of parsedExpressionsOf(text)) {
    for (const node of nodesIn(expression.root)) {
      yield expression.toDocument(node.span);
      if (node.kind === "call" || node.kind === "member") yield expression.toDocument(node.nameSpan);
    }
    for (const reference of referencesIn(expression)) yield expression.toDocument(reference.nameSpan);
  }
  const withHoles = toTextWithHoles(text);
  for (let offset = 0; offset <= withHoles.text.length; offset++) {
    yield withHoles.toDocument({ start: offset, end: offset + 1 });
  }
}

function checkSpans(document: string, hasBracketExpressions: boolean): void {
  const root = JsonNode.root(parseJson(document).tree, { hasBracketExpressions });
  const text = root && readText(root);
  if (text === undefined) return;
  for (const span of spansOf(text)) {
    assert.ok(span.start <= span.end, `${JSON.stringify(span)} in ${document}`);
    assert.ok(contains(contentSpan(text), span), `${JSON.stringify(span)} in ${document}`);
  }
}

suite("expression/robustness", () => {
  test("keeps every span inside the string, wherever a sample is cut off or has lost a character", () => {
    for (const sample of SAMPLES) {
      for (let offset = 0; offset <= sample.length; offset++) {
        checkSpans(sample.slice(0, offset), false);
        checkSpans(sample.slice(0, offset) + sample.slice(offset + 1), false);
        checkSpans(`"[${sample.slice(1, offset)}"`, true);
      }
    }
  });

  test("gives problems a place that can be seen", () => {
    for (const sample of SAMPLES) {
      for (let offset = 1; offset <= sample.length; offset++) {
        const root = JsonNode.root(parseJson(sample.slice(0, offset)).tree);
        const text = root && readText(root);
        for (const problem of text === undefined ? [] : problemsOf(text)) {
          assert.ok(problem.span.end > problem.span.start, sample.slice(0, offset));
        }
      }
    }
  });

  test("survives hostile repetition", () => {
    const pieces = [
      "(",
      "f(",
      "[",
      "item()[",
      ".a",
      "?.",
      "'",
      "''",
      "@",
      "@{",
      "@@{",
      "@{'}",
      "+ ",
      ",",
      ")",
      "1 ",
      '\\"',
    ];
    for (const piece of pieces) {
      for (const start of ["@", "@item()", "@concat(", "@{"]) {
        const text = textOf(`"${start}${piece.repeat(MANY)}"`);
        assert.ok([...problemsOf(text)].length >= 0);
        assert.ok(toTextWithHoles(text).text.length > 0);
        for (const expression of parsedExpressionsOf(text)) {
          assert.ok([...nodesIn(expression.root)].length > 0);
          assert.ok([...referencesIn(expression)].length >= 0);
        }
      }
    }
  });

  test("reads a concat of very many arguments", () => {
    const document = `"@concat(${"'a',".repeat(2 * MANY)}'a')"`;
    assert.equal(toTextWithHoles(textOf(document)).text.length, 2 * MANY + 1);
  });

  test("walks a document nested very deep", () => {
    const root = rootOf(`${"[".repeat(MANY)}"@item()"${"]".repeat(MANY)}`);
    assert.equal([...expressionsIn(root)].length, 1);
  });
});
