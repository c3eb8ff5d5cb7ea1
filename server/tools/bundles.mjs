// @ts-check
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Failure } from "./failure.mjs";
import { fromRoot, ROOT } from "./repository.mjs";
import { removeOtherFiles, writeIfChanged } from "./writeFile.mjs";

/**
 * @typedef {object} Bundle
 * @property {string} entry Relative to the checkout.
 * @property {string} output Relative to the checkout.
 * @property {boolean} [isCommand] Started by name on a command line: gets the first line that makes it a Node script.
 * @property {import("esbuild").BuildOptions} [options] What differs from the common options.
 */

/**
 * What the server imports only when it is first asked for a hover or a completion. It is a bundle of its own, at the
 * same place seen from the server as among the sources, since esbuild splits off no part of a CommonJS bundle. What
 * both need is in both: the server hands over plain objects, and nothing in the engine asks for their class.
 */
const INTELLIGENCE = "./service/intelligence.js";

/**
 * Everything that is bundled. `package.json` (`main`, `bin`) and `.vscodeignore` name the same outputs.
 * @type {readonly Bundle[]}
 */
export const BUNDLES = [
  { entry: "client/src/extension.ts", output: "client/out/extension.js", options: { external: ["vscode"] } },
  {
    entry: "server/src/server.ts",
    output: "server/out/server.js",
    isCommand: true,
    options: { external: [INTELLIGENCE] },
  },
  { entry: "server/src/service/intelligence.ts", output: "server/out/service/intelligence.js" },
  { entry: "server/src/cli.ts", output: "server/out/cli.js", isCommand: true },
  // 5 MB of the library's, which a source map would double.
  {
    entry: "server/src/kustoWorker.ts",
    output: "server/out/kustoWorker.js",
    options: { sourcemap: false },
  },
];

/** The rules' documentation ships as files, read only when someone asks for it. */
const RULE_DOCS = { source: "server/src/rules", output: "server/out/docs" };

const NODE_SCRIPT_LINE = "#!/usr/bin/env node";

/**
 * Builds all bundles and copies the rules' documentation.
 * @param {{ isProduction: boolean }} mode Production bundles are minified.
 */
export async function buildBundles({ isProduction }) {
  for (const { entry } of BUNDLES) {
    if (!existsSync(fromRoot(entry))) {
      throw new Failure(
        `${entry} does not exist, but server/tools/bundles.mjs lists it as the entry of a bundle.`,
      );
    }
  }
  // Imported late: on a fresh clone esbuild is installed only after this module has been loaded.
  const esbuild = await import("esbuild");
  await Promise.all(BUNDLES.map((bundle) => buildBundle(esbuild, bundle, isProduction)));
  copyRuleDocs(RULE_DOCS.output);
}

/**
 * Copies the rules' documentation into a folder and removes what is no longer there.
 * @param {string} output Relative to the checkout.
 * @returns {ReadonlySet<string>} Absolute paths of the copies.
 */
export function copyRuleDocs(output) {
  const names = readdirSync(fromRoot(RULE_DOCS.source)).filter((name) => name.endsWith(".md"));
  const copies = new Set(names.map((name) => fromRoot(output, name)));
  for (const copy of copies) {
    writeIfChanged(copy, readFileSync(fromRoot(RULE_DOCS.source, path.basename(copy))));
  }
  removeOtherFiles(fromRoot(output), copies);
  return copies;
}

/**
 * Runs esbuild and turns what it complains about into one readable failure.
 * @param {typeof import("esbuild")} esbuild
 * @param {import("esbuild").BuildOptions} options
 * @returns {Promise<readonly import("esbuild").OutputFile[]>} The files, not yet written.
 */
export async function runEsbuild(esbuild, options) {
  try {
    const result = await esbuild.build({
      absWorkingDir: ROOT,
      logLevel: "warning",
      ...options,
      write: false,
    });
    return result.outputFiles;
  } catch (error) {
    if (!(error instanceof Error && "errors" in error)) throw error;
    // esbuild has printed the places already.
    throw new Failure("esbuild could not build what is named above.");
  }
}

/**
 * @param {typeof import("esbuild")} esbuild
 * @param {Bundle} bundle
 * @param {boolean} isProduction
 */
async function buildBundle(esbuild, bundle, isProduction) {
  const isScriptAlready = readFileSync(fromRoot(bundle.entry), "utf8").startsWith("#!");
  const files = await runEsbuild(esbuild, {
    entryPoints: [bundle.entry],
    outfile: bundle.output,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    // Without "module" first, jsonc-parser resolves to a build that esbuild cannot follow, and the server dies at start.
    mainFields: ["module", "main"],
    minify: isProduction,
    // "external": the map exists for us, but nothing in what ships points to a file that does not.
    sourcemap: isProduction ? "external" : "linked",
    legalComments: "none",
    ...(bundle.isCommand === true && !isScriptAlready ? { banner: { js: NODE_SCRIPT_LINE } } : {}),
    ...bundle.options,
  });
  for (const file of files) {
    writeIfChanged(file.path, file.contents, {
      isExecutable: bundle.isCommand === true && !file.path.endsWith(".map"),
    });
  }
}
