import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { helpText } from "../../server/src/cli/help";
import { renderMarkdown } from "../../server/src/cli/ruleTexts";
import { plainStyle } from "../../server/src/cli/style";
import { RULES } from "../../server/src/rules/registry";
import { runIn } from "./commandLine";

suite("rule texts", () => {
  test("lists each rule with its severity and what it is about", async () => {
    const { code, stdout } = await runIn("/", ["--list-rules"]);
    assert.equal(
      stdout,
      `bad-value  error  fix with --fix
    A value that is bad.
missing-table  warning  fix with --fix
    A dataset without a table.

adf-kusto-lint --explain ID prints the documentation of a rule.
`,
    );
    assert.equal(code, 0);
  });

  test("explains every rule", async () => {
    for (const { meta } of RULES) {
      const { code, stdout } = await runIn("/", ["--explain", meta.id], { rules: RULES });
      assert.equal(code, 0);
      assert.ok(stdout.startsWith(`# ${meta.id}\n`), stdout.slice(0, 80));
    }
  });

  test("says that a documentation is missing, and where to read instead", async () => {
    assert.deepEqual(await runIn("/", ["--explain", "bad-value"]), {
      code: 2,
      stdout: "",
      stderr: 'adf-kusto-lint: the documentation of "bad-value" is missing; see https://example.org/bad\n',
    });
  });

  test("wraps prose and lists, and keeps code, tables and links", () => {
    const markdown =
      "# A title\n\nSome words of prose.\n\n- one two three four five\n1. six\n\n| a | b |\n| - | - |\n\n" +
      '```json reported\n{ "a":   1 }\n```\n\nhttps://example.org/a/very/long/link\n';
    assert.equal(
      renderMarkdown(markdown, { style: plainStyle(), width: 16 }),
      "A title\n\nSome words of\nprose.\n\n- one two three\n  four five\n1. six\n\n| a | b |\n| - | - |\n\n" +
        '    { "a":   1 }\n\nhttps://example.org/a/very/long/link\n',
    );
  });

  test("says in the help what each format is for", () => {
    assert.ok(
      helpText(300).includes(
        "pretty (default, for people), json (one object, for programs), sarif (code scanning), junit (test results), " +
          "github (annotations of GitHub Actions) or ado (issues of Azure Pipelines)",
      ),
      helpText(300),
    );
  });

  test("prints version and help", async () => {
    assert.deepEqual(await runIn("/", ["--version"]), {
      code: 0,
      stdout: "adf-kusto-lint 1.2.3\n",
      stderr: "",
    });
    const help = await runIn("/", ["--help"], { columns: 80 });
    assert.equal(help.code, 0);
    assert.ok(help.stdout.startsWith("Usage: adf-kusto-lint [options] [path…]\n"));
    assert.ok(
      help.stdout.split("\n").every((line) => line.length <= 80),
      help.stdout,
    );
    assert.ok(!help.stdout.includes("--config"), "what is not available is not offered");
  });
});
