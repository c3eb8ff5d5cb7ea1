// @ts-check
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Changes whenever the generated files do: it is part of the cache folder's name. */
export const UNRELATED_VERSION = "1";

/** Folders of a repository with many packages, and how many files of each kind a package has. */
const PACKAGES = 500;
const FILES = { "package.json": 1, "tsconfig.json": 1, translations: 12, data: 26 };
const COUNT = PACKAGES * Object.values(FILES).reduce((sum, count) => sum + count, 0);

/**
 * Writes a workspace of many JSON files that have nothing to do with a factory, and of a small one.
 * @param {string} folder
 */
export function writeUnrelated(folder) {
  writeSmallFactory(folder);
  for (let index = 0; index < PACKAGES; index++) writePackage(path.join(folder, ...folderOf(index)), index);
}

/** Writes the same workspace without the other files. @param {string} folder */
export function writeSmallFactory(folder) {
  write(folder, "pipeline/Load.json", {
    name: "Load",
    properties: {
      activities: [
        {
          name: "Find",
          type: "Lookup",
          typeProperties: {
            source: { type: "AzureDataExplorerSource", query: "Events | take 1" },
            dataset: { referenceName: "Events", type: "DatasetReference" },
          },
        },
      ],
    },
  });
  write(folder, "dataset/Events.json", {
    name: "Events",
    properties: { type: "AzureDataExplorerTable", typeProperties: { table: "Events" } },
  });
}

/** The pipeline in both workspaces. */
export const PIPELINE = path.join("pipeline", "Load.json");

/** How many other files there are. */
export const UNRELATED_COUNT = COUNT;

/** @param {number} index */
function folderOf(index) {
  return [`area${index % 10}`, `team${Math.floor(index / 10) % 10}`, `package${index}`];
}

/**
 * @param {string} folder
 * @param {number} index
 */
function writePackage(folder, index) {
  write(folder, "package.json", {
    name: `@contoso/package${index}`,
    version: "1.0.0",
    scripts: { build: "tsc", test: "node --test" },
    dependencies: Object.fromEntries(range(20).map((n) => [`dependency-${n}`, `^${n}.0.0`])),
  });
  write(folder, "tsconfig.json", { compilerOptions: { strict: true, outDir: "out" }, include: ["src"] });
  for (const n of range(FILES.translations)) {
    write(folder, `locales/language${n}.json`, makeTranslations(n));
  }
  for (const n of range(FILES.data)) write(folder, `data/sample${n}.json`, makeData(index + n));
}

/** @param {number} language */
function makeTranslations(language) {
  return Object.fromEntries(range(40).map((n) => [`label.${n}`, `Text ${n} in language ${language}`]));
}

/** @param {number} seed */
function makeData(seed) {
  return {
    type: "FeatureCollection",
    features: range(15).map((n) => ({
      type: "Feature",
      properties: { id: seed * 100 + n, title: `Place ${n}`, visits: (seed * n) % 97 },
      geometry: { type: "Point", coordinates: [seed % 180, n] },
    })),
  };
}

/** @param {number} count */
function range(count) {
  return Array.from({ length: count }, (_, index) => index);
}

/**
 * @param {string} folder
 * @param {string} name
 * @param {unknown} content
 */
function write(folder, name, content) {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(content, null, 2));
}
