// @ts-check
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Failure } from "../failure.mjs";
import { onExit, startProgram } from "../processes.mjs";

/**
 * What a process has used from its start to its end.
 * @typedef {object} Usage
 * @property {number} cpu Seconds, user and system, of all its threads.
 * @property {number} wall Seconds.
 * @property {number} memory Largest resident set, in megabytes.
 */

const REPORTER = new URL("reportUsage.mjs", import.meta.url).href;

/**
 * Starts a Node script whose usage is known once it has ended.
 * @param {readonly string[]} args The script and its arguments.
 * @param {import("node:child_process").StdioOptions} stdio
 */
export function startMeasured(args, stdio) {
  const folder = mkdtempSync(path.join(tmpdir(), "adf-kusto-lint-bench-"));
  const removeFolder = onExit(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, "usage.json");
  const start = performance.now();
  const child = startProgram(process.execPath, [`--import=${REPORTER}`, ...args], {
    stdio,
    env: { ...process.env, BENCH_USAGE_FILE: file },
  });
  /** @type {Promise<{ code: number | null, usage: Usage }>} */
  const ended = new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => {
      const wall = (performance.now() - start) / 1000;
      if (!existsSync(file))
        return reject(new Failure(`${args[0]} was ended before it could tell what it used.`));
      const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(readFileSync(file, "utf8"));
      removeFolder();
      resolve({ code, usage: { cpu: (userCPUTime + systemCPUTime) / 1e6, wall, memory: maxRSS / 1000 } });
    });
  });
  // Who stops the process before its end does not ask what it used.
  ended.catch(() => {});
  return { child, ended };
}

/**
 * Runs a Node script to its end.
 * @param {readonly string[]} args
 * @param {readonly number[]} goodCodes Exit codes of a run that did its work.
 */
export async function measure(args, goodCodes) {
  const { code, usage } = await startMeasured(args, ["ignore", "ignore", "inherit"]).ended;
  if (code === null || !goodCodes.includes(code))
    throw new Failure(`${args.join(" ")} ended with exit code ${code}.`);
  return usage;
}
