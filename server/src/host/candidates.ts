import { kindOfFolder } from "../adf/kinds";
import { sketchFile } from "../factory/sketch";

/** In lower case. The last two repeat an export beside them, cut into pieces. */
const SKIPPED_FOLDERS: ReadonlySet<string> = new Set([
  ".git",
  "node_modules",
  "linkedtemplates",
  "partialarmtemplates",
]);

/**
 * In lower case.
 * https://learn.microsoft.com/azure/data-factory/continuous-integration-delivery
 */
const EXPORTED_TEMPLATES: ReadonlySet<string> = new Set([
  "armtemplateforfactory.json",
  "templateforworkspace.json",
]);
const FABRIC_FOLDER = /\.datapipeline$/i;
const FABRIC_FILE = "pipeline-content.json";
const FACTORY_RESOURCE_TYPE = /microsoft\.(?:datafactory|synapse)/i;

/** Returns whether a folder inside a searched one is searched too. */
export function isSearchedFolder(name: string): boolean {
  return !SKIPPED_FOLDERS.has(name.toLowerCase());
}

/** Returns whether a file may hold JSON, by its name. */
export function isJsonFile(name: string): boolean {
  return name.length > 5 && name.slice(-5).toLowerCase() === ".json";
}

/** Returns whether a JSON file belongs to a factory by its place; takes a path with forward slashes. */
export function isFactoryPath(path: string): boolean {
  const slash = path.lastIndexOf("/");
  const folder = path.slice(path.lastIndexOf("/", slash - 1) + 1, Math.max(slash, 0));
  if (kindOfFolder(folder) !== undefined) return true;
  const name = path.slice(slash + 1).toLowerCase();
  return EXPORTED_TEMPLATES.has(name) || (name === FABRIC_FILE && FABRIC_FOLDER.test(folder));
}

/**
 * Returns whether a JSON file is one of a factory, without parsing it: most JSON files are none, and other
 * projects too have folders that are called `dataset` or `trigger`. Never wrongly `false` for a file with findings.
 */
export function isFactoryFile(path: string, text: string): boolean {
  const plain = text.includes(LATIN_ESCAPE) ? decodeLatin(text) : text;
  return isFactoryPath(path) ? mayHoldResource(plain) : isLooseResource(path, plain);
}

/** How escapes of Latin characters begin: a word that tells what a file is may be written with them. */
const LATIN_ESCAPE = "\\u00";
const LATIN_ESCAPES = /\\u00([0-9a-f]{2})/gi;

function decodeLatin(text: string): string {
  return text.replace(LATIN_ESCAPES, (_, digits) => String.fromCharCode(Number.parseInt(digits, 16)));
}

/** Of these a file of a factory that lies elsewhere has one: see `isLooseResource`. */
const LOOSE_MARKS: readonly string[] = ['"resources"', '"activities"', '"typeProperties"', LATIN_ESCAPE];

/**
 * Returns whether a file that lies in no folder of a factory may be one of a factory, by its bytes in UTF-8: a coarser
 * answer than that of `isFactoryFile`, for which most files need not even be decoded.
 */
export function mayBeLooseFile(bytes: Buffer): boolean {
  return LOOSE_MARKS.some((mark) => bytes.includes(mark, 0, "latin1"));
}

function mayHoldResource(text: string): boolean {
  return text.includes("properties") || text.includes("resources");
}

function isLooseResource(path: string, text: string): boolean {
  if (text.includes('"resources"') && FACTORY_RESOURCE_TYPE.test(text)) return true;
  if (!text.includes('"properties"')) return false;
  return (
    text.includes('"activities"') ||
    (text.includes('"typeProperties"') && sketchFile(path, text).mentionsKusto)
  );
}
