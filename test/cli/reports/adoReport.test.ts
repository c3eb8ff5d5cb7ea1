import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { tempFolder } from "../../host/tempFolder";
import { runIn } from "../commandLine";
import { FILES, hostileFiles, withoutWindows } from "./files";

const ADO = ["--format", "ado"];

suite("ado report", () => {
  test("is one logging command per finding, with the severity that Azure Pipelines does not know", async (t) => {
    const run = await runIn(tempFolder(t, FILES), ["f", ...ADO, "--min-severity", "hint"]);
    assert.deepEqual(run, {
      code: 1,
      stderr: "",
      stdout:
        '##vso[task.logissue type=warning;sourcepath=f/pipeline/Load.json;linenumber=5;columnnumber=13;code=bad-value;]hint: The value "poor" is poor. Make it good.\n' +
        '##vso[task.logissue type=error;sourcepath=f/pipeline/Load.json;linenumber=5;columnnumber=21;code=bad-value;]The value "bad" is bad. Make it good.\n' +
        '##vso[task.logissue type=warning;sourcepath=f/pipeline/Load.json;linenumber=6;columnnumber=15;code=missing-table;]Dataset "Events" has no table.\n',
    });
  });

  test("leaves out hints unless asked for", async (t) => {
    const { stdout } = await runIn(tempFolder(t, FILES), ["f", ...ADO]);
    assert.equal(stdout.includes("poor"), false);
    assert.equal(stdout.split("\n").length, 3);
  });

  test("is empty when nothing is found", async (t) => {
    const run = await runIn(tempFolder(t, FILES), ["f/linkedService", ...ADO]);
    assert.deepEqual(run, { code: 0, stdout: "", stderr: "" });
  });

  test("lets neither names of files nor documents end a command or begin another", async (t) => {
    const { stdout } = await runIn(tempFolder(t, hostileFiles), ADO);
    const name = withoutWindows(
      "dataset/A%AZP25::,x=1%3B%5D%5D>%0A%0D::error.json",
      "dataset/A%AZP25,x=1%3B%5D%5D.json",
    );
    assert.equal(
      stdout,
      `##vso[task.logissue type=error;sourcepath=${name};linenumber=5;columnnumber=10;code=bad-value;]The value "bad%0D%0A::error::%AZP25, ;]]>\uFFFD\uFFFD[2J##vso[x]" is bad. Make it good.\n`,
    );
  });
});
