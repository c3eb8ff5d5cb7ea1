import assert from "node:assert/strict";
import { chmodSync, symlinkSync } from "node:fs";
import { suite, type TestContext, test } from "node:test";
import { loadFactories } from "../../server/src/cli/loadFactories";
import { Notices } from "../../server/src/cli/notices";
import { type Files, tempFolder, withoutPrivileges } from "../host/tempFolder";
import { badValue, missingTable, resource, runIn } from "./commandLine";

const PIPELINE = resource("Load", '"source": { "referenceName": "Events", "type": "DatasetReference" }');
const EMPTY_TABLE = resource("Events", '"table": ""');
const NAMED_TABLE = resource("Events", '"table": "Events"');

suite("exit code", () => {
  const files = {
    "error/dataset/A.json": resource("A", '"x": "bad"'),
    "warning/pipeline/Load.json": PIPELINE,
    "warning/dataset/Events.json": EMPTY_TABLE,
    "hint/dataset/A.json": resource("A", '"x": "poor"'),
  };
  const cases: readonly (readonly [argv: readonly string[], code: number, stderr: string])[] = [
    [["error"], 1, ""],
    [["warning"], 0, ""],
    [["hint"], 0, ""],
    [["error", "--rule", "bad-value=warning"], 0, ""],
    [["error", "--rule", "bad-value=off"], 0, ""],
    [["hint", "--rule", "bad-value=error"], 1, ""],
    [["warning", "--max-warnings", "1"], 0, ""],
    [
      ["warning", "--max-warnings", "0", "--min-severity", "error"],
      1,
      "adf-kusto-lint: more warnings than --max-warnings allows: 1, allowed are 0.\n",
    ],
    [["error", "nowhere"], 2, 'adf-kusto-lint: cannot read "nowhere": no such file or folder.\n'],
    [
      ["hint", "--output", "nowhere/out.txt"],
      2,
      'adf-kusto-lint: cannot write "nowhere/out.txt": no such file or folder.\n',
    ],
  ];
  for (const [argv, code, stderr] of cases) {
    test(`is ${code} for ${argv.join(" ")}`, async (t) => {
      const run = await runIn(tempFolder(t, files), argv);
      assert.deepEqual([run.code, run.stderr], [code, stderr]);
    });
  }

  test("is 1 when a rule crashes, which is told once and costs no other finding", async (t) => {
    const crashing = {
      meta: { ...missingTable.meta, id: "crashing" },
      check() {
        throw new TypeError("first line\nsecond line");
      },
    };
    const folder = tempFolder(t, { ...files, "hint/dataset/B.json": resource("B", '"x": "poor"') });
    const rules = [crashing, badValue];
    const run = await runIn(folder, ["hint", "--format", "json"], { rules });
    assert.equal(JSON.parse(run.stdout).findings.length, 2);
    assert.deepEqual(
      [run.code, run.stderr],
      [
        1,
        'adf-kusto-lint: this is a bug of adf-kusto-lint: the rule "crashing" failed with TypeError: first line\n',
      ],
    );
  });
});

suite("files", () => {
  test("lints a file with its factory and reports only that file", async (t) => {
    const folder = tempFolder(t, {
      "pipeline/Load.json": PIPELINE,
      "dataset/Events.json": EMPTY_TABLE,
      "dataset/Other.json": resource("Other", '"x": "bad"'),
    });
    assert.deepEqual(await findingsIn(folder, "pipeline/Load.json"), ["pipeline/Load.json missing-table"]);
    assert.deepEqual(await findingsIn(`${folder}/pipeline`, "Load.json"), ["Load.json missing-table"]);
    assert.deepEqual(await findingsIn(folder, "pipeline"), ["pipeline/Load.json missing-table"]);
    const { stdout } = await runIn(folder, ["pipeline/Load.json", "--format", "json"]);
    assert.equal(JSON.parse(stdout).summary.files, 1);
  });

  test("keeps several factories of one tree apart, and sorts by path", async (t) => {
    const folder = tempFolder(t, {
      "b/pipeline/Load.json": PIPELINE,
      "b/dataset/Events.json": EMPTY_TABLE,
      "a/pipeline/Load.json": PIPELINE,
      "a/dataset/Events.json": NAMED_TABLE,
      "a/c/pipeline/Load.json": PIPELINE,
      "a/c/dataset/Events.json": EMPTY_TABLE,
      "z.json": '{ "name": "Loose", "properties": { "activities": [], "x": "bad", "y": "Kusto" } }',
    });
    assert.deepEqual(await findingsIn(folder, "."), [
      "a/c/pipeline/Load.json missing-table",
      "b/pipeline/Load.json missing-table",
      "z.json bad-value",
    ]);
  });

  test("lints a file once that several paths lead to", async (t) => {
    const folder = tempFolder(t, { "dataset/A.json": resource("A", '"x": "bad"') });
    const argv = [".", "dataset", "dataset/A.json", `${folder}/dataset/../dataset/A.json`];
    assert.deepEqual(await findingsIn(folder, ...argv), ["dataset/A.json bad-value"]);
  });

  test("follows no links in circles", async (t) => {
    const folder = tempFolder(t, { "f/dataset/A.json": resource("A", '"x": "bad"') });
    symlinkSync("..", `${folder}/f/up`, "dir");
    symlinkSync("dataset", `${folder}/f/copy`, "dir");
    assert.deepEqual(await findingsIn(folder, "f"), ["f/dataset/A.json bad-value"]);
  });

  test("searches a skipped folder that is asked for", async (t) => {
    const folder = tempFolder(t, { "node_modules/f/dataset/A.json": resource("A", '"x": "bad"') });
    assert.deepEqual(await findingsIn(folder, "."), []);
    assert.deepEqual(await findingsIn(folder, "node_modules"), ["node_modules/f/dataset/A.json bad-value"]);
  });

  test("says nothing of JSON files that are no factory's, broken or not", async (t) => {
    const folder = tempFolder(t, {
      "package.json": '{ "x": "bad", "y": "Kusto" }',
      "dataset/train.json": '{"x": "bad Kusto"}\n{"x": "bad"}\n',
    });
    assert.deepEqual(await findingsIn(folder, ".", "package.json"), []);
  });

  test("tells of what cannot be read, goes on, and ends with 2", async (t) => {
    const folder = tempFolder(t, {
      "f/pipeline/Load.json": PIPELINE,
      "f/dataset/Events.json": EMPTY_TABLE,
      "f/linkedService/A.json": resource("A", '"x": "bad"'),
    });
    chmodSync(folder, 0o755);
    chmodSync(`${folder}/f/dataset`, 0);
    const run = await withoutPrivileges(() => runIn(folder, ["f", "--format", "json"]));
    chmodSync(`${folder}/f/dataset`, 0o755);
    const isForbidden = process.platform !== "win32";
    const notice = `adf-kusto-lint: cannot read "${folder}/f/dataset": permission denied.\n`;
    assert.deepEqual([run.code, run.stderr], isForbidden ? [2, notice] : [1, ""]);
    const rules = JSON.parse(run.stdout).findings.map((finding: { rule: string }) => finding.rule);
    // Of a factory that is only half known, nothing is said that the other half could make wrong.
    assert.deepEqual(rules, isForbidden ? ["bad-value"] : ["bad-value", "missing-table"]);
  });

  test("leaves out a file over the limit, with one notice", (t) => {
    const folder = tempFolder(t, { "dataset/A.json": resource("A", `"x": "${"bad ".repeat(400_000)}"`) });
    const told: string[] = [];
    const notices = new Notices({ write: (text) => told.push(text) });
    const loaded = loadFactories(["."], { cwd: folder, notices, maxFileSize: 1024 * 1024 });
    assert.ok("asked" in loaded);
    assert.equal(loaded.asked.size, 0);
    assert.deepEqual(told, [
      `adf-kusto-lint: "${folder}/dataset/A.json" is left out: it has 1.5 MB, and the limit is 1 MB.\n`,
    ]);
  });

  test("shows progress on a terminal only, and clears it", () => {
    const written = { terminal: "", pipe: "" };
    const terminal = new Notices({ isTTY: true, write: (text) => (written.terminal += text) }, 0);
    const pipe = new Notices({ write: (text) => (written.pipe += text) }, 0);
    for (const notices of [terminal, pipe]) {
      notices.progress(() => "Linting … 3 of 9 files");
      notices.endProgress();
    }
    assert.deepEqual(written, { terminal: "\r\u001B[2KLinting … 3 of 9 files\r\u001B[2K", pipe: "" });
  });
});

suite("encodings", () => {
  const text = resource("Zürich 🚀", '"é": "bad"');
  const place = { line: 5, column: 10, offset: text.indexOf('"bad"') };
  const encodings: Readonly<Record<string, Uint8Array>> = {
    "UTF-8": Buffer.from(text),
    "UTF-8 with a mark": Buffer.from(`\uFEFF${text}`),
    "UTF-16 little endian": Buffer.from(`\uFEFF${text}`, "utf16le"),
    "UTF-16 big endian": Buffer.from(`\uFEFF${text}`, "utf16le").swap16(),
  };
  for (const [name, bytes] of Object.entries(encodings)) {
    test(`counts offsets in the decoded text of ${name}`, async (t) => {
      assert.deepEqual(await firstStart(t, { "dataset/A.json": bytes }), place);
    });
  }

  test("and sizes do not hide a pipeline that lies in no folder of a factory", (t) => {
    const loose = '{ "name": "P", "properties": { "activities": [] } }';
    const folder = tempFolder(t, {
      "a.json": loose,
      "b.json": Buffer.from(`\uFEFF${loose}`, "utf16le"),
      "c.json": Buffer.from(`\uFEFF${loose}`, "utf16le").swap16(),
      "d.json": `${" ".repeat(100_000)}${loose}`,
      "e.json": '{ "name": "none", "properties": {} }',
    });
    const loaded = loadFactories([folder], { cwd: folder, notices: new Notices({ write: assert.fail }) });
    assert.ok("asked" in loaded);
    assert.deepEqual(
      [...loaded.asked],
      ["a", "b", "c", "d"].map((name) => `${folder}/${name}.json`),
    );
  });

  test("counts both characters of CRLF, and lines that end with a lone CR", async (t) => {
    const crLf = text.replaceAll("\n", "\r\n");
    const expected = { line: 5, column: 10, offset: place.offset + 4 };
    assert.deepEqual(await firstStart(t, { "dataset/A.json": crLf }), expected);
    assert.deepEqual(await firstStart(t, { "dataset/A.json": text.replaceAll("\n", "\r") }), place);
  });
});

async function findingsIn(cwd: string, ...argv: readonly string[]): Promise<readonly string[]> {
  const { stdout, stderr } = await runIn(cwd, [...argv, "--format", "json"]);
  assert.equal(stderr, "");
  return JSON.parse(stdout).findings.map(
    (finding: { file: string; rule: string }) => `${finding.file} ${finding.rule}`,
  );
}

async function firstStart(t: TestContext, files: Files): Promise<unknown> {
  const { stdout } = await runIn(tempFolder(t, files), ["--format", "json"]);
  return JSON.parse(stdout).findings[0].range.start;
}
