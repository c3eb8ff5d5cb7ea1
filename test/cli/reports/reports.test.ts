import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { suite, test } from "node:test";
import type { Rule } from "../../../server/src/rules/rule";
import { tempFolder } from "../../host/tempFolder";
import { badValue, resource, runIn } from "../commandLine";
import { FILES } from "./files";

suite("json report", () => {
  test("is one object with every finding, its place, fix and related places", async (t) => {
    const { code, stdout, stderr } = await runIn(tempFolder(t, FILES), ["f", "--format", "json"]);
    assert.equal(stderr, "");
    assert.equal(code, 1);
    assert.deepEqual(JSON.parse(stdout), {
      version: 1,
      tool: "adf-kusto-lint 1.2.3",
      findings: [
        {
          file: "f/pipeline/Load.json",
          rule: "bad-value",
          severity: "hint",
          message: 'The value "poor" is poor. Make it good.',
          range: { start: { line: 5, column: 13, offset: 71 }, end: { line: 5, column: 19, offset: 77 } },
          pointer: "/properties/a~1b/0",
          fixable: "suggested",
          related: [],
        },
        {
          file: "f/pipeline/Load.json",
          rule: "bad-value",
          severity: "error",
          message: 'The value "bad" is bad. Make it good.',
          range: { start: { line: 5, column: 21, offset: 79 }, end: { line: 5, column: 26, offset: 84 } },
          pointer: "/properties/a~1b/1",
          fixable: "safe",
          related: [],
        },
        {
          file: "f/pipeline/Load.json",
          rule: "missing-table",
          severity: "warning",
          message: 'Dataset "Events" has no table.',
          range: { start: { line: 6, column: 15, offset: 101 }, end: { line: 6, column: 72, offset: 158 } },
          pointer: "/properties/source",
          fixable: "safe",
          related: [
            {
              file: "f/dataset/Events.json",
              range: { start: { line: 5, column: 14, offset: 86 }, end: { line: 5, column: 16, offset: 88 } },
              message: "The table is empty here.",
            },
          ],
        },
      ],
      summary: { files: 3, error: 1, warning: 1, information: 0, hint: 1 },
    });
  });

  test("names files relative to the working directory, above it too", async (t) => {
    const folder = tempFolder(t, FILES);
    const { stdout } = await runIn(`${folder}/f/dataset`, [
      "..",
      "--format",
      "json",
      "--min-severity",
      "error",
    ]);
    assert.equal(JSON.parse(stdout).findings[0].file, "../pipeline/Load.json");
  });

  test("gives the pointer of the smallest value around a span of several", async (t) => {
    const folder = tempFolder(t, FILES);
    const wide = wideRule('"poor", "bad"');
    const pointers = async (rule: Rule) => {
      const { stdout } = await runIn(folder, ["f", "--format", "json"], { rules: [rule] });
      return JSON.parse(stdout).findings.map((finding: { pointer: string }) => finding.pointer);
    };
    assert.deepEqual(await pointers(wide), ["/properties/a~1b"]);
    assert.deepEqual(await pointers(wideRule('"a/b"')), ["/properties/a~1b"]);
    assert.deepEqual(await pointers(wideRule('{\n  "name"')), [""]);
  });

  test("goes into a file when asked, and nowhere else", async (t) => {
    const folder = tempFolder(t, FILES);
    const run = await runIn(folder, ["f", "--format", "json", "--output", "out.json"]);
    assert.deepEqual(run, { code: 1, stdout: "", stderr: "" });
    assert.equal(JSON.parse(readFileSync(`${folder}/out.json`, "utf8")).findings.length, 3);
  });
});

suite("pretty report", () => {
  test("groups findings by file, with the line, related places and what to do", async (t) => {
    const { stdout } = await runIn(tempFolder(t, FILES), ["f", "--min-severity", "hint"]);
    assert.equal(
      stdout,
      `f/pipeline/Load.json

  5:13  hint  bad-value
    The value "poor" is poor. Make it good.

    5 | "a/b": ["poor", "bad"],
      |         ^^^^^^
    fix in the editor: Make it good

  5:21  error  bad-value
    The value "bad" is bad. Make it good.

    5 | "a/b": ["poor", "bad"],
      |                 ^^^^^
    fix with --fix: Make it good

  6:15  warning  missing-table
    Dataset "Events" has no table.

    6 | "source": { "referenceName": "Events", "type": "DatasetReference" }
      |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    see f/dataset/Events.json:5:14: The table is empty here.
    fix with --fix: Name the table

1 error, 1 warning and 1 hint in 1 of 3 factory files.
2 of them can be fixed with --fix.
adf-kusto-lint --explain bad-value tells why, and how to fix it.
`,
    );
  });

  test("says how many findings it does not show", async (t) => {
    const { stdout } = await runIn(tempFolder(t, FILES), ["f", "--min-severity", "error"]);
    assert.ok(stdout.includes("\n1 error in 1 of 3 factory files.\nIt can be fixed with --fix.\n"), stdout);
    assert.ok(
      stdout.includes("\n2 findings of lower severity not shown (--min-severity hint shows all).\n"),
      stdout,
    );
  });

  test("has one pleasant line when nothing is found", async (t) => {
    const { stdout } = await runIn(tempFolder(t, FILES), ["f/linkedService"]);
    assert.equal(stdout, "Looked at 1 factory file: nothing to report.\n");
  });

  test("says that there is no factory", async (t) => {
    const run = await runIn(tempFolder(t, { "package.json": "{}" }), []);
    assert.deepEqual(run, {
      code: 0,
      stdout: "No Data Factory files found here, so there is nothing to report.\n",
      stderr: "",
    });
  });

  test("wraps to the width of the terminal", async (t) => {
    const { stdout } = await runIn(tempFolder(t, FILES), ["f"], { columns: 50, env: { NO_COLOR: "1" } });
    const lines = stdout.split("\n");
    assert.ok(Math.max(...lines.map((line) => line.length)) <= 50, stdout);
    assert.ok(lines.includes('    6 | "source": { "referenceName": "Events", "…'), stdout);
  });

  const colourCases = [
    { what: "a terminal", options: { columns: 80 }, isColoured: true },
    { what: "a pipe", options: {}, isColoured: false },
    { what: "a terminal with NO_COLOR", options: { columns: 80, env: { NO_COLOR: "1" } }, isColoured: false },
    {
      what: "a terminal with an empty NO_COLOR",
      options: { columns: 80, env: { NO_COLOR: "" } },
      isColoured: true,
    },
    { what: "a dumb terminal", options: { columns: 80, env: { TERM: "dumb" } }, isColoured: false },
    { what: "a pipe with FORCE_COLOR", options: { env: { FORCE_COLOR: "1" } }, isColoured: true },
    {
      what: "a terminal with FORCE_COLOR=0",
      options: { columns: 80, env: { FORCE_COLOR: "0" } },
      isColoured: false,
    },
  ];
  for (const { what, options, isColoured } of colourCases) {
    test(`is ${isColoured ? "coloured" : "plain"} on ${what}`, async (t) => {
      const { stdout } = await runIn(tempFolder(t, FILES), ["f"], options);
      assert.equal(stdout.includes("\u001B[31;1merror\u001B[0m"), isColoured);
      assert.equal(stdout.includes("\u001B"), isColoured);
    });
  }

  test("lets no document change the terminal", async (t) => {
    const folder = tempFolder(t, { "dataset/A.json": resource("A", '"x": "bad\\u001b[2J\\u0007"') });
    const { stdout } = await runIn(folder, []);
    assert.ok(stdout.includes('The value "bad\uFFFD[2J\uFFFD" is bad.'), stdout);
  });
});

/** Reports one stretch of the pipeline, wherever it lies. */
function wideRule(text: string): Rule {
  return {
    meta: badValue.meta,
    check({ document }, report) {
      const start = document.text.indexOf(text);
      if (start >= 0 && document.path.endsWith("Load.json")) {
        report({ span: { start, end: start + text.length }, message: "Wide." });
      }
    },
  };
}
