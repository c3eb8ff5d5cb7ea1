import { statSync } from "node:fs";
import { resolve } from "node:path";
import { isFactoryFile, isFactoryPath } from "../host/candidates";
import { describeFileError } from "../host/fileError";
import { isInside } from "../host/frontier";
import { withForwardSlashes } from "../host/path";
import { Factories } from "../service/factories";
import type { Notices } from "./notices";
import { isUnrelated, MAX_FILE_SIZE, readFile } from "./readFile";
import { searchFactory, searchFolder } from "./searchFolder";

/** The factories that the user's paths lead to. */
export interface LoadedFactories {
  readonly factories: Factories;
  /** The factory files that the user asked for; the others are read for what they tell of these. */
  readonly asked: ReadonlySet<string>;
  /** Whether something in a searched folder could not be read. */
  readonly hasTrouble: boolean;
}

/** A path of the user's that cannot be read, and why. */
export interface UnreadablePath {
  readonly path: string;
  readonly reason: string;
}

/** What a caller decides about the reading of files. */
export interface LoadOptions {
  readonly cwd: string;
  readonly notices: Notices;
  /** In bytes. */
  readonly maxFileSize?: number;
}

/** Reads the files that the user's paths lead to, and the rest of the factories that these lie in. */
export function loadFactories(
  paths: readonly string[],
  options: LoadOptions,
): LoadedFactories | UnreadablePath {
  const loader = new Loader(options);
  const folders: string[] = [];
  const files: string[] = [];
  for (const path of paths) {
    const absolute = withForwardSlashes(resolve(options.cwd, path));
    try {
      (statSync(absolute).isDirectory() ? folders : files).push(absolute);
    } catch (error) {
      return { path, reason: describeFileError(error) };
    }
  }
  for (const folder of folders) for (const file of loader.search(folder)) loader.load(file);
  for (const file of files) loader.load(file);
  return loader.finish(folders);
}

class Loader {
  private readonly factories = new Factories();
  private readonly loaded = new Set<string>();
  private readonly missed: string[] = [];
  private hasTrouble = false;
  /** Larger than most files are. */
  private readonly scratch = Buffer.allocUnsafe(64 * 1024);

  constructor(private readonly options: LoadOptions) {}

  search(folder: string): readonly string[] {
    return searchFolder(folder, (path, error) => this.reportUnreadable(path, error));
  }

  /** Reads a file and adds it when it is one of a factory's. */
  load(path: string): void {
    if (this.loaded.has(path)) return;
    this.options.notices.progress(() => `Reading … ${this.loaded.size} factory files`);
    try {
      if (!isFactoryPath(path) && isUnrelated(path, this.scratch)) return;
      const read = readFile(path, this.options.maxFileSize ?? MAX_FILE_SIZE);
      if (read.kind === "tooLarge") this.reportTooLarge(path, read.size);
      else if (isFactoryFile(path, read.text)) {
        this.factories.setFile(path, read.text);
        this.loaded.add(path);
      }
    } catch (error) {
      this.reportUnreadable(path, error);
    }
  }

  /** Reads what is still missing of the factories, once all that the user asked for is read. */
  finish(searched: readonly string[]): LoadedFactories {
    const asked = new Set(this.loaded);
    for (const { root } of [...this.factories.all]) {
      if (asked.has(root) || searched.some((folder) => isInside(root, folder))) continue;
      const around = searchFactory(root, (path, error) => this.reportUnreadable(path, error));
      for (const file of around) this.load(file);
    }
    for (const factory of this.factories.all) {
      factory.isComplete = !this.missed.some(
        (path) => isInside(path, factory.root) || isInside(factory.root, path),
      );
    }
    return { factories: this.factories, asked, hasTrouble: this.hasTrouble };
  }

  private reportUnreadable(path: string, error: unknown): void {
    this.missed.push(path);
    this.hasTrouble = true;
    this.options.notices.tell(`cannot read "${path}": ${describeFileError(error)}.`);
  }

  private reportTooLarge(path: string, size: number): void {
    this.missed.push(path);
    const limit = inMegabytes(this.options.maxFileSize ?? MAX_FILE_SIZE);
    this.options.notices.tell(
      `"${path}" is left out: it has ${inMegabytes(size)} MB, and the limit is ${limit} MB.`,
    );
  }
}

function inMegabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1).replace(/\.0$/, "");
}
