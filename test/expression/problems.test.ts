import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { checkProblems, parse, print } from "../helpers/expressionText";

suite("expression/problems", () => {
  test("reports a quote that is not closed, and nothing that follows from it", () => {
    checkProblems(`"@concat(«'»a, item())"`, ["This quote is never closed."]);
    checkProblems(`"@concat('a', «'»''b)"`, ["This quote is never closed."]);
    checkProblems(`"@«'»"`, ["This quote is never closed."]);
  });

  test("reports a parenthesis or bracket that is not closed", () => {
    checkProblems(`"@concat«(»'a', toUpper('b')"`, ['This "(" is never closed.']);
    checkProblems(`"@concat(toUpper«(»'b'"`, ['This "(" is never closed.']);
    checkProblems(`"@concat«(»"`, ['This "(" is never closed.']);
    checkProblems(`"@concat«(»'a',"`, ['This "(" is never closed.']);
    checkProblems(`"@item()«[»0"`, ['This "[" is never closed.']);
    checkProblems(`"@string(item()«?[»'a')"`, ['This "?[" is never closed.']);
  });

  test("reports a closing bracket without an opening one", () => {
    checkProblems(`"@concat('a')«)»"`, ['This ")" closes nothing.']);
    checkProblems(`"@concat('a'«]», 'b')"`, ['This "]" closes nothing.']);
    checkProblems(`"A @{item()«)»} B"`, ['This ")" closes nothing.']);
  });

  test("reports a missing argument", () => {
    checkProblems(`"@concat('a', «,» 'b')"`, ["An argument is missing here."]);
    checkProblems(`"@concat(«,»'a')"`, ["An argument is missing here."]);
    checkProblems(`"@concat('a', «)»"`, ["An argument is missing here."]);
    checkProblems(`"@item()[«]»"`, ["An index is missing here."]);
    checkProblems(`"@(«)»"`, ["A value is missing here."]);
  });

  test("reports a missing comma, and reads the argument behind it", () => {
    checkProblems(`"@concat('a' «'b'», 'c')"`, ["A comma is missing before this."]);
    assert.equal(print(parse("concat('a' 'b', 'c')").root), "concat('a', 'b', 'c')");
  });

  test("reports a second value where one can stand", () => {
    checkProblems(`"@item()[0, «1»]"`, ["Only one value can stand in these brackets."]);
  });

  test("reports an expression without content", () => {
    checkProblems(`"«@»"`, ['An expression is missing in "@".']);
    checkProblems(`"A «@{ }» B"`, ['An expression is missing in "@{ }".']);
  });

  test("reports a brace that is not closed", () => {
    checkProblems(`"A «@{»item().name and more"`, ['This "@{" is never closed.']);
    checkProblems(`"A «@{»concat('a"`, ['This "@{" is never closed.']);
  });

  test("ends an interpolation at its first brace when a quote is not closed", () => {
    checkProblems(`"A @{concat(«'»a)} B @{item()}"`, ["This quote is never closed."]);
  });

  test("does not end an interpolation at a brace in a string", () => {
    checkProblems(`"A @{concat('}', '''}')} B"`, []);
  });

  test("reports text behind the end of an expression", () => {
    const message = "The expression ends before this text: use concat(…) to join them.";
    checkProblems(`"@item().name «is here» "`, [message]);
    checkProblems(`"@pipeline().parameters.a«@pipeline().parameters.b»"`, [message]);
  });

  test("reports operators with the function to use", () => {
    checkProblems(`"@greater(length(item()) «+» 1, 5)"`, [
      'Expressions have no operator "+": use add(…) for numbers or concat(…) for text.',
    ]);
    checkProblems(`"@item().a«/»@item().b"`, [
      'Expressions have no operator "/": use concat(…) for text or div(…) for numbers.',
    ]);
    checkProblems(`"@item().a «==» 'x'"`, ['Expressions have no operator "==": use equals(…).']);
    checkProblems(`"@if(«!»item().a, 'x', 'y')"`, ['Expressions have no operator "!": use not(…).']);
    checkProblems(`"@item().a «=~» 'x'"`, ['Expressions have no operator "=~": use a function.']);
  });

  test("reports double quotes, over the whole text in them", () => {
    checkProblems(String.raw`"@concat(«\"a, b\"», 'c')"`, [
      "Text in an expression stands in single quotes, not in double quotes.",
    ]);
    checkProblems(String.raw`"@concat(«\"»a)"`, [
      "Text in an expression stands in single quotes, not in double quotes.",
    ]);
  });

  test("reports an @ inside an expression, and reads what stands behind it", () => {
    checkProblems(`"@concat('a', «@»item().b)"`, [
      'The "@" stands only before the whole expression, not inside it.',
    ]);
    assert.equal(print(parse("concat('a', @item().b)").root), "concat('a', item().b)");
  });

  test("reports a name that is neither a call nor a text", () => {
    checkProblems(`"@concat(«Day», 'a')"`, [
      `"Day" is neither a call nor a text: write Day(…), or 'Day' in single quotes.`,
    ]);
    checkProblems(`"@«pipeline».parameters.Day"`, [
      `"pipeline" is neither a call nor a text: write pipeline(…), or 'pipeline' in single quotes.`,
    ]);
  });

  test("reports a dot without a name, and keeps what stands before it", () => {
    checkProblems(`"@concat(item()«.», 'a')"`, ["A name is missing behind this dot."]);
    checkProblems(`"@item()«?.»"`, ["A name is missing behind this dot."]);
    assert.equal(print(parse("concat(item()., 'a')").root), "concat(item()., 'a')");
  });

  test("reports marks that expressions do not know", () => {
    checkProblems(`"@concat(«{»'a')"`, ['An expression cannot have "{" here.']);
    checkProblems(`"@concat(«😀»)"`, ['An expression cannot have "😀" here.']);
    checkProblems(`"@concat('a', «?» 'b')"`, ['An expression cannot have "?" here.']);
  });

  test("places problems behind JSON escapes", () => {
    checkProblems(String.raw`"@concat(\n\t'\u0041\"',\n\t«,» 'b')"`, ["An argument is missing here."]);
  });

  test("reports two mistakes in one expression", () => {
    checkProblems(`"@concat('a' «'b'», item()«.»)"`, [
      "A comma is missing before this.",
      "A name is missing behind this dot.",
    ]);
  });

  test("reports nesting beyond 500 levels once", () => {
    const { problems } = parse(`${"concat(".repeat(600)}'a'${")".repeat(600)}`);
    assert.deepEqual(
      problems.map((problem) => problem.message),
      ["This is nested deeper than 500 levels."],
    );
    assert.deepEqual(parse(`${"concat(".repeat(499)}'a'${")".repeat(499)}`).problems, []);
  });
});
