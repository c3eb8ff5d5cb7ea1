import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { tempFolder } from "../../host/tempFolder";
import { runIn } from "../commandLine";
import { FILES, hostileFiles, withoutWindows } from "./files";

const JUNIT = ["--format", "junit"];

suite("junit report", () => {
  test("is a suite per file, with a failure per finding", async (t) => {
    const run = await runIn(tempFolder(t, FILES), ["f", ...JUNIT]);
    assert.equal(run.code, 1);
    assert.equal(run.stderr, "");
    assert.equal(
      run.stdout,
      `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="adf-kusto-lint" tests="4" failures="2" errors="0">
  <testsuite name="f/dataset/Events.json" tests="1" failures="0" errors="0">
    <testcase name="no findings" classname="f/dataset/Events.json"/>
  </testsuite>
  <testsuite name="f/linkedService/Fine.json" tests="1" failures="0" errors="0">
    <testcase name="no findings" classname="f/linkedService/Fine.json"/>
  </testsuite>
  <testsuite name="f/pipeline/Load.json" tests="2" failures="2" errors="0">
    <testcase name="bad-value (5:21)" classname="f/pipeline/Load.json">
      <failure type="error" message="The value &quot;bad&quot; is bad. Make it good.">f/pipeline/Load.json:5:21: The value &quot;bad&quot; is bad. Make it good. https://example.org/bad</failure>
    </testcase>
    <testcase name="missing-table (6:15)" classname="f/pipeline/Load.json">
      <failure type="warning" message="Dataset &quot;Events&quot; has no table.">f/pipeline/Load.json:6:15: Dataset &quot;Events&quot; has no table. https://example.org/table</failure>
    </testcase>
  </testsuite>
</testsuites>
`,
    );
  });

  test("has a test that passed for each file when nothing is found", async (t) => {
    const run = await runIn(tempFolder(t, FILES), ["f/linkedService", ...JUNIT]);
    assert.equal(run.code, 0);
    assert.equal(
      run.stdout,
      `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="adf-kusto-lint" tests="1" failures="0" errors="0">
  <testsuite name="f/linkedService/Fine.json" tests="1" failures="0" errors="0">
    <testcase name="no findings" classname="f/linkedService/Fine.json"/>
  </testsuite>
</testsuites>
`,
    );
  });

  test("is well-formed without any file", async (t) => {
    const { stdout } = await runIn(tempFolder(t, {}), JUNIT);
    assert.equal(
      stdout,
      `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="adf-kusto-lint" tests="0" failures="0" errors="0">
</testsuites>
`,
    );
  });

  test("escapes what XML means, and drops what it cannot hold", async (t) => {
    const { stdout } = await runIn(tempFolder(t, hostileFiles), JUNIT);
    const name = withoutWindows("dataset/A%::,x=1;]]&gt;&#10;&#13;::error.json", "dataset/A%,x=1;]].json");
    const message = "The value &quot;bad&#13;&#10;::error::%, ;]]&gt;[2J##vso[x]&quot; is bad. Make it good.";
    assert.equal(
      stdout,
      `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="adf-kusto-lint" tests="1" failures="1" errors="0">
  <testsuite name="${name}" tests="1" failures="1" errors="0">
    <testcase name="bad-value (5:10)" classname="${name}">
      <failure type="error" message="${message}">${name}:5:10: ${message} https://example.org/bad</failure>
    </testcase>
  </testsuite>
</testsuites>
`,
    );
  });
});
