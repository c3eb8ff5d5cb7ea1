// @ts-check
import { spawnSync } from "node:child_process";
import { Failure } from "../failure.mjs";
import { fromRoot, ROOT } from "../repository.mjs";

/**
 * Lays a generated source out, and sorts its imports, as `npm run check` wants it.
 * @param {string} file
 * @param {string} text
 */
export function formatSource(file, text) {
  const biome = fromRoot("node_modules", "@biomejs", "biome", "bin", "biome");
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [biome, "check", "--write", `--stdin-file-path=${file}`],
    { cwd: ROOT, input: text, encoding: "utf8", windowsHide: true },
  );
  if (status !== 0) throw new Failure(`${file} could not be formatted: ${stderr.trim()}`);
  return stdout;
}
