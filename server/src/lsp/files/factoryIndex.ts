import type { Factory } from "../../factory/factory";
import { isFactoryFile } from "../../host/candidates";
import { Factories, factoryRootOf } from "../../service/factories";
import { isFilePath, isInFolder, normalizePath } from "../uris";
import { type FileAccess, FileReader } from "./fileReader";
import { FolderWalks } from "./folderWalks";
import type { OpenDocuments } from "./openDocuments";

/** What the index tells of. */
export interface IndexListener {
  /** Which factories, by their roots, have other texts than before. */
  readonly onChange: (roots: ReadonlySet<string>) => void;
  /** A factory outside all workspace folders has come to be known. */
  readonly onOutsideFactory: (root: string) => void;
  readonly onFailure: (what: string, error: unknown) => void;
  /** Returns whether a file or folder of a workspace folder is left out. */
  readonly findExcluded: (folder: string) => Promise<(path: string) => boolean>;
}

/**
 * Keeps the factories of the workspace up to date with the disk and the editor. The text of an open document
 * wins over the disk's.
 */
export class FactoryIndex {
  readonly factories = new Factories();
  private readonly folders = new Set<string>();
  private readonly walks = new FolderWalks();
  private readonly looseWalks = new FolderWalks();
  private readonly reader: FileReader;
  private readonly revisions = new Map<string, number>();

  constructor(
    private readonly files: FileAccess,
    private readonly documents: OpenDocuments,
    private readonly listener: IndexListener,
  ) {
    this.reader = new FileReader(files, listener.onFailure);
  }

  get workspaceFolders(): Iterable<string> {
    return this.folders;
  }

  factoryOf(path: string): Factory | undefined {
    return this.factories.factoryOf(path);
  }

  /** Returns a number that grows with every change of the factory around a document. */
  revisionOf(path: string): number {
    return this.revisions.get(factoryRootOf(path)) ?? 0;
  }

  /** Returns whether the files of a factory are still being read. */
  isReading(factory: Factory): boolean {
    return !factory.isComplete && this.walks.stateOf(factory.root) === "reading";
  }

  /** Resolves when the factories and the loose files of all workspace folders have been read. */
  async whenRead(): Promise<void> {
    await Promise.all([...this.folders].map((folder) => this.readLoose(folder)));
    await this.walks.whenDone();
  }

  /**
   * Reads the files of a workspace folder that belong to no factory by their place. Only opening every JSON file tells
   * which of them are of interest, so this is left until someone wants to see them.
   */
  async readLoose(folder: string): Promise<void> {
    if (!isFilePath(folder)) return;
    await this.looseWalks.start(folder, async () => {
      // A factory that someone works on comes first.
      await this.walks.whenDone();
      this.tell(await this.readFound(folder, this.looseWalks, "loose"));
    });
  }

  /** Reads the factories of a workspace folder. */
  async addFolder(folder: string): Promise<void> {
    this.folders.add(folder);
    if (isFilePath(folder)) await this.walk(folder);
  }

  /** Forgets the factories of a workspace folder, but for those with an open document. */
  removeFolder(folder: string): void {
    this.folders.delete(folder);
    this.walks.forget(folder);
    this.looseWalks.forget(folder);
    const roots = new Set<string>();
    for (const factory of [...this.factories.all]) {
      if (!isInFolder(factory.root, folder) || this.isInWorkspace(factory.root)) continue;
      if ([...factory.paths].some((path) => this.documents.has(path))) continue;
      for (const path of [...factory.paths]) this.factories.removeFile(path);
      this.walks.forget(factory.root);
      roots.add(factory.root);
    }
    this.tell(roots);
  }

  /** Takes the text of a document that was opened or edited; reads the rest of its factory when it is new. */
  setOpenDocument(path: string): void {
    const text = this.documents.textOf(path);
    if (text === undefined) return;
    const isKnown = this.factoryOf(path)?.textOf(path) !== undefined;
    if (!isKnown && !isFactoryFile(path, text)) return;
    this.setText(path, text);
    this.tell(new Set([factoryRootOf(path)]));
  }

  /** Takes the disk's text of files that are not open: those created, changed or just closed. */
  async readAgain(paths: Iterable<string>): Promise<void> {
    this.tell(await this.readAll(paths));
  }

  /** Forgets deleted files, and all files of deleted folders. */
  removeDeleted(paths: readonly string[]): void {
    const roots = new Set<string>();
    const remove = (path: string) => {
      if (this.documents.has(path)) return;
      this.factories.removeFile(path);
      roots.add(factoryRootOf(path));
    };
    const folders: string[] = [];
    for (const path of paths) {
      if (this.factoryOf(path)?.textOf(path) === undefined) folders.push(path);
      else remove(path);
    }
    this.reader.forget(paths);
    if (folders.length > 0) {
      const files = [...this.factories.all].flatMap((factory) => [...factory.paths]);
      for (const path of files) if (folders.some((folder) => isInFolder(path, folder))) remove(path);
    }
    this.tell(roots);
  }

  private setText(path: string, text: string): void {
    if (isFactoryFile(path, text)) this.ensureComplete(this.factories.setFile(path, text));
    else this.factories.removeFile(path);
  }

  private ensureComplete(factory: Factory): void {
    if (factory.isComplete || !isFilePath(factory.root)) return;
    const state = this.walks.stateOf(factory.root);
    // A factory that appears in a folder which has been read has no other files than those that are told of.
    if (state === "read") factory.isComplete = true;
    if (state !== "unread") return;
    this.walk(factory.root).catch((error) => this.listener.onFailure("Reading a factory", error));
    if (!this.isInWorkspace(factory.root)) this.listener.onOutsideFactory(factory.root);
  }

  private walk(folder: string): Promise<void> {
    return this.walks.start(folder, async () => {
      const roots = await this.readFound(folder, this.walks, "byPlace");
      if (this.walks.isWanted(folder)) this.complete(folder, roots);
    });
  }

  /** Reads the files in a folder; returns the roots of those changed factories that were not told of on the way. */
  private async readFound(
    folder: string,
    walks: FolderWalks,
    which: "byPlace" | "loose",
  ): Promise<Set<string>> {
    const isExcluded = await this.listener.findExcluded(folder);
    const isWanted = () => walks.isWanted(folder);
    const found = this.files.findFactoryFiles(folder, {
      onUnreadable: (path, error) => this.listener.onFailure(`Reading ${path}`, error),
      isCancelled: () => !isWanted(),
      which,
      isExcluded: (path) => isExcluded(normalizePath(path)),
      isUrgent: (path) => this.hasOpenDocumentIn(normalizePath(path)),
    });
    const roots = new Set<string>();
    for await (const { paths, wholeFactories } of found) {
      for (const root of await this.readAll(whileWanted(paths, isWanted))) roots.add(root);
      if (isWanted()) for (const root of wholeFactories) this.completeOne(normalizePath(root), roots);
    }
    return roots;
  }

  /** Takes a factory for known while the rest of the folder around it is still being read. */
  private completeOne(root: string, roots: Set<string>): void {
    const factory = this.factories.factoryAt(root);
    if (factory === undefined || factory.isComplete) return;
    factory.isComplete = true;
    roots.delete(root);
    this.tell(new Set([root]));
  }

  private complete(folder: string, roots: Set<string>): void {
    for (const factory of [...this.factories.all]) {
      if (isInFolder(factory.root, folder)) {
        if (!factory.isComplete) roots.add(factory.root);
        factory.isComplete = true;
      } else if (roots.has(factory.root)) {
        // The folder lies inside a factory, whose other folders are not in the workspace.
        this.ensureComplete(factory);
      }
    }
    this.tell(roots);
  }

  /** Reads files; returns the roots of the factories that have changed by that. */
  private async readAll(paths: Iterable<string>): Promise<Set<string>> {
    const roots = new Set<string>();
    for await (const [path, text] of this.reader.read(paths)) {
      if (this.documents.has(path)) continue;
      const before = this.factoryOf(path)?.textOf(path);
      if (text === undefined) this.factories.removeFile(path);
      else this.setText(path, text);
      if (this.factoryOf(path)?.textOf(path) !== before) roots.add(factoryRootOf(path));
    }
    return roots;
  }

  private hasOpenDocumentIn(folder: string): boolean {
    return this.documents.paths.some((path) => isInFolder(path, folder));
  }

  private isInWorkspace(path: string): boolean {
    return [...this.folders].some((folder) => isInFolder(path, folder));
  }

  private tell(roots: ReadonlySet<string>): void {
    if (roots.size === 0) return;
    for (const root of roots) this.revisions.set(root, (this.revisions.get(root) ?? 0) + 1);
    this.listener.onChange(roots);
  }
}

function* whileWanted(paths: Iterable<string>, isWanted: () => boolean): Iterable<string> {
  for (const path of paths) {
    if (!isWanted()) return;
    yield normalizePath(path);
  }
}
