import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { suite, type TestContext, test } from "node:test";
import { type Files, tempFolder } from "../host/tempFolder";
import { resource, runIn } from "./commandLine";

const DRY_RUN = ["--fix-dry-run"];
const CLEAN = resource("Clean", '"x": "good"');

suite("--fix-dry-run", () => {
  test("prints what --fix would change, and ends as that would", async (t) => {
    const folder = tempFolder(t, {
      "f/pipeline/Load.json": resource(
        "Load",
        '"s": { "referenceName": "Events", "type": "DatasetReference" }',
      ),
      "f/dataset/Events.json": resource("Events", '"table": "",\n    "x": "bad"'),
    });
    const run = await runIn(folder, DRY_RUN);
    assert.deepEqual(run, {
      code: 0,
      stderr: "",
      stdout: `diff --git a/f/dataset/Events.json b/f/dataset/Events.json
--- a/f/dataset/Events.json
+++ b/f/dataset/Events.json
@@ -2,7 +2,7 @@
   "name": "Events",
   "properties": {
     "type": "AzureDataExplorer",
-    "table": "",
-    "x": "bad"
+    "table": "Events",
+    "x": "good"
   }
 }
`,
    });
    assert.ok(readFileSync(`${folder}/f/dataset/Events.json`, "utf8").includes('"x": "bad"'));
  });

  test("prints nothing when there is nothing to fix, and ends with 1 when errors are left", async (t) => {
    assert.deepEqual(await runIn(tempFolder(t, { "dataset/A.json": CLEAN }), DRY_RUN), {
      code: 0,
      stdout: "",
      stderr: "",
    });
    const poor = tempFolder(t, { "dataset/A.json": resource("A", '"x": "poor"') });
    assert.deepEqual(await runIn(poor, [...DRY_RUN, "--rule", "bad-value=error"]), {
      code: 1,
      stdout: "",
      stderr: "",
    });
  });

  test("goes into a file when asked", async (t) => {
    const folder = tempFolder(t, { "dataset/A.json": resource("A", '"x": "bad"') });
    assert.deepEqual(await runIn(folder, [...DRY_RUN, "--output", "fix.diff"]), {
      code: 0,
      stdout: "",
      stderr: "",
    });
    assert.ok(readFileSync(`${folder}/fix.diff`, "utf8").startsWith("diff --git a/dataset/A.json"));
  });

  const far = `"x": "bad",${'\n    "y": "good",'.repeat(20)}\n    "z": "bad"`;
  const bad = resource("A", '"x": "bad"');
  const cases: readonly (readonly [what: string, files: Files])[] = [
    ["several files", { "dataset/A.json": bad, "dataset/B.json": bad }],
    ["places far from each other", { "dataset/A.json": resource("A", far) }],
    ["CRLF", { "dataset/A.json": bad.replaceAll("\n", "\r\n") }],
    ["lone carriage returns", { "dataset/A.json": bad.replaceAll("\n", "\r") }],
    ["no line end at the end", { "dataset/A.json": bad.trimEnd() }],
    ["one line only", { "dataset/A.json": bad.replaceAll("\n", " ") }],
    ["a byte order mark before the change", { "dataset/A.json": `\uFEFF${bad.replaceAll("\n", " ")}` }],
    ["letters beyond ASCII", { "dataset/Größe 😀.json": bad.replace("good", "Größe 😀") }],
    ["names that have to be quoted", { "a b/dataset/A  B .json": bad, [`dataset/${quoted()}.json`]: bad }],
  ];
  for (const [what, files] of cases) {
    test(`is a diff that git apply accepts: ${what}`, async (t) => {
      const folder = tempFolder(t, files);
      const { stdout } = await runIn(folder, DRY_RUN);
      assert.equal(gitApply(t, folder, stdout), "");
      const fixed = tempFolder(t, files);
      await runIn(fixed, ["--fix"]);
      for (const path of Object.keys(files)) {
        assert.deepEqual(readFileSync(`${folder}/${path}`), readFileSync(`${fixed}/${path}`), path);
        assert.notDeepEqual(readFileSync(`${folder}/${path}`, "utf8"), files[path]);
      }
    });
  }

  test("tells of a file that no diff can show, shows the others, and ends with 2", async (t) => {
    const folder = tempFolder(t, {
      "dataset/A.json": bad,
      "dataset/B.json": Buffer.from(`\uFEFF${bad}`, "utf16le"),
      "dataset/C.json": Buffer.from(bad.replace("A", "Zürich"), "latin1"),
    });
    const run = await runIn(folder, DRY_RUN);
    assert.equal(run.code, 2);
    assert.equal(
      run.stderr,
      `adf-kusto-lint: cannot show the fix of "${folder}/dataset/B.json": it is UTF-16, which git takes for binary; --fix can change it.\n` +
        `adf-kusto-lint: cannot show the fix of "${folder}/dataset/C.json": it is not valid UTF-8.\n`,
    );
    assert.deepEqual(run.stdout.match(/^diff .*$/gm), ["diff --git a/dataset/A.json b/dataset/A.json"]);
  });
});

/** A name with what other systems than Windows allow. */
function quoted(): string {
  return process.platform === "win32" ? "A#é" : 'A"\\\t\n;é';
}

/** Applies a diff in a folder, as if there were no configuration of git on this machine; returns what git complains of. */
function gitApply(t: TestContext, folder: string, diff: string): string {
  const nothing = tempFolder(t, { config: "" });
  const env = {
    ...process.env,
    GIT_CEILING_DIRECTORIES: folder,
    GIT_CONFIG_GLOBAL: `${nothing}/config`,
    GIT_CONFIG_NOSYSTEM: "1",
  };
  const { status, stderr } = spawnSync("git", ["apply", "--whitespace=nowarn", "-"], {
    cwd: folder,
    input: diff,
    encoding: "utf8",
    env,
  });
  return status === 0 ? stderr : `git apply ended with ${status}: ${stderr}`;
}
