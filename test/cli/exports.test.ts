import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { tempFolder } from "../host/tempFolder";
import { resource, runIn } from "./commandLine";

const LINKED_SERVICE = resource("Cluster", '"x": "bad"').replace(
  "{",
  '{ "type": "Microsoft.DataFactory/factories/linkedServices",',
);
const TEMPLATE = `{ "contentVersion": "1.0.0.0", "resources": [${LINKED_SERVICE}] }`;
const FILES = {
  "export/ARMTemplateForFactory.json": TEMPLATE,
  "export/linkedTemplates/ArmTemplate_0.json": TEMPLATE,
  "export/PartialArmTemplates/ArmTemplate_0.json": TEMPLATE,
  "linkedTemplates/ArmTemplate_0.json": TEMPLATE,
};

suite("an exported factory", () => {
  const lint = async (folder: string, path: string): Promise<readonly string[]> => {
    const run = await runIn(folder, [path, "--format", "json"]);
    const { findings }: { findings: readonly { readonly file: string }[] } = JSON.parse(run.stdout);
    return findings.map(({ file }) => file);
  };

  test("is linted once, without the pieces that repeat it", async (t) => {
    assert.deepEqual(await lint(tempFolder(t, FILES), "."), ["export/ARMTemplateForFactory.json"]);
  });

  test("is linted by a piece that is named", async (t) => {
    const path = "export/linkedTemplates/ArmTemplate_0.json";
    assert.deepEqual(await lint(tempFolder(t, FILES), path), [path]);
  });

  test("is linted by a folder of pieces that is named", async (t) => {
    assert.deepEqual(await lint(tempFolder(t, FILES), "linkedTemplates"), [
      "linkedTemplates/ArmTemplate_0.json",
    ]);
  });
});
