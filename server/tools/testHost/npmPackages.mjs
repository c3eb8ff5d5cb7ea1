// @ts-check
import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import * as tar from "tar";
import { Failure } from "../failure.mjs";
import { runNpm } from "../npm.mjs";

/**
 * @typedef {object} NpmPackage A package in its exact version.
 * @property {string} name
 * @property {string} version
 * @property {string} integrity As in a lock file.
 */

/**
 * Downloads a package, compares it with its checksum and unpacks it. Its dependencies are not installed and none of
 * its scripts run.
 * @param {NpmPackage} wanted
 * @param {string} folder
 * @param {(file: string) => boolean} [isNeeded] Chooses by path inside the package; everything when left out.
 */
export async function unpackNpmPackage(wanted, folder, isNeeded = () => true) {
  const { name, version, integrity } = wanted;
  const download = path.join(folder, ".download");
  await mkdir(download, { recursive: true });
  await runNpm(
    ["pack", `${name}@${version}`, "--ignore-scripts", "--pack-destination", download],
    download,
    `download ${name} ${version}`,
  );
  const [archive] = readdirSync(download);
  if (archive === undefined) throw new Failure(`npm downloaded no archive of ${name} ${version}.`);
  const file = path.join(download, archive);
  if (
    `sha512-${createHash("sha512")
      .update(await readFile(file))
      .digest("base64")}` !== integrity
  ) {
    throw new Failure(
      `${name} ${version} from the npm registry is not what it should be: its checksum differs.`,
    );
  }
  // The first part of each path in a package is one folder, usually "package".
  await tar.extract({
    file,
    cwd: folder,
    strip: 1,
    filter: (entry) => isNeeded(entry.split("/").slice(1).join("/")),
  });
  await rm(download, { recursive: true });
}
