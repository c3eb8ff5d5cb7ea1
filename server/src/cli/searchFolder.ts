import { readdirSync, realpathSync, statSync } from "node:fs";
import { kindOfFolder } from "../adf/kinds";
import { isJsonFile } from "../host/candidates";
import { type Folder, type FolderEntry, joinPath, type Link, SearchFrontier } from "../host/frontier";
import { withForwardSlashes } from "../host/path";
import { leadsNowhere } from "../host/walk";

type OnUnreadable = (path: string, error: unknown) => void;

/**
 * Returns the JSON files in a folder: `findFactoryFiles` without waiting and without opening any.
 *
 * @param root An absolute path with forward slashes.
 */
export function searchFolder(root: string, onUnreadable: OnUnreadable): readonly string[] {
  const files: string[] = [];
  const frontier = new SearchFrontier({ path: root, realPath: realPathOf(root) });
  for (;;) {
    const folder = frontier.nextFolder();
    if (folder !== undefined) {
      files.push(...frontier.addEntries(folder, entriesOf(folder, onUnreadable)));
      continue;
    }
    const link = frontier.nextLink();
    if (link === undefined) return files;
    if (isFileBehind(link, frontier, onUnreadable)) files.push(link.path);
  }
}

/** Returns the JSON files in the folders of one factory, and no others that lie around it. */
export function searchFactory(root: string, onUnreadable: OnUnreadable): readonly string[] {
  const folders = entriesOf({ path: root }, onUnreadable)
    .filter((entry) => kindOfFolder(entry.name) !== undefined && !entry.isFile())
    .map((entry) => ({ path: joinPath(root, entry.name) }));
  return folders.flatMap((folder) =>
    entriesOf(folder, onUnreadable)
      .filter((entry) => isJsonFile(entry.name) && !entry.isDirectory())
      .map((entry) => joinPath(folder.path, entry.name)),
  );
}

function entriesOf(folder: Pick<Folder, "path">, onUnreadable: OnUnreadable): readonly FolderEntry[] {
  try {
    return readdirSync(folder.path, { withFileTypes: true });
  } catch (error) {
    onUnreadable(folder.path, error);
    return [];
  }
}

function isFileBehind(link: Link, frontier: SearchFrontier, onUnreadable: OnUnreadable): boolean {
  try {
    const target = statSync(link.path);
    if (target.isDirectory()) frontier.addLinkedFolder(link, realPathOf(link.path));
    return target.isFile() && frontier.isLinkedFile(link);
  } catch (error) {
    if (!leadsNowhere(error)) onUnreadable(link.path, error);
    return false;
  }
}

function realPathOf(path: string): string {
  return withForwardSlashes(realpathSync(path));
}
