import { kindOfFolder } from "../adf/kinds";
import { isJsonFile, isSearchedFolder } from "./candidates";

/** A folder to search, by the path that led to it and the one it really has. */
export interface Folder {
  readonly path: string;
  readonly realPath: string;
}

/** What a folder contains; Node's `Dirent` is one. */
export interface FolderEntry {
  readonly name: string;
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

/** A symbolic link, not yet followed. */
export interface Link {
  readonly path: string;
  readonly name: string;
  /** The real path of the folder that holds it. */
  readonly holder: string;
}

/** What decides about a search, by paths. */
export interface SearchChoices {
  /** Files and folders that are left out. */
  readonly isExcluded?: (path: string) => boolean;
  /** Whether a JSON file is looked for. */
  readonly isWanted?: (path: string) => boolean;
  /** Folders to search before others, besides those of a factory. */
  readonly isUrgent?: (path: string) => boolean;
}

/**
 * What is still to be searched of a tree of folders; whoever reads the disk asks it what comes next.
 *
 * The folders of a factory come before all others, and those near the root before those below them: factories seldom
 * lie deep. Each real folder is searched once. Links wait until all else is done, so that a folder is met by its own
 * path before any link leads to it.
 */
export class SearchFrontier {
  private readonly urgent: Folder[] = [];
  private readonly folders: Folder[];
  /** How many of the folders are no longer to be searched. */
  private taken = 0;
  private readonly links: Link[] = [];
  private readonly seen = new Set<string>();

  /** @param root With forward slashes, as all paths here. */
  constructor(
    private readonly root: Folder,
    private readonly choices: SearchChoices = {},
  ) {
    this.folders = [root];
  }

  /** Returns the next folder that was not yet searched. */
  nextFolder(): Folder | undefined {
    for (let folder = this.take(); folder !== undefined; folder = this.take()) {
      if (this.seen.has(folder.realPath)) continue;
      this.seen.add(folder.realPath);
      return folder;
    }
    return undefined;
  }

  /** Returns up to so many next folders, urgent ones among themselves; none when there is no folder left. */
  nextFolders(most: number): readonly Folder[] {
    const folders: Folder[] = [];
    const areUrgent = this.urgent.length > 0;
    while (folders.length < most && areUrgent === this.urgent.length > 0) {
      const folder = this.nextFolder();
      if (folder === undefined) break;
      folders.push(folder);
    }
    return folders;
  }

  /** Returns the next link to follow; to be asked when there is no folder left. */
  nextLink(): Link | undefined {
    return this.links.pop();
  }

  /** Takes what a folder contains, and returns the paths of the JSON files that are looked for. */
  addEntries(folder: Folder, entries: readonly FolderEntry[]): readonly string[] {
    const files: string[] = [];
    for (const entry of [...entries].sort(compareNames)) {
      const path = joinPath(folder.path, entry.name);
      if (entry.isSymbolicLink()) {
        this.links.push({ path, name: entry.name, holder: folder.realPath });
      } else if (entry.isDirectory()) {
        this.addFolder(entry.name, { path, realPath: joinPath(folder.realPath, entry.name) });
      } else if (entry.isFile() && this.isCandidate(entry.name, path)) files.push(path);
    }
    return files;
  }

  /** Takes the folder that a link leads to; one that holds the link itself would be a circle and is left out. */
  addLinkedFolder(link: Link, realPath: string): void {
    if (isInside(link.holder, realPath) || isInside(this.root.realPath, realPath)) return;
    this.addFolder(link.name, { path: link.path, realPath });
  }

  /** Returns whether a link that leads to a file leads to a candidate. */
  isLinkedFile(link: Link): boolean {
    return this.isCandidate(link.name, link.path);
  }

  private isCandidate(name: string, path: string): boolean {
    return isJsonFile(name) && this.choices.isWanted?.(path) !== false && !this.isExcluded(path);
  }

  private addFolder(name: string, folder: Folder): void {
    if (!isSearchedFolder(name) || this.isExcluded(folder.path)) return;
    const isUrgent = kindOfFolder(name) !== undefined || this.choices.isUrgent?.(folder.path) === true;
    (isUrgent ? this.urgent : this.folders).push(folder);
  }

  private take(): Folder | undefined {
    const urgent = this.urgent.pop();
    if (urgent !== undefined) return urgent;
    const folder = this.folders[this.taken];
    if (folder !== undefined) this.taken++;
    return folder;
  }

  private isExcluded(path: string): boolean {
    return this.choices.isExcluded?.(path) === true;
  }
}

/** Returns whether a path is a folder or lies in it. */
export function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith("/") ? folder : `${folder}/`);
}

/** Returns the path of an entry of a folder. */
export function joinPath(folder: string, name: string): string {
  return folder.endsWith("/") ? `${folder}${name}` : `${folder}/${name}`;
}

function compareNames(a: FolderEntry, b: FolderEntry): number {
  return a.name < b.name ? -1 : 1;
}
