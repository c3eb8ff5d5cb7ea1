import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { isFactoryFile, isFactoryPath } from "./candidates";
import { decodeFile } from "./encoding";
import { FactoryProgress } from "./factoryProgress";
import { type Folder, type Link, SearchFrontier } from "./frontier";
import { withForwardSlashes } from "./path";

/** What a caller decides about a search. */
export interface WalkOptions {
  /** Told of a file or folder that cannot be read; the search goes on. */
  readonly onUnreadable: (path: string, error: unknown) => void;
  /** Asked between files; when true the search ends with what it has. */
  readonly isCancelled?: () => boolean;
  /** Files and folders that the user does not want searched. */
  readonly isExcluded?: (path: string) => boolean;
  /** Folders to search before others, besides those of a factory. */
  readonly isUrgent?: (path: string) => boolean;
  /** Those that tell what they are by their place, or those that have to be opened; both when left out. */
  readonly which?: "byPlace" | "loose";
  /** In bytes; a larger file outside the folders of a factory is not opened. */
  readonly maxLooseFileSize?: number;
}

/** A part of what a search has found. */
export interface FoundFiles {
  readonly paths: readonly string[];
  /** The roots of factories of which no file is left to be found by their place. */
  readonly wholeFactories: readonly string[];
}

/** How many folders are read at once. */
const FOLDERS_AT_ONCE = 16;

const MAX_LOOSE_FILE_SIZE = 50 * 1024 * 1024;

/**
 * Finds the files of factories in a folder: absolute paths with forward slashes. A factory comes as soon as its root is
 * met, however much is still to be searched elsewhere.
 *
 * Files in the folders of a factory come by their place, unopened: ask `isFactoryFile` once their text is read.
 * Other JSON files are opened to see whether they are one.
 */
export async function* findFactoryFiles(root: string, options: WalkOptions): AsyncGenerator<FoundFiles> {
  for await (const { paths, wholeFactories } of findJsonFiles(withForwardSlashes(resolve(root)), options)) {
    const found: string[] = [];
    for (const path of paths) {
      if (options.isCancelled?.() === true) return;
      if (isFactoryPath(path) || (await isLooseFactoryFile(path, options))) found.push(path);
    }
    if (found.length + wholeFactories.length > 0) yield { paths: found, wholeFactories };
  }
}

/**
 * Reads a file as text: UTF-8, or UTF-16 where a byte order mark says so. The mark is no part of the text.
 *
 * @param maxSize In bytes; with it a file that is larger, or that is no plain file, is refused.
 */
export async function readTextFile(path: string, maxSize?: number): Promise<string> {
  if (maxSize !== undefined) {
    const found = await stat(path);
    if (!found.isFile()) throw refusal("EISDIR");
    if (found.size > maxSize) throw refusal("EFBIG");
  }
  return decodeFile(await readFile(path)).text;
}

function refusal(code: "EISDIR" | "EFBIG"): Error {
  return Object.assign(new Error(`The file is not read: ${code}.`), { code });
}

/** Yields the JSON files of some folders at once: a step of a generator for each file costs more than the file does. */
async function* findJsonFiles(root: string, options: WalkOptions): AsyncGenerator<FoundFiles> {
  const realRoot = await orReport(root, options, () => realpath(root));
  if (realRoot === undefined) return;
  const rootFolder = { path: root, realPath: withForwardSlashes(realRoot) };
  const frontier = new SearchFrontier(rootFolder, {
    ...options,
    isWanted: (path) => isWanted(path, options),
  });
  const progress = new FactoryProgress();
  while (options.isCancelled?.() !== true) {
    const folders = frontier.nextFolders(FOLDERS_AT_ONCE);
    if (folders.length > 0) {
      yield await searchFolders(folders, frontier, progress, options);
      continue;
    }
    const link = frontier.nextLink();
    if (link === undefined) return;
    if (await isFileBehind(link, frontier, options)) yield { paths: [link.path], wholeFactories: [] };
  }
}

async function searchFolders(
  folders: readonly Folder[],
  frontier: SearchFrontier,
  progress: FactoryProgress,
  options: WalkOptions,
): Promise<FoundFiles> {
  const read = ({ path }: Folder) => orReport(path, options, () => readdir(path, { withFileTypes: true }));
  const entries = await Promise.all(folders.map(read));
  return {
    paths: folders.flatMap((folder, index) => frontier.addEntries(folder, entries[index] ?? [])),
    wholeFactories: folders
      .map((folder, index) => progress.addEntries(folder.path, entries[index]))
      .filter((root) => root !== undefined),
  };
}

function isWanted(path: string, { which }: WalkOptions): boolean {
  return which === undefined || (which === "byPlace") === isFactoryPath(path);
}

/** Follows a link: a folder behind it is searched later, a file is told to the caller. */
async function isFileBehind(link: Link, frontier: SearchFrontier, options: WalkOptions): Promise<boolean> {
  try {
    const target = await stat(link.path);
    if (target.isDirectory()) frontier.addLinkedFolder(link, withForwardSlashes(await realpath(link.path)));
    return target.isFile() && frontier.isLinkedFile(link);
  } catch (error) {
    if (!leadsNowhere(error)) options.onUnreadable(link.path, error);
    return false;
  }
}

async function isLooseFactoryFile(path: string, options: WalkOptions): Promise<boolean> {
  const isOne = await orReport(path, options, async () => {
    const { size } = await stat(path);
    if (size > (options.maxLooseFileSize ?? MAX_LOOSE_FILE_SIZE)) return false;
    return isFactoryFile(path, await readTextFile(path));
  });
  return isOne ?? false;
}

async function orReport<T>(
  path: string,
  options: WalkOptions,
  read: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    options.onUnreadable(path, error);
    return undefined;
  }
}

/** Returns whether a link could not be followed because nothing is behind it: its target is gone, or is itself. */
export function leadsNowhere(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ELOOP");
}
