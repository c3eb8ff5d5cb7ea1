// @ts-check
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** Absolute path of the checkout. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..", "..");

/** The factory that `npm start` lints and opens when no folder is given. */
export const SAMPLE_FACTORY = fromRoot("test", "factories", "contoso-telemetry");

/**
 * Absolute path of a file or folder of the checkout.
 * @param {...string} parts
 */
export function fromRoot(...parts) {
  return path.join(ROOT, ...parts);
}

/** Path relative to the checkout with forward slashes, for messages. @param {string} file */
export function relativeToRoot(file) {
  return path.relative(ROOT, file).split(path.sep).join("/");
}

/**
 * The extension's manifest, read anew.
 * @returns {{ name: string, version: string, publisher: string, engines: { vscode: string } }}
 */
export function readManifest() {
  return JSON.parse(readFileSync(fromRoot("package.json"), "utf8"));
}
