import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { suite, type TestContext, test } from "node:test";
import { tempFolder } from "../host/tempFolder";

const ROOT = join(__dirname, "..", "..", "..", "..");
const COMMAND = join(ROOT, "server", "out", "cli.mjs");

/** One finding of `json-syntax` per file. */
const BROKEN = '{ "name": "A", "properties": { "type": "Kusto" }, broken }';

// The unit tests alone run without a build; the full test run builds first.
suite("built command", () => {
  if (!existsSync(COMMAND)) {
    test("is not built yet", () => assert.ok(!existsSync(COMMAND)));
    return;
  }

  test("knows its version, and the documentation beside it", () => {
    const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    assert.equal(run(["--version"]).stdout, `adf-kusto-lint ${manifest.version}\n`);
    assert.ok(run(["--explain", "lookup-row-limit"]).stdout.startsWith("# lookup-row-limit\n"));
  });

  test("prints findings and ends with their exit code", (t) => {
    const { status, stdout, stderr } = run(["--format", "json"], brokenFiles(t, 1));
    assert.equal(stderr, "");
    assert.equal(status, 1);
    assert.equal(JSON.parse(stdout).findings[0].rule, "json-syntax");
  });

  test("keeps quiet when nobody reads to the end", async (t) => {
    const child = spawn(process.execPath, [COMMAND], { cwd: brokenFiles(t, 500) });
    const complaints: Buffer[] = [];
    child.stderr.on("data", (chunk: Buffer) => complaints.push(chunk));
    child.stdout.once("data", () => child.stdout.destroy());
    const [code] = await once(child, "close");
    assert.equal(Buffer.concat(complaints).toString(), "");
    assert.equal(code, 1);
  });
});

function brokenFiles(t: TestContext, count: number): string {
  const names = Array.from({ length: count }, (_, index) => [`dataset/A${index}.json`, BROKEN]);
  return tempFolder(t, Object.fromEntries(names));
}

function run(argv: readonly string[], cwd = ROOT) {
  return spawnSync(process.execPath, [COMMAND, ...argv], { cwd, encoding: "utf8" });
}
