// @ts-check
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";

const TEMPORARY_SUFFIX = ".tmp";

/**
 * Writes a file unless it already has this content. It is replaced in one step, so that a program that
 * reads it meanwhile (another test run in the same checkout) sees the old or the new content, never a part.
 * @param {string} file
 * @param {Uint8Array} content
 * @param {{ isExecutable?: boolean }} [options]
 */
export function writeIfChanged(file, content, options = {}) {
  if (existsSync(file) && readFileSync(file).equals(content)) return;
  mkdirSync(path.dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}${TEMPORARY_SUFFIX}`;
  writeFileSync(temporary, content, { mode: options.isExecutable === true ? 0o755 : 0o644 });
  renameSync(temporary, file);
}

/**
 * Deletes the files of a folder that are not in the given set, and folders left empty.
 * @param {string} folder
 * @param {ReadonlySet<string>} keep Absolute paths.
 */
export function removeOtherFiles(folder, keep) {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const child = path.join(folder, entry.name);
    if (entry.isDirectory()) removeOtherFiles(child, keep);
    // A temporary file may be another run's, about to be renamed.
    else if (!keep.has(child) && !entry.name.endsWith(TEMPORARY_SUFFIX)) rmSync(child, { force: true });
  }
  if (readdirSync(folder).length === 0) rmdirSync(folder);
}
