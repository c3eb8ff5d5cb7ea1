// @ts-check
import { statSync } from "node:fs";
import path from "node:path";
import { buildBundles, OUTPUTS } from "./bundles.mjs";
import { Failure } from "./failure.mjs";
import { METADATA_FILE } from "./metadata.mjs";
import { captureProgram } from "./processes.mjs";
import { fromRoot, ROOT } from "./repository.mjs";

/** What must be in the package besides the bundles. `.vscodeignore` is an allow-list, so a new file is easily left out. */
const NEEDED = ["package.json", "README.md", "CHANGELOG.md", "LICENSE", "THIRD_PARTY_NOTICES.md"];

/** Everyone who installs the extension downloads it, and so does every machine that it is used on from afar. */
const MOST_BYTES = 1_500_000;

/**
 * Builds the extension for production and packages it, without any network.
 * @param {string} file The `.vsix` to write.
 * @returns {Promise<{ kilobytes: number, files: readonly string[] }>} Its size and what is in it.
 */
export async function packageExtension(file) {
  await buildBundles({ isProduction: true });
  const { listFiles, PackageManager } = await import("@vscode/vsce");
  const files = await listFiles({ cwd: ROOT, packageManager: PackageManager.None });
  const missing = [...NEEDED, METADATA_FILE, ...OUTPUTS].filter((needed) => !files.includes(needed));
  if (missing.length > 0)
    throw new Failure(`the package would lack ${missing.join(", ")}; see .vscodeignore.`);
  await runVsce(file);
  const { size } = statSync(file);
  if (size > MOST_BYTES)
    throw new Failure(
      `the package has ${size} bytes, more than the ${MOST_BYTES} allowed. "unzip -v ${path.basename(file)}" shows what is large; see bundles.mjs for what ships.`,
    );
  return { kilobytes: Math.ceil(size / 1024), files };
}

/** @param {string} file */
async function runVsce(file) {
  const args = [
    "package",
    "--no-dependencies",
    "--no-rewrite-relative-links",
    "--allow-missing-repository",
    "--out",
    file,
  ];
  const vsce = fromRoot("node_modules", "@vscode", "vsce", "vsce");
  const { code, output } = await captureProgram(process.execPath, [vsce, ...args], { cwd: ROOT });
  if (code !== 0) throw new Failure(`vsce could not make ${path.basename(file)}:\n${output.trim()}`);
}
