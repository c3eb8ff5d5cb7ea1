import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { expressionOf, mark, parse, print, writtenNodes } from "../helpers/expressionText";

function checkTree(body: string, expected: string): void {
  const { root, problems } = parse(body);
  assert.deepEqual(problems, []);
  assert.equal(print(root), expected);
}

suite("expression/parser", () => {
  test("reads a text in single quotes, with two quotes for one", () => {
    checkTree("'a'", "'a'");
    checkTree("''", "''");
    checkTree("'it''s'", "'it's'");
    checkTree("''''", "'''");
    checkTree("'say \"hi\" @{x} \\n'", "'say \"hi\" @{x} \\n'");
  });

  test("reads numbers with sign, fraction and exponent", () => {
    checkTree("5", "5");
    checkTree("addDays(utcNow(), -1)", "addDays(utcNow(), -1)");
    checkTree("add(+2.5, 1e-3)", "add(2.5, 0.001)");
  });

  test("reads true, false and null in any case", () => {
    checkTree("if(True, NULL, false)", "if(true, null, false)");
  });

  test("reads calls without, with one and with many arguments", () => {
    checkTree("utcnow()", "utcnow()");
    checkTree("Concat( 'a' , item( ) )", "Concat('a', item())");
    checkTree("concat(concat(concat('a')))", "concat(concat(concat('a')))");
  });

  test("reads members, safe members and indexes", () => {
    checkTree("pipeline().parameters.Day", "pipeline().parameters.Day");
    checkTree("pipeline()?.TriggeredByPipelineName", "pipeline()?.TriggeredByPipelineName");
    checkTree("activity('L').output.value[0].a", "activity('L').output.value[0].a");
    checkTree("item()?['a-b']?[0]", "item()?['a-b']?[0]");
    checkTree("item()[concat('a', item().b)]", "item()[concat('a', item().b)]");
  });

  test("reads a dot before a bracket as the bracket alone", () => {
    checkTree("item().['a']", "item()['a']");
  });

  test("reads member names with digits, hyphens, underscores and letters of any script", () => {
    checkTree("pipeline().globalParameters.Retry-Count", "pipeline().globalParameters.Retry-Count");
    checkTree("activity('L').output.firstRow.print_0", "activity('L').output.firstRow.print_0");
    checkTree("item().0.größe.$type", "item().0.größe.$type");
  });

  test("reads a value in parentheses as the value", () => {
    checkTree("(concat(('a'), item()))", "concat('a', item())");
  });

  test("reads an expression over several lines", () => {
    checkTree("concat(\n\t'a',\r\n  item()\n    .name\n)\n", "concat('a', item().name)");
    checkTree(" \u00a0item()", "item()");
  });

  test("gives each node its place in the document", () => {
    assert.deepEqual(writtenNodes(`"@ concat('a', item()?.b[ 0 ], -1) "`), [
      "concat('a', item()?.b[ 0 ], -1)",
      "'a'",
      "item()?.b[ 0 ]",
      "item()?.b",
      "item()",
      "0",
      "-1",
    ]);
  });

  test("gives each node its place behind JSON escapes", () => {
    assert.deepEqual(writtenNodes(String.raw`"@\u0063oncat(\n'\"\u0041\ud83d\ude00''',\titem().\u0061)"`), [
      String.raw`\u0063oncat(\n'\"\u0041\ud83d\ude00''',\titem().\u0061)`,
      String.raw`'\"\u0041\ud83d\ude00'''`,
      String.raw`item().\u0061`,
      "item()",
    ]);
  });

  test("maps each character of a string literal to the document, two quotes as one", () => {
    const document = String.raw`"@'a\"b''\u0041\nc'"`;
    const { root } = expressionOf(document);
    assert.ok(root.kind === "string");
    assert.equal(root.value.text, "a\"b'A\nc");
    const spans = [...root.value.text].map((_, index) =>
      root.value.toDocument({ start: index, end: index + 1 }),
    );
    assert.equal(mark(document, spans), String.raw`"@'«a»«\"»«b»«''»«\u0041»«\n»«c»'"`);
  });

  test("gives the names of calls and members their own places", () => {
    const document = `"@activity('L').output"`;
    const { root } = expressionOf(document);
    assert.ok(root.kind === "member" && root.target.kind === "call");
    const spans = [root.target.nameSpan, root.nameSpan].map((span) =>
      expressionOf(document).toDocument(span),
    );
    assert.equal(mark(document, spans), `"@«activity»('L').«output»"`);
  });
});
