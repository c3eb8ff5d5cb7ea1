// @ts-check
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { copyRuleDocs, runEsbuild } from "./bundles.mjs";
import { writeMetadata } from "./metadata.mjs";
import { fromRoot, relativeToRoot } from "./repository.mjs";
import { removeOtherFiles, writeIfChanged } from "./writeFile.mjs";

/** Where transpiled tests and sources go, relative to the checkout. */
export const TEST_OUTPUT = "test/out";

/** Folders whose tree is repeated in the output, so that relative imports between them hold. */
const SOURCES = ["server/src", "client/src", "test"];

/** What needs a VS Code around it is bundled for that, and fixtures are read where they lie. */
const LEFT_OUT = ["test/out", "test/e2e", "test/factories"];

/**
 * Transpiles server, client and tests file by file (no bundles: coverage then counts the real files), copies the
 * JSON that they import, writes the types of Data Factory, and removes what no longer has a source.
 * @returns {Promise<readonly string[]>} The unit test files, as paths of their sources relative to the checkout.
 */
export async function transpileForTests() {
  const files = SOURCES.flatMap((folder) => listFiles(fromRoot(folder))).map(relativeToRoot);
  const scripts = files.filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"));
  const outputs = await transpile(scripts);
  for (const file of files.filter((name) => name.endsWith(".json"))) {
    const output = fromRoot(TEST_OUTPUT, file);
    writeIfChanged(output, readFileSync(fromRoot(file)));
    outputs.add(output);
  }
  // Beside the transpiled entries, as beside the bundled ones.
  for (const copy of copyRuleDocs(`${TEST_OUTPUT}/server/src/docs`)) outputs.add(copy);
  const metadata = `${TEST_OUTPUT}/server/src/metadata.json`;
  await writeMetadata(metadata);
  outputs.add(fromRoot(metadata));
  for (const folder of SOURCES) removeOtherFiles(fromRoot(TEST_OUTPUT, folder), outputs);
  return scripts.filter((file) => file.endsWith(".test.ts")).sort();
}

/** The transpiled file of a source, relative to the checkout. @param {string} source */
export function transpiledPath(source) {
  return `${TEST_OUTPUT}/${source.replace(/\.ts$/, ".js")}`;
}

/** @param {readonly string[]} scripts */
async function transpile(scripts) {
  const esbuild = await import("esbuild");
  const { outputFiles: files } = await runEsbuild(esbuild, {
    entryPoints: [...scripts],
    outdir: TEST_OUTPUT,
    outbase: ".",
    bundle: false,
    platform: "node",
    format: "cjs",
    target: "node20",
    sourcemap: "linked",
  });
  for (const file of files) writeIfChanged(file.path, file.contents);
  return new Set(files.map((file) => file.path));
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function listFiles(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const child = path.join(folder, entry.name);
    if (!entry.isDirectory()) return [child];
    return LEFT_OUT.includes(relativeToRoot(child)) || entry.name === "node_modules" ? [] : listFiles(child);
  });
}
