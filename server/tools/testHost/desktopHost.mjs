// @ts-check
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { download } from "@vscode/test-electron";
import { fetchStableVersions } from "@vscode/test-electron/out/download.js";
import { Failure } from "../failure.mjs";
import { capture, startLeashedProgram } from "../processes.mjs";
import { cached, isCached } from "./cache.mjs";
import { VSCODE_VERSION } from "./vscodeServer.mjs";

const PROBE_TIMEOUT_MS = 3000;
const MOST_LOG_LINES = 60;

const DOWNLOAD = `vscode-desktop-${VSCODE_VERSION}-${process.platform}-${process.arch}`;

/** Beside a downloaded VS Code: the path of its program, which differs between systems. */
const PROGRAM_FILE = "program.txt";

/**
 * Finds a desktop VS Code for the suite: the one that VSCODE_EXECUTABLE names, or a downloaded one.
 * @returns {Promise<string | undefined>} Its executable; undefined where nothing could show it or it cannot be downloaded.
 */
export async function findDesktop() {
  const named = process.env["VSCODE_EXECUTABLE"];
  if (named !== undefined && named !== "") {
    if (!existsSync(named)) throw new Failure(`VSCODE_EXECUTABLE names ${named}, which does not exist.`);
    return named;
  }
  if (!hasDisplay() || !(isCached(DOWNLOAD) || (await canDownload()))) return undefined;
  const folder = await cached(DOWNLOAD, async (staging) => {
    console.log(`Downloading VS Code ${VSCODE_VERSION} (once) …`);
    const program = await download({ version: VSCODE_VERSION, cachePath: staging });
    await writeFile(path.join(staging, PROGRAM_FILE), path.relative(staging, program));
  });
  return path.join(folder, await readFile(path.join(folder, PROGRAM_FILE), "utf8"));
}

/**
 * Runs the suite in a desktop VS Code.
 * @param {import("./endToEnd.mjs").EndToEndRun} run
 * @param {string} executable
 * @returns {Promise<import("./endToEnd.mjs").HostOutcome>}
 */
export async function runInDesktop(run, executable) {
  // A process of its own, so that whatever happens one kill ends VS Code and all that it started.
  const script = fileURLToPath(new URL("desktopRun.mjs", import.meta.url));
  const { code, output } = await capture(
    startLeashedProgram(process.execPath, [script, JSON.stringify({ run, executable })]),
  );
  return { code, log: output.split("\n").slice(-MOST_LOG_LINES).join("\n") };
}

function hasDisplay() {
  if (process.platform !== "linux") return true;
  return [process.env["DISPLAY"], process.env["WAYLAND_DISPLAY"]].some(
    (display) => display !== undefined && display !== "",
  );
}

/** Asks the way the download itself does, proxies included, but gives up soon. */
async function canDownload() {
  try {
    return (await fetchStableVersions(true, PROBE_TIMEOUT_MS)).includes(VSCODE_VERSION);
  } catch {
    // No network, or one that lets only package registries through: the server host needs no more than those.
    return false;
  }
}
