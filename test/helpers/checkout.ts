import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** The checkout's folder; the tests run from a copy below it. */
export const ROOT = findRoot(__dirname);

/** Returns the text of a file of the checkout. */
export function readSource(file: string): string {
  return readFileSync(path.join(ROOT, file), "utf8");
}

/** Returns the files below a folder of the checkout, as paths relative to the checkout with forward slashes. */
export function listSources(folder: string): readonly string[] {
  const found: string[] = [];
  for (const entry of readdirSync(path.join(ROOT, folder), { withFileTypes: true })) {
    const child = `${folder}/${entry.name}`;
    if (entry.isFile()) found.push(child);
    else if (!GENERATED_FOLDERS.has(entry.name)) found.push(...listSources(child));
  }
  return found.sort();
}

const GENERATED_FOLDERS: ReadonlySet<string> = new Set(["out", "node_modules"]);

function findRoot(folder: string): string {
  if (existsSync(path.join(folder, "package.json"))) return folder;
  const parent = path.dirname(folder);
  if (parent === folder) throw new Error("The tests do not lie in a checkout: no package.json above them.");
  return findRoot(parent);
}
