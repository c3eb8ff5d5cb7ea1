import { type FoundFiles, leadsNowhere, type WalkOptions } from "../../host/walk";
import { isFilePath, isInFolder } from "../uris";

/** How many files are read at once. */
const READS_AT_ONCE = 16;

/** Finds and reads files; a parameter so that the server runs where there is no disk. */
export interface FileAccess {
  /** Yields the files of all factories in a folder, at any depth, and tells which factories are whole by that. */
  readonly findFactoryFiles: (folder: string, options: WalkOptions) => AsyncIterable<FoundFiles>;
  /** Returns a file's text without a byte order mark; rejects when there is none to be had, or over `maxSize` bytes. */
  readonly readTextFile: (path: string, maxSize?: number) => Promise<string>;
}

/** A file and its text, `undefined` for a file that is not there. */
export type ReadFile = readonly [path: string, text: string | undefined];

/** Reads files, some at once; of two reads of one file only the later one counts. */
export class FileReader {
  private readonly newest = new Map<string, symbol>();

  constructor(
    private readonly files: FileAccess,
    private readonly onFailure: (what: string, error: unknown) => void,
  ) {}

  /** Yields the files as they are read; none of which a newer read has begun or that was forgotten. */
  async *read(paths: Iterable<string>): AsyncIterable<ReadFile> {
    let batch: string[] = [];
    for (const path of paths) {
      batch.push(path);
      if (batch.length < READS_AT_ONCE) continue;
      yield* await this.readBatch(batch);
      batch = [];
    }
    yield* await this.readBatch(batch);
  }

  /** Drops what is being read of deleted files and folders. */
  forget(deleted: readonly string[]): void {
    for (const path of [...this.newest.keys()]) {
      if (deleted.some((other) => isInFolder(path, other))) this.newest.delete(path);
    }
  }

  private async readBatch(paths: readonly string[]): Promise<readonly ReadFile[]> {
    const files = await Promise.all(paths.map((path) => this.readFile(path)));
    return files.filter((file) => file !== undefined);
  }

  private async readFile(path: string): Promise<ReadFile | undefined> {
    const mark = Symbol(path);
    this.newest.set(path, mark);
    const text = await this.readText(path);
    if (this.newest.get(path) !== mark) return undefined;
    this.newest.delete(path);
    return [path, text];
  }

  private async readText(path: string): Promise<string | undefined> {
    if (!isFilePath(path)) return undefined;
    try {
      return await this.files.readTextFile(path);
    } catch (error) {
      if (!leadsNowhere(error)) this.onFailure(`Reading ${path}`, error);
      return undefined;
    }
  }
}
