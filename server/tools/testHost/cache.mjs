// @ts-check
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rename, rm, stat } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";
import { Failure } from "../failure.mjs";

const STAGING_PREFIX = ".unfinished-";

/** No installation takes this long; what is older was left by a run that was killed. */
const ABANDONED_AFTER_MS = 24 * 60 * 60 * 1000;

/** The folder in the user's cache that every checkout shares. */
export function cacheFolder() {
  return path.join(userCacheFolder(), "adf-kusto-lint");
}

/** Says whether the cache has this folder already. @param {string} name */
export function isCached(name) {
  return existsSync(path.join(cacheFolder(), name));
}

/**
 * Returns a folder of the cache, filling it first when it does not exist. It appears complete or not at all, so an
 * interrupted run leaves nothing half done, and of two runs at once both succeed.
 * @param {string} name Names the content and its version; never reused for another content.
 * @param {(folder: string) => Promise<void>} fill
 */
export async function cached(name, fill) {
  const folder = path.join(cacheFolder(), name);
  if (isCached(name)) return folder;

  await mkdir(cacheFolder(), { recursive: true }).catch((error) => {
    throw new Failure(
      `the cache folder ${cacheFolder()} cannot be made (${error.code}); set XDG_CACHE_HOME to a writable folder.`,
    );
  });
  await removeAbandoned();
  const staging = await mkdtemp(path.join(cacheFolder(), `${STAGING_PREFIX}${name}-`));
  try {
    await fill(staging);
    await rename(staging, folder).catch((error) => {
      // Another run was faster: its content is the same.
      if (!isCached(name)) throw error;
    });
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
  return folder;
}

function userCacheFolder() {
  const fromEnvironment = process.env["XDG_CACHE_HOME"];
  // The specification says that a relative path is to be ignored: https://specifications.freedesktop.org/basedir-spec/
  if (fromEnvironment !== undefined && path.isAbsolute(fromEnvironment)) return fromEnvironment;
  if (process.platform === "win32")
    return process.env["LOCALAPPDATA"] ?? path.join(homedir(), "AppData", "Local");
  if (process.platform === "darwin") return path.join(homedir(), "Library", "Caches");
  return path.join(homedir(), ".cache");
}

async function removeAbandoned() {
  for (const name of await readdir(cacheFolder())) {
    if (!name.startsWith(STAGING_PREFIX)) continue;
    const folder = path.join(cacheFolder(), name);
    const age = await stat(folder).then(
      (found) => Date.now() - found.mtimeMs,
      () => 0,
    );
    if (age > ABANDONED_AFTER_MS) await rm(folder, { recursive: true, force: true });
  }
}
