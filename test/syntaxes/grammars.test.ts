import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { parseGrammarTestCase, runGrammarTestCase } from "vscode-tmgrammar-test/dist/unit/index";
import { ROW_EFFECTS } from "../../server/src/kql/operatorEffects";
import { listSources, readSource } from "../helpers/checkout";
import { CONTRIBUTED, PLAIN, type ScopedText, tokenize } from "./tokenize";

/** KQL that leaves something open, as it stands between the quotes of JSON. */
const OPEN_TEXTS = [
  "T | where a == 'x",
  'T | where a == \\"x',
  "T | where a == @'x''",
  'T | where a == h@\\"x\\"\\"',
  "print ```x",
  "print ~~~x\\n",
  "T // note",
  "T // note 'x' \\\\",
  "T | where a == 'x\\\\",
  "T | where x in (1, [2, {3",
  "T | where a == @{item(",
  "T | where a == '@{concat('x",
  "T @{concat('x}', \\u0022",
  "T | where",
  "T |",
  ".show",
  "datetime(2024",
  "@concat('T | where a == ''x",
  "@concat('T // note",
  "@concat('T | where a == \\\"x', item().y",
  "@concat(concat('print ```x', formatDateTime('",
  "@if(item()[",
  "@",
  "@@{",
  "\\q \\u12",
];

suite("the grammars", () => {
  for (const file of listSources("test/syntaxes/fixtures")) {
    const fixture = parseGrammarTestCase(readSource(file));
    test(`show ${fixture.metadata.description}`, async () => {
      assert.ok(fixture.assertions.length > 0);
      const failures = await runGrammarTestCase(CONTRIBUTED, fixture);
      assert.deepEqual(
        failures.map(({ line, start, end, missing, unexpected, actual }) => ({
          place: `${file}:${line + 1}, columns ${start} to ${end}`,
          missing,
          unexpected,
          actual: actual.join(" "),
        })),
        [],
      );
    });
  }

  test("know every operator that the linter knows", async () => {
    for (const operator of ROW_EFFECTS.keys()) {
      const tokens = await tokenize(CONTRIBUTED, "source.adf-kql", `T\n| ${operator} x`);
      const found = tokens.find(({ text }) => text === operator);
      assert.ok(found?.scopes.includes("keyword.control.kql"), operator);
    }
  });
});

suite("KQL inside JSON", () => {
  test("changes no other JSON", async () => {
    const query = `"query": "T | where x", "command": ".show tables | count"`;
    const decoys = [
      `{ ${query} }`,
      `{ "source": { "type": "AzureSqlSource", ${query} } }`,
      `{ "name": "some-package", "type": "module", "scripts": { ${query} }, "keywords": ["AzureDataExplorerSource"] }`,
      `{ "name": "AzureDataExplorerSource", ${query} }`,
      `{ "type": "The AzureDataExplorerSource", ${query} }`,
      `{ "type": ["AzureDataExplorerSource"], ${query} }`,
      `{ "types": "AzureDataExplorerSource", ${query} }`,
      `{ "note": "{ \\"type\\": \\"AzureDataExplorerSource\\", \\"query\\": \\"T | where x\\" }", ${query} }`,
      `{ "note": "\\"type\\": \\"AzureDataExplorerSource\\"", ${query} }`,
      `{ // "type": "AzureDataExplorerSource"\n ${query} }`,
      `{ /* "type": "AzureDataExplorerCommand" */ "typeProperties": { ${query} } }`,
      `[{ "type": "AzureDataExplorerSink", ${query} }, { ${query} }]`,
      `{ "enum": ["AzureDataExplorerSource", "AzureDataExplorerCommand"], "default": { ${query} } }`,
    ];
    for (const decoy of decoys) {
      assert.deepEqual(
        await tokenize(CONTRIBUTED, "source.json", decoy),
        await tokenize(PLAIN, "source.json", decoy),
      );
    }
  });

  test("changes no JSON with comments and no JSON lines", async () => {
    const text = `{ "type": "AzureDataExplorerSource", "query": "T | where x" }`;
    for (const scope of ["source.json.comments", "source.json.lines"]) {
      assert.deepEqual(await tokenize(CONTRIBUTED, scope, text), await tokenize(PLAIN, scope, text));
    }
    assert.notDeepEqual(
      await tokenize(CONTRIBUTED, "source.json", text),
      await tokenize(PLAIN, "source.json", text),
    );
  });

  test("ends with its string, whatever it leaves open", async () => {
    for (const text of OPEN_TEXTS) {
      for (const [before, after] of wrappings()) {
        await checkAround(`${before}${text}`, after);
      }
    }
  });

  test("ends with its line when the string is not closed", async () => {
    const before = `{ "a": [\n  { "type": "AzureDataExplorerSource", "query": "`;
    const after = `\n "next": 1 } ] }`;
    for (const text of OPEN_TEXTS) {
      const tokens = await tokenize(CONTRIBUTED, "source.json", `${before}${text}${after}`);
      const behind = tokens.filter(({ offset }) => offset > before.length + text.length);
      assert.deepEqual(behind.filter(isKql), [], text);
      const key = behind.find((token) => token.text === "next");
      assert.ok(key !== undefined, text);
    }
  });

  test("takes no part in the bracket pairs of the JSON", async () => {
    const query = "T | where x in ([1], @{item()['a']}, dynamic({}))";
    const tokens = await tokenize(
      CONTRIBUTED,
      "source.json",
      `{ "type": "AzureDataExplorerSource", "query": "${query}" }`,
    );
    const brackets = tokens.filter((token) => isKql(token) && /[[\]{}]/.test(token.text));
    assert.equal(brackets.length, 8);
    // What has the word string in its innermost scope counts as a string to the editor, and its brackets as text.
    for (const { scopes } of brackets) assert.match(scopes.at(-1) ?? "", /\bstring\b/);
  });
});

/** What stands before the text of a query or command, and behind it. */
function wrappings(): readonly (readonly [before: string, after: string])[] {
  const rest = `, "queryTimeout": "00:10:00 'x", "z": [1, { "y": null }] }, "next": "// x" }`;
  return [
    [`{ "source": { "type": "AzureDataExplorerSource", "query": "`, `"${rest}`],
    [
      `{ "source": { "type": "AzureDataExplorerSource", "query": { "value": "`,
      `", "type": "Expression" }${rest}`,
    ],
    [`{ "a": { "type": "AzureDataExplorerCommand", "typeProperties": { "command": "`, `" }${rest}`],
  ];
}

/** Checks that what stands behind a string is shown as without our grammar. */
async function checkAround(before: string, after: string): Promise<void> {
  const end = before.length;
  const [found, plain] = await Promise.all(
    [CONTRIBUTED, PLAIN].map(async (registry) => {
      const tokens = await tokenize(registry, "source.json", `${before}${after}`);
      return tokens.filter(({ offset }) => offset >= end).map(withoutRegions);
    }),
  );
  assert.deepEqual(found, plain, before);
}

/** The names of the objects that hold KQL have no colour. */
function withoutRegions(token: ScopedText): ScopedText {
  return { ...token, scopes: token.scopes.filter((scope) => !scope.startsWith("meta.")) };
}

function isKql({ scopes }: ScopedText): boolean {
  return scopes.some((scope) => scope.startsWith("meta.embedded."));
}
