// @ts-check
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseTree } from "jsonc-parser";

// The peer of linting a whole factory: reads the same files and does nothing but parse them.
const [folder = "."] = process.argv.slice(2);
for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
  if (file.endsWith(".json")) parseTree(readFileSync(path.join(folder, file), "utf8"));
}
