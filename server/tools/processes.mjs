// @ts-check
import { spawn, spawnSync } from "node:child_process";
import { constants } from "node:os";
import { fileURLToPath } from "node:url";

const IS_WINDOWS = process.platform === "win32";

const LEASH = fileURLToPath(new URL("leash.mjs", import.meta.url));

/** How long children may take to end by themselves after an interrupt. */
const GRACE_MS = 3000;

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();

/** @type {Set<() => void>} */
const cleanups = new Set();

let isWatchingExit = false;
let isEnding = false;

/**
 * @typedef {object} ProgramOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env] The whole environment of the program; ours when left out.
 * @property {import("node:child_process").StdioOptions} [stdio]
 * @property {boolean} [shell] Only for batch files on Windows; arguments have to be quoted then.
 */

/**
 * Starts a program that ends with this process at the latest, together with everything it started.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {ProgramOptions} [options]
 */
export function startProgram(file, args, options = {}) {
  watchExit();
  // On POSIX a process group of its own is what lets us end the grandchildren (extension host, language servers) too.
  const child = spawn(file, args, { windowsHide: true, ...options, detached: !IS_WINDOWS });
  running.add(child);
  child.once("error", () => running.delete(child));
  child.once("exit", () => {
    killTree(child, "SIGKILL");
    running.delete(child);
  });
  return child;
}

/**
 * Starts a program that runs for long, such as a server, as {@link startProgram} does; it also ends when this process
 * is killed without a chance to do anything about it. Its output comes through pipes.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
export function startLeashedProgram(file, args, env = process.env) {
  return startProgram(process.execPath, [LEASH, file, ...args], { env, stdio: ["pipe", "pipe", "pipe"] });
}

/**
 * Runs a program to its end on our own terminal and returns its exit code (1 when a signal ended it).
 * @param {string} file
 * @param {readonly string[]} args
 * @param {ProgramOptions} [options]
 * @returns {Promise<number>}
 */
export function runProgram(file, args, options = {}) {
  const child = startProgram(file, args, { stdio: ["ignore", "inherit", "inherit"], ...options });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  });
}

/**
 * Runs a program to its end and returns its exit code and everything it wrote, in the order it came.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {ProgramOptions} [options]
 */
export function captureProgram(file, args, options = {}) {
  return capture(startProgram(file, args, { stdio: ["ignore", "pipe", "pipe"], ...options }));
}

/**
 * Waits for the end of a program and returns its exit code and everything it wrote to its pipes.
 * @param {import("node:child_process").ChildProcess} child
 * @returns {Promise<{ code: number, output: string }>}
 */
export function capture(child) {
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * Ends a program and all its descendants, by force when asking nicely took too long.
 * @param {import("node:child_process").ChildProcess} child
 */
export async function stopProgram(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  killTree(child, "SIGTERM");
  const timer = setTimeout(() => killTree(child, "SIGKILL"), GRACE_MS);
  await ended;
  clearTimeout(timer);
}

/** True once somebody interrupted this process: whatever fails from then on fails because of that. */
export function isInterrupted() {
  return isEnding;
}

/** Ends every program that is still running, as {@link stopProgram} does. */
export async function stopAllPrograms() {
  await Promise.all([...running].map(stopProgram));
}

/**
 * Registers something to undo when this process ends in whatever way, for instance a temporary folder to delete.
 * It has to be synchronous. Returns a function that does it now and forgets it.
 * @param {() => void} cleanup
 */
export function onExit(cleanup) {
  watchExit();
  cleanups.add(cleanup);
  return () => {
    if (cleanups.delete(cleanup)) cleanup();
  };
}

/** Installs the handlers that leave no child behind; once. */
function watchExit() {
  if (isWatchingExit) return;
  isWatchingExit = true;
  process.on("exit", () => {
    for (const child of running) killTree(child, "SIGKILL");
    for (const cleanup of cleanups) cleanup();
  });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.once(signal, async () => {
      isEnding = true;
      await stopAllPrograms();
      process.exit(128 + constants.signals[signal]);
    });
  }
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @param {"SIGTERM" | "SIGKILL"} signal
 */
function killTree(child, signal) {
  if (child.pid === undefined) return;
  if (IS_WINDOWS) {
    // Windows knows no process groups; a tree can only be found while its root is alive.
    if (child.exitCode === null)
      spawnSync("taskkill", ["/pid", String(child.pid), "/T", "/F"], { windowsHide: true });
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    // ESRCH: the whole group has ended already, which is what we want. EPERM: macOS says so of zombies.
    if (!(error instanceof Error && "code" in error && (error.code === "ESRCH" || error.code === "EPERM")))
      throw error;
  }
}
