import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { lexKql } from "../../server/src/kql/lexer";
import { kqlText } from "../helpers/kqlText";

/** The tokens as `kind text`, holes as `◦`. */
function tokensOf(marked: string): readonly string[] {
  return lexKql(kqlText(marked)).tokens.map(({ kind, text }) => `${kind} ${text.replaceAll("\uFFFC", "◦")}`);
}

function checkTexts(marked: string, expected: readonly string[]): void {
  const actual = lexKql(kqlText(marked)).tokens.map(({ text }) => text);
  assert.deepEqual(actual, expected, marked);
}

suite("lexer", () => {
  test("splits a query into its tokens", () => {
    assert.deepEqual(tokensOf("T | where x >= 1.5 and y =~ 'a'; print 1d .. 2"), [
      "identifier T",
      "punctuation |",
      "identifier where",
      "identifier x",
      "punctuation >=",
      "number 1.5",
      "identifier and",
      "identifier y",
      "punctuation =~",
      "string 'a'",
      "punctuation ;",
      "identifier print",
      "timespan 1d",
      "punctuation ..",
      "number 2",
    ]);
  });

  test("keeps operators with a hyphen together and splits a subtraction", () => {
    checkTexts("A | mv-expand b", ["A", "|", "mv-expand", "b"]);
    checkTexts("project-by-names(a)", ["project-by-names", "(", "a", ")"]);
    checkTexts("a-b", ["a", "-", "b"]);
    checkTexts("top-b", ["top", "-", "b"]);
    checkTexts("mv-expandx", ["mv", "-", "expandx"]);
  });

  test("reads every kind of number, timespan and identifier", () => {
    const kinds: readonly (readonly [string, string])[] = [
      ["12", "number"],
      ["0x1F", "number"],
      ["1.5e3", "number"],
      ["2e-3", "number"],
      ["1d", "timespan"],
      ["1.5h", "timespan"],
      ["10ms", "timespan"],
      ["3seconds", "timespan"],
      ["100ticks", "timespan"],
      ["74be27de-1e4e-49d9-b579-fe0b331d3642", "number"],
      ["be74be27-1e4e-49d9-b579-fe0b331d3642", "identifier"],
      ["3abc", "identifier"],
      ["_x1", "identifier"],
      ["$command_results", "identifier"],
      ["Größe", "identifier"],
      ["!has_cs", "identifier"],
    ];
    for (const [text, kind] of kinds) assert.deepEqual(tokensOf(text), [`${kind} ${text}`]);
  });

  test("reads a range of numbers as two numbers", () => {
    checkTexts("1..2", ["1", "..", "2"]);
    checkTexts("(1 .. 2.5)", ["(", "1", "..", "2.5", ")"]);
  });

  test("reads every kind of string as one token", () => {
    const strings = [
      "'a | b'",
      '"a; b"',
      "'it\\'s'",
      '"a \\\\"',
      "@'it''s'",
      '@"C:\\"',
      '@"a""b"',
      "h'secret'",
      'H"secret"',
      "h@'a''b'",
      "```a\n'b' ` ```",
      "~~~a\n| b~~~",
      "h```a```",
      "''",
    ];
    for (const text of strings) checkTexts(`x ${text} y`, ["x", text, "y"]);
  });

  test("ends an unclosed string with its line, an unclosed multi-line string with the text", () => {
    checkTexts("x 'a b\n| y", ["x", "'a b", "|", "y"]);
    checkTexts("x 'a\\\r\n| y", ["x", "'a\\", "|", "y"]);
    checkTexts('x @"a""\r| y', ["x", '@"a""', "|", "y"]);
    checkTexts("x ```a\nb", ["x", "```a\nb"]);
  });

  test("takes a letter h for a prefix only before a quote", () => {
    checkTexts("has h 'a'", ["has", "h", "'a'"]);
    checkTexts("ah'a'", ["ah", "'a'"]);
  });

  test("keeps comments apart, and slashes and hashes in strings as they are", () => {
    const { tokens, comments } = lexKql(kqlText("A // b\n| c '//d' / e\n// f"));
    assert.deepEqual(
      tokens.map(({ text }) => text),
      ["A", "|", "c", "'//d'", "/", "e"],
    );
    assert.deepEqual(
      comments.map(({ text }) => text),
      ["// b", "// f"],
    );
  });

  test("takes a line that starts with a hash whole", () => {
    assert.deepEqual(tokensOf("#connect 'x\nA"), ["directive #connect 'x", "identifier A"]);
  });

  test("reads a hole alone, beside identifier characters, and in a string", () => {
    assert.deepEqual(tokensOf("⟦a⟧"), ["hole ◦"]);
    assert.deepEqual(tokensOf("⟦a⟧⟦b⟧"), ["hole ◦◦"]);
    assert.deepEqual(tokensOf("A ⟦a⟧.⟦b⟧"), ["identifier A", "hole ◦", "punctuation .", "hole ◦"]);
    assert.deepEqual(tokensOf("Events_⟦a⟧_x"), ["identifier Events_◦_x"]);
    assert.deepEqual(tokensOf("⟦a⟧Events"), ["identifier ◦Events"]);
    assert.deepEqual(tokensOf("ago(⟦n⟧d)").slice(2), ["identifier ◦d", "punctuation )"]);
    assert.deepEqual(tokensOf("5⟦n⟧"), ["identifier 5◦"]);
    assert.deepEqual(tokensOf("5d⟦n⟧"), ["identifier 5d◦"]);
    assert.deepEqual(tokensOf("'a⟦n⟧'"), ["string 'a◦'"]);
  });

  test("flags exactly the tokens that have a hole", () => {
    const { tokens, comments } = lexKql(kqlText("A⟦a⟧ b '⟦c⟧' 'd' ⟦e⟧ // ⟦f⟧\n// g"));
    assert.deepEqual(
      tokens.map(({ hasHole }) => hasHole),
      [true, false, true, false, true],
    );
    assert.deepEqual(
      comments.map(({ hasHole }) => hasHole),
      [true, false],
    );
  });

  test("takes a hole's character that is no hole for an unknown character", () => {
    assert.deepEqual(tokensOf("\uFFFC"), ["unknown ◦"]);
  });
});
