// @ts-check
import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { CLI } from "./built.mjs";
import { measure } from "./measuredProcess.mjs";
import { alternate, percentile } from "./statistics.mjs";

/** @typedef {import("./measuredProcess.mjs").Usage} Usage */

const PEER = fileURLToPath(new URL("parseAll.mjs", import.meta.url));

/**
 * Measures the built command line over a whole factory, beside a bare parse of the same files.
 * @param {string} folder
 * @param {number} runs
 */
export async function measureWholeFactory(folder, runs) {
  const subjects = [
    { name: "jsonc-parser parseTree", args: [PEER, folder], goodCodes: [0] },
    ...["kusto", "factory"].map((scope) => ({
      name: `adf-kusto-lint --scope ${scope}`,
      args: [CLI, "--format", "json", "--no-kql", "--scope", scope, folder],
      goodCodes: [0, 1],
    })),
  ];
  const results = await alternate(
    subjects.map(
      ({ args, goodCodes }) =>
        () =>
          measure(args, goodCodes),
    ),
    runs,
  );
  const rows = subjects.map(({ name }, index) => ({ name, ...medians(results[index] ?? []) }));
  return { ...sizeOf(folder), runs, rows };
}

/** @param {readonly Usage[]} usages @returns {Usage} */
function medians(usages) {
  const median = (/** @type {keyof Usage} */ key) =>
    percentile(
      usages.map((usage) => usage[key]),
      0.5,
    );
  return { cpu: median("cpu"), wall: median("wall"), memory: median("memory") };
}

/** @param {string} folder */
function sizeOf(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".json"),
  );
  const bytes = files.reduce((sum, file) => sum + statSync(path.join(folder, file)).size, 0);
  return { files: files.length, bytes };
}
