// @ts-check
import { cpSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { runEsbuild } from "../bundles.mjs";
import { Failure } from "../failure.mjs";
import { packageExtension } from "../packaging.mjs";
import { stopAllPrograms } from "../processes.mjs";
import { fromRoot, readManifest, relativeToRoot } from "../repository.mjs";
import { writeIfChanged } from "../writeFile.mjs";
import { findDesktop, runInDesktop } from "./desktopHost.mjs";
import { watchReport } from "./report.mjs";
import { DRIVEN_SETTINGS, makeRunFolder } from "./runFolder.mjs";
import { runInServer } from "./serverRun.mjs";

const SUITE_ENTRY = "test/e2e/index.ts";

/** The workspace has one folder for a copy of each, so that everything is tested with several roots. */
const FACTORIES = [
  fromRoot("test", "factories", "contoso-telemetry"),
  fromRoot("test", "factories", "contoso-clean"),
];

/** The whole run, VS Code's start included; the suite has shorter limits of its own for each test. */
const RUN_TIMEOUT_MS = 10 * 60_000;

/**
 * @typedef {object} EndToEndRun What a host needs to run the suite.
 * @property {import("./runFolder.mjs").RunFolder} runFolder
 * @property {string} vsix The packaged extension under test.
 * @property {string} hostExtension The empty extension in whose name the suite runs; also where its bundle lies.
 * @property {string} suite
 * @property {string} workspace A `.code-workspace` file over copies of the sample factories, free to be changed.
 * @property {{ ADF_KUSTO_E2E_REPORT: string, ADF_KUSTO_E2E_FILTERS: string }} environment For the extension host.
 */

/**
 * @typedef {object} HostOutcome
 * @property {number} code Exit code of the suite.
 * @property {string} log What VS Code logged last, worth reading only when the suite itself reported nothing.
 */

/**
 * Packages the extension, installs it into a real VS Code, and runs the suite there against copies of the sample
 * factories: in a desktop VS Code where one can be had, else in VS Code's server with a headless browser.
 * @param {{ filters: readonly string[] }} options Parts of test names; none means all tests.
 * @returns {Promise<number>} How many tests ran; all of them passed.
 */
export async function runEndToEndTests({ filters }) {
  const run = await prepareRun(filters);
  const desktop = await findDesktop();
  console.log(
    `Running the end-to-end tests in ${desktop === undefined ? "the VS Code server" : "a desktop VS Code"} …`,
  );
  const report = watchReport(run.environment.ADF_KUSTO_E2E_REPORT, run.suite);
  try {
    const outcome = await endInTime(desktop === undefined ? runInServer(run) : runInDesktop(run, desktop));
    report.close();
    return report.judge(outcome);
  } finally {
    report.close();
    // After a timeout everything is still running.
    await stopAllPrograms();
    run.runFolder.remove();
  }
}

/**
 * @param {readonly string[]} filters
 * @returns {Promise<EndToEndRun>}
 */
async function prepareRun(filters) {
  for (const needed of [fromRoot(SUITE_ENTRY), ...FACTORIES]) {
    if (existsSync(needed)) continue;
    throw new Failure(`${relativeToRoot(needed)} does not exist, and the end-to-end tests need it.`);
  }
  const runFolder = makeRunFolder(DRIVEN_SETTINGS);
  const vsix = path.join(runFolder.root, "extension.vsix");
  await packageExtension(vsix);
  const hostExtension = path.join(runFolder.root, "host");
  return {
    runFolder,
    vsix,
    hostExtension,
    suite: await bundleSuite(hostExtension),
    workspace: copyFactories(runFolder.root),
    environment: {
      ADF_KUSTO_E2E_REPORT: path.join(runFolder.root, "report.jsonl"),
      ADF_KUSTO_E2E_FILTERS: JSON.stringify(filters),
    },
  };
}

/** Copies the factories and makes a workspace of them. @param {string} root */
function copyFactories(root) {
  const names = FACTORIES.map((factory) => path.basename(factory));
  for (const factory of FACTORIES)
    cpSync(factory, path.join(root, path.basename(factory)), { recursive: true });
  const workspace = path.join(root, "factories.code-workspace");
  writeFileSync(workspace, JSON.stringify({ folders: names.map((name) => ({ path: name })) }));
  return workspace;
}

/**
 * Writes an extension that does nothing, and the suite beside it.
 * @param {string} hostExtension
 */
async function bundleSuite(hostExtension) {
  const manifest = {
    name: "e2e-host",
    publisher: "adf-kusto-lint",
    version: "0.0.0",
    engines: readManifest().engines,
  };
  mkdirSync(hostExtension, { recursive: true });
  writeFileSync(path.join(hostExtension, "package.json"), JSON.stringify(manifest));
  const suite = path.join(hostExtension, "suite.js");
  const { outputFiles: files } = await runEsbuild(await import("esbuild"), {
    entryPoints: [SUITE_ENTRY],
    outfile: suite,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    external: ["vscode"],
    mainFields: ["module", "main"],
    sourcemap: "linked",
  });
  for (const file of files) writeIfChanged(file.path, file.contents);
  return suite;
}

/**
 * @param {Promise<HostOutcome>} outcome
 * @returns {Promise<HostOutcome>}
 */
async function endInTime(outcome) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  /** @type {Promise<never>} */
  const timeout = new Promise((_, reject) => {
    const message = `the end-to-end tests did not end within ${RUN_TIMEOUT_MS / 60_000} minutes.`;
    timer = setTimeout(() => reject(new Failure(message)), RUN_TIMEOUT_MS);
  });
  try {
    return await Promise.race([outcome, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
