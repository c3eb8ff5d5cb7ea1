import assert from "node:assert/strict";
import * as vscode from "vscode";
import { test } from "./testCase";

test("the packaged extension is installed and activates", async () => {
  const extension = vscode.extensions.getExtension("adf-kusto-lint.adf-kusto-lint");
  assert.ok(extension, "The extension is not installed.");
  await extension.activate();
});
