// @ts-check
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

// The peer of searching a folder for factories: reads the same files and does nothing with them.
const [folder = "."] = process.argv.slice(2);
for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
  if (file.endsWith(".json")) readFileSync(path.join(folder, file));
}
