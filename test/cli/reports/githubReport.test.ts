import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { tempFolder } from "../../host/tempFolder";
import { runIn } from "../commandLine";
import { FILES, hostileFiles, lineRule, withoutWindows } from "./files";

const GITHUB = ["--format", "github"];

suite("github report", () => {
  test("is one workflow command per finding", async (t) => {
    const run = await runIn(tempFolder(t, FILES), ["f", ...GITHUB, "--min-severity", "hint"]);
    assert.deepEqual(run, {
      code: 1,
      stderr: "",
      stdout:
        '::notice file=f/pipeline/Load.json,line=5,col=13,endLine=5,endColumn=19,title=bad-value::The value "poor" is poor. Make it good.\n' +
        '::error file=f/pipeline/Load.json,line=5,col=21,endLine=5,endColumn=26,title=bad-value::The value "bad" is bad. Make it good.\n' +
        '::warning file=f/pipeline/Load.json,line=6,col=15,endLine=6,endColumn=72,title=missing-table::Dataset "Events" has no table.\n',
    });
  });

  test("leaves out hints unless asked for", async (t) => {
    const { stdout } = await runIn(tempFolder(t, FILES), ["f", ...GITHUB]);
    assert.equal(stdout.includes("poor"), false);
    assert.equal(stdout.split("\n").length, 3);
  });

  test("is empty when nothing is found", async (t) => {
    const run = await runIn(tempFolder(t, FILES), ["f/linkedService", ...GITHUB]);
    assert.deepEqual(run, { code: 0, stdout: "", stderr: "" });
  });

  test("names no columns for a place of several lines", async (t) => {
    const { stdout } = await runIn(tempFolder(t, FILES), ["f/dataset", ...GITHUB], { rules: [lineRule] });
    assert.equal(
      stdout,
      "::warning file=f/dataset/Events.json,line=2,endLine=3,title=two-lines::Two lines.\n",
    );
  });

  test("lets neither names of files nor documents end a command or begin another", async (t) => {
    const { stdout } = await runIn(tempFolder(t, hostileFiles), GITHUB);
    const name = withoutWindows(
      "dataset/A%25%3A%3A%2Cx=1;]]>%0A%0D%3A%3Aerror.json",
      "dataset/A%25%2Cx=1;]].json",
    );
    assert.equal(
      stdout,
      `::error file=${name},line=5,col=10,endLine=5,endColumn=58,title=bad-value::The value "bad%0D%0A::error::%25, ;]]>\uFFFD\uFFFD[2J##vso[x]" is bad. Make it good.\n`,
    );
  });
});
