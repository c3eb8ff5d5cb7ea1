import assert from "node:assert/strict";
import { chmodSync, readFileSync } from "node:fs";
import { suite, test } from "node:test";
import { tempFolder, withoutPrivileges } from "../host/tempFolder";
import { resource, runIn } from "./commandLine";

suite("--fix", () => {
  test("applies safe fixes, in other files of the factory too, and reports what is left", async (t) => {
    const folder = tempFolder(t, {
      "pipeline/Load.json": resource(
        "Load",
        '"x": "bad", "y": "poor", "s": { "referenceName": "Events", "type": "DatasetReference" }',
      ),
      "dataset/Events.json": resource("Events", '"table": ""'),
    });
    const run = await runIn(folder, ["--fix"]);
    assert.equal(
      run.stdout,
      "Fixed 2 findings in 2 files.\nLooked at 2 factory files: nothing to report.\n" +
        "1 finding of lower severity not shown (--min-severity hint shows all).\n",
    );
    assert.equal(run.code, 0);
    assert.ok(readFileSync(`${folder}/pipeline/Load.json`, "utf8").includes('"x": "good", "y": "poor"'));
    assert.ok(readFileSync(`${folder}/dataset/Events.json`, "utf8").includes('"table": "Events"'));
  });

  test("changes nothing when run again", async (t) => {
    const folder = tempFolder(t, { "dataset/A.json": resource("A", '"x": "bad"') });
    await runIn(folder, ["--fix"]);
    const fixed = readFileSync(`${folder}/dataset/A.json`);
    const { stdout } = await runIn(folder, ["--fix"]);
    assert.equal(stdout, "Looked at 1 factory file: nothing to report.\n");
    assert.deepEqual(readFileSync(`${folder}/dataset/A.json`), fixed);
  });

  test("keeps encoding, byte order mark and line ends", async (t) => {
    const before = resource("Zürich", '"x": "bad"').replaceAll("\n", "\r\n");
    const after = before.replace("bad", "good");
    const encoders: Readonly<Record<string, (text: string) => Buffer>> = {
      "dataset/A.json": (text) => Buffer.from(text),
      "dataset/B.json": (text) => Buffer.from(`\uFEFF${text}`),
      "dataset/C.json": (text) => Buffer.from(`\uFEFF${text}`, "utf16le"),
      "dataset/D.json": (text) => Buffer.from(`\uFEFF${text}`, "utf16le").swap16(),
    };
    const encoded = Object.entries(encoders).map(([path, encode]) => [path, encode(before)]);
    const folder = tempFolder(t, Object.fromEntries(encoded));
    await runIn(folder, ["--fix"]);
    for (const [path, encode] of Object.entries(encoders)) {
      assert.deepEqual(readFileSync(`${folder}/${path}`), encode(after), path);
    }
  });

  test("leaves a file alone whose bytes it could not write back", async (t) => {
    const bytes = Buffer.from(resource("Zürich", '"x": "bad"'), "latin1");
    const folder = tempFolder(t, { "dataset/A.json": bytes });
    const run = await runIn(folder, ["--fix"]);
    assert.equal(run.code, 2);
    assert.equal(
      run.stderr,
      `adf-kusto-lint: cannot fix "${folder}/dataset/A.json": it is not valid UTF-8.\n`,
    );
    assert.deepEqual(readFileSync(`${folder}/dataset/A.json`), bytes);
  });

  test("tells of a file that cannot be written, and still reports its findings", async (t) => {
    const folder = tempFolder(t, { "dataset/A.json": resource("A", '"x": "bad"') });
    chmodSync(folder, 0o755);
    chmodSync(`${folder}/dataset/A.json`, 0o444);
    const run = await withoutPrivileges(() => runIn(folder, ["--fix", "--format", "json"]));
    chmodSync(`${folder}/dataset/A.json`, 0o644);
    assert.equal(run.code, 2);
    assert.equal(run.stderr, `adf-kusto-lint: cannot fix "${folder}/dataset/A.json": permission denied.\n`);
    assert.equal(JSON.parse(run.stdout).findings.length, 1);
  });
});
