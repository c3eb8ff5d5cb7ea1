// @ts-check
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Failure } from "./failure.mjs";
import { METADATA_FILE, writeMetadata } from "./metadata.mjs";
import { fromRoot, ROOT } from "./repository.mjs";
import { removeOtherFiles, writeIfChanged } from "./writeFile.mjs";

/**
 * @typedef {object} Bundle
 * @property {Readonly<Record<string, string>>} entries Their sources by what is made of them, both relative to the checkout.
 * @property {import("esbuild").BuildOptions} [options] What differs from the common options.
 */

/** Where the parts lie that several entries share, and those that are loaded when they are first needed. */
const CHUNKS = "server/out/chunks";

/**
 * What makes ECMAScript modules of the server and the command line: esbuild splits nothing else. The libraries among
 * them still ask for the modules of Node through `require`, and the entries for what lies beside them through
 * `__dirname`, which such modules do not have.
 * @type {import("esbuild").BuildOptions}
 */
const MODULES = {
  format: "esm",
  splitting: true,
  outExtension: { ".js": ".mjs" },
  chunkNames: `${CHUNKS}/[name]-[hash]`,
  banner: {
    js: [
      'import { createRequire as createBundleRequire } from "node:module";',
      'import { fileURLToPath as pathOfBundle } from "node:url";',
      "const require = createBundleRequire(import.meta.url);",
      'const __dirname = pathOfBundle(new URL(".", import.meta.url));',
    ].join("\n"),
  },
};

/** The language server. */
const SERVER = "server/out/server.mjs";

/**
 * Everything that is bundled. `package.json` (`main`, `bin`) and `.vscodeignore` name the same outputs.
 * @type {readonly Bundle[]}
 */
const BUNDLES = [
  { entries: { "client/out/extension.js": "client/src/extension.ts" }, options: { external: ["vscode"] } },
  {
    entries: { [SERVER]: "server/src/server.ts", "server/out/cli.mjs": "server/src/cli.ts" },
    options: MODULES,
  },
  // 5 MB of the library's, which a source map would double.
  { entries: { "server/out/kustoWorker.js": "server/src/kustoWorker.ts" }, options: { sourcemap: false } },
];

/** What is started or loaded by its name, relative to the checkout. */
export const OUTPUTS = BUNDLES.flatMap(({ entries }) => Object.keys(entries));

/** The rules' documentation ships as files, read only when someone asks for it. */
const RULE_DOCS = { source: "server/src/rules", output: "server/out/docs" };

/**
 * Builds all bundles, copies the rules' documentation and writes the types of Data Factory.
 * @param {{ isProduction: boolean }} mode Production bundles are minified.
 */
export async function buildBundles({ isProduction }) {
  const bundles = await Promise.all(BUNDLES.map((bundle) => makeBundle(bundle, isProduction)));
  const files = bundles.flatMap(({ outputFiles }) => outputFiles);
  for (const { path: file, contents } of files)
    writeIfChanged(file, contents, { isExecutable: isScript(contents) });
  removeOtherFiles(fromRoot(CHUNKS), new Set(files.map((file) => file.path)));
  copyRuleDocs(RULE_DOCS.output);
  await writeMetadata(METADATA_FILE);
}

/**
 * Returns how many bytes the server loads at its start, as it ships: its entry, and what that imports at once.
 * @returns {Promise<number>}
 */
export async function measureServerStart() {
  const bundle = BUNDLES.find(({ entries }) => SERVER in entries);
  if (bundle === undefined) throw new Error(`No bundle makes ${SERVER}.`);
  const { metafile } = await makeBundle(bundle, true);
  const loaded = new Set([SERVER]);
  for (const file of loaded) {
    for (const { path: imported, kind } of metafile.outputs[file]?.imports ?? [])
      if (kind === "import-statement" && imported in metafile.outputs) loaded.add(imported);
  }
  return [...loaded].reduce((sum, file) => sum + (metafile.outputs[file]?.bytes ?? 0), 0);
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
 * @returns {Promise<import("esbuild").BuildResult<{ write: false, metafile: true }>>} With the files, not yet written.
 */
export async function runEsbuild(esbuild, options) {
  try {
    return await esbuild.build({
      absWorkingDir: ROOT,
      logLevel: "warning",
      ...options,
      write: false,
      metafile: true,
    });
  } catch (error) {
    if (!(error instanceof Error && "errors" in error)) throw error;
    // esbuild has printed the places already.
    throw new Failure("esbuild could not build what is named above.");
  }
}

/**
 * @param {Bundle} bundle
 * @param {boolean} isProduction
 */
async function makeBundle({ entries, options }, isProduction) {
  for (const entry of Object.values(entries)) {
    if (!existsSync(fromRoot(entry))) {
      throw new Failure(
        `${entry} does not exist, but server/tools/bundles.mjs lists it as the entry of a bundle.`,
      );
    }
  }
  // Imported late: on a fresh clone esbuild is installed only after this module has been loaded.
  const esbuild = await import("esbuild");
  return runEsbuild(esbuild, {
    entryPoints: Object.entries(entries).map(([output, entry]) => ({
      in: entry,
      out: output.replace(/\.m?js$/, ""),
    })),
    outdir: ROOT,
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
    ...options,
  });
}

/** Whether a file says in its first line what runs it. @param {Uint8Array} contents */
function isScript(contents) {
  return contents[0] === "#".charCodeAt(0) && contents[1] === "!".charCodeAt(0);
}
