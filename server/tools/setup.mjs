// @ts-check
import { existsSync, readFileSync } from "node:fs";
import { Failure } from "./failure.mjs";
import { runNpm } from "./npm.mjs";
import { fromRoot, ROOT } from "./repository.mjs";

/** Major and minor; the test runner's options for concurrency and timeouts came with it. */
const OLDEST_NODE = [20, 11];

/**
 * @typedef {{ version?: string, optional?: boolean, devOptional?: boolean, os?: string[], cpu?: string[], libc?: string[] }} LockedPackage
 */

/**
 * Installs the dependencies unless what is installed is what the lock file says. Only built-in modules may be
 * imported by the time this runs: on a fresh clone there are no others.
 */
export async function setUpDependencies() {
  checkNodeVersion();
  const wanted = readLockedPackages(fromRoot("package-lock.json"));
  // npm writes this file at the very end of an installation, so an interrupted one counts as missing.
  const record = fromRoot("node_modules", ".package-lock.json");
  if (existsSync(record) && isInstalled(wanted, readLockedPackages(record))) return;

  console.log("Installing dependencies (npm ci) …");
  // Nothing we depend on needs its install script; without them nothing is compiled or downloaded from elsewhere.
  await runNpm(
    ["ci", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund"],
    ROOT,
    "install the dependencies",
  );
}

/**
 * Says whether an installation has every package of the lock file that this platform needs, in its exact version.
 * @param {Record<string, LockedPackage>} wanted
 * @param {Record<string, LockedPackage>} installed
 */
export function isInstalled(wanted, installed) {
  return Object.entries(wanted).every(([folder, entry]) => {
    if (folder === "") return true;
    const found = installed[folder];
    return found === undefined ? mayBeMissing(entry) : found.version === entry.version;
  });
}

function checkNodeVersion() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new Failure(`Node ${OLDEST_NODE.join(".")} or newer is needed, this is ${process.versions.node}.`);
}

/** @param {LockedPackage} entry */
function mayBeMissing(entry) {
  if (entry.optional !== true && entry.devOptional !== true) return false;
  // One built for this very platform has to be there: node_modules may come from another machine.
  const isForThisPlatform =
    entry.os?.includes(process.platform) && entry.cpu?.includes(process.arch) && entry.libc === undefined;
  return isForThisPlatform !== true;
}

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage>}
 */
function readLockedPackages(file) {
  return JSON.parse(readFileSync(file, "utf8")).packages ?? {};
}
