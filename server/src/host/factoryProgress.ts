import { kindOfFolder } from "../adf/kinds";
import { isJsonFile } from "./candidates";
import { type FolderEntry, joinPath } from "./frontier";

/** The folders of a factory that are still to be searched. */
interface UnreadFactory {
  readonly root: string;
  unread: number;
}

/**
 * Tells which factories have been found as a whole while a search goes on elsewhere: those of which all folders have
 * been searched. A factory with a link in it or with a folder that is left out is not told of: more may be known of
 * it when all else is done, and links are followed then.
 */
export class FactoryProgress {
  /** By the paths of their unread folders. */
  private readonly factories = new Map<string, UnreadFactory>();

  /**
   * Takes what a searched folder contains, `undefined` when it could not be read; returns the root of the factory
   * that is whole by that.
   */
  addEntries(path: string, entries: readonly FolderEntry[] | undefined): string | undefined {
    this.begin(path, entries ?? []);
    const factory = this.factories.get(path);
    if (factory === undefined) return undefined;
    const isRead = entries?.every((entry) => !(entry.isSymbolicLink() && isJsonFile(entry.name))) === true;
    if (isRead) factory.unread--;
    return factory.unread === 0 ? factory.root : undefined;
  }

  private begin(root: string, entries: readonly FolderEntry[]): void {
    const folders = entries.filter((entry) => kindOfFolder(entry.name) !== undefined && !entry.isFile());
    if (folders.some((entry) => entry.isSymbolicLink())) return;
    const factory = { root, unread: folders.length };
    for (const { name } of folders) this.factories.set(joinPath(root, name), factory);
  }
}
