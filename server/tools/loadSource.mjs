// @ts-check
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { runEsbuild } from "./bundles.mjs";
import { onExit } from "./processes.mjs";
import { fromRoot, ROOT } from "./repository.mjs";

/**
 * Bundles TypeScript of ours and imports it, so that tools can run the engine without a build.
 * @param {string} source Statements of a module, with imports relative to `folder`.
 * @param {string} folder Relative to the checkout.
 * @returns {Promise<any>} The module's exports; callers state what they expect of it.
 */
export async function loadSource(source, folder) {
  const esbuild = await import("esbuild");
  const {
    outputFiles: [bundle],
  } = await runEsbuild(esbuild, {
    stdin: { contents: source, resolveDir: fromRoot(folder), sourcefile: "tool.ts", loader: "ts" },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    mainFields: ["module", "main"],
    sourcemap: "inline",
    sourceRoot: `${pathToFileURL(ROOT).href}/`,
  });
  const temporary = mkdtempSync(path.join(tmpdir(), "adf-kusto-lint-source-"));
  const remove = onExit(() => rmSync(temporary, { recursive: true, force: true }));
  const file = path.join(temporary, "source.mjs");
  writeFileSync(file, bundle?.contents ?? "");
  try {
    return await import(pathToFileURL(file).href);
  } finally {
    remove();
  }
}
