import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { type Command, readArguments } from "../../server/src/cli/arguments";
import { badValue, missingTable, runIn } from "./commandLine";

const RULES = [badValue, missingTable];

suite("arguments", () => {
  test("lints the working directory when nothing is given", () => {
    assert.deepEqual(read(), {
      kind: "lint",
      paths: ["."],
      format: "pretty",
      outputFile: undefined,
      severities: new Map(),
      minSeverity: "information",
      maxWarnings: undefined,
      fixing: "no",
      parsesKql: true,
      kqlSchema: undefined,
      scope: "kusto",
    });
  });

  test("reads every option, with the value behind a blank or an equals sign", () => {
    const command = read(
      ...[
        "a",
        "--format=json",
        "--output",
        "out.json",
        "--rule",
        "bad-value=off",
        "--rule=missing-table=hint",
      ],
      ...[
        "--max-warnings",
        "3",
        "--fix",
        "--kql-schema",
        "tables.kql",
        "--scope",
        "factory",
        "--min-severity=error",
        "b",
      ],
    );
    assert.deepEqual(command, {
      kind: "lint",
      paths: ["a", "b"],
      format: "json",
      outputFile: "out.json",
      severities: new Map([
        ["bad-value", "off"],
        ["missing-table", "hint"],
      ]),
      minSeverity: "error",
      maxWarnings: 3,
      fixing: "write",
      parsesKql: true,
      kqlSchema: "tables.kql",
      scope: "factory",
    });
  });

  test("leaves out the Kusto parser with --no-kql", () => {
    const command = read("--no-kql");
    assert.equal(command.kind === "lint" && command.parsesKql, false);
  });

  test("shows hints where programs read them, unless told otherwise", () => {
    const minimum = (format: string) => {
      const command = read("--format", format);
      return command.kind === "lint" && command.minSeverity;
    };
    assert.deepEqual(["json", "sarif"].map(minimum), ["hint", "hint"]);
    assert.deepEqual(["pretty", "junit", "github", "ado"].map(minimum), Array(4).fill("information"));
  });

  test("shows fixes instead of applying them with --fix-dry-run", () => {
    const command = read("--fix-dry-run");
    assert.equal(command.kind === "lint" && command.fixing, "diff");
  });

  test("takes everything behind two dashes for a path", () => {
    const command = read("--", "--fix", "-x");
    assert.deepEqual(command.kind === "lint" && command.paths, ["--fix", "-x"]);
  });

  test("answers questions before it lints", () => {
    assert.equal(read("--version").kind, "version");
    assert.equal(read("-h").kind, "help");
    assert.equal(read("--list-rules", "somewhere").kind, "listRules");
    assert.deepEqual(read("--explain", "bad-value"), { kind: "explain", rule: badValue.meta });
  });

  const refused: readonly (readonly [argv: readonly string[], message: string])[] = [
    [["--fromat", "json"], 'unknown option "--fromat"; did you mean "--format"?'],
    [["--xyz"], 'unknown option "--xyz"; see --help.'],
    [["-x"], 'unknown option "-x"; see --help.'],
    [["-"], 'unknown option "-"; see --help.'],
    [["--format"], 'option "--format" needs a value: --format FORMAT.'],
    [["--format="], 'option "--format" needs a value: --format FORMAT.'],
    [["--output", "--fix"], 'option "--output" needs a value: --output FILE.'],
    [["--fix=yes"], 'option "--fix" takes no value.'],
    [["--format", "xml"], 'unknown format "xml"; it must be pretty, json, sarif, junit, github or ado.'],
    [["--format", "Json"], 'unknown format "Json"; did you mean "json"?'],
    [["--rule", "bad-value"], '--rule needs ID=SEVERITY, and "bad-value" has no "=".'],
    [["--rule", "bad-vlaue=off"], 'unknown rule "bad-vlaue"; did you mean "bad-value"?'],
    [["--rule", "missing=off"], 'unknown rule "missing"; did you mean "missing-table"?'],
    [["--rule", "x=off"], 'unknown rule "x"; --list-rules prints all.'],
    [["--rule", "bad-value=warn"], 'unknown severity "warn"; did you mean "warning"?'],
    [["--rule", "bad-value=2"], 'unknown severity "2"; it must be error, warning, information, hint or off.'],
    [["--min-severity", "off"], 'unknown severity "off"; it must be error, warning, information or hint.'],
    [["--max-warnings", "-1"], '--max-warnings needs a whole number, and "-1" is none.'],
    [["--scope", "kust"], 'unknown scope "kust"; did you mean "kusto"?'],
    [["--explain", "bad"], 'unknown rule "bad"; did you mean "bad-value"?'],
    [["--config", "x"], 'option "--config" is not available yet; see --help.'],
    [["--baseline", "x"], 'option "--baseline" is not available yet; see --help.'],
    [["--write-baseline", "x"], 'option "--write-baseline" is not available yet; see --help.'],
    [["--fix-dry-run", "--fix"], "--fix applies what --fix-dry-run only shows; leave out one of them."],
    [
      ["--fix-dry-run", "--format", "json"],
      "--fix-dry-run prints a diff, which has no --format; leave out one of them.",
    ],
    [["--kql-schema"], 'option "--kql-schema" needs a value: --kql-schema FILE.'],
    [
      ["--kql-schema", "x", "--no-kql"],
      "--kql-schema needs the Kusto parser, which --no-kql leaves out; leave out one of them.",
    ],
    [["--permissions"], 'option "--permissions" is not available yet; see --help.'],
    [[""], "a path is empty."],
  ];
  for (const [argv, message] of refused) {
    test(`refuses ${JSON.stringify(argv.join(" "))} in one line, with exit code 2`, async () => {
      assert.deepEqual(await runIn("/", argv), {
        code: 2,
        stdout: "",
        stderr: `adf-kusto-lint: ${message}\n`,
      });
    });
  }

  test("refuses in one line even what would make several, or change the terminal", async () => {
    const { stderr } = await runIn("/", ["--a\n\u001B[31mb"]);
    assert.equal(stderr, 'adf-kusto-lint: unknown option "--a\uFFFD\uFFFD[31mb"; see --help.\n');
  });
});

function read(...argv: readonly string[]): Command {
  return readArguments(argv, RULES);
}
