import { isFactoryFile, isFactoryPath } from "../../server/src/host/candidates";
import type { FoundFiles, WalkOptions } from "../../server/src/host/walk";
import type { FileAccess } from "../../server/src/lsp/files/fileReader";
import { factoryRootOf } from "../../server/src/service/factories";

/** Files that exist only in memory, by absolute path. */
export class MemoryFiles implements FileAccess {
  readonly texts = new Map<string, string>();
  /** How often each file was read. */
  readonly reads = new Map<string, number>();
  /** While it is set, reading waits for it. */
  gate: Promise<void> = Promise.resolve();
  /** While it is set, a search waits for it after each factory. */
  searchGate: Promise<void> = Promise.resolve();

  constructor(files: Readonly<Record<string, string>> = {}) {
    for (const [path, text] of Object.entries(files)) this.texts.set(path, text);
  }

  readonly findFactoryFiles = (folder: string, options: WalkOptions): AsyncIterable<FoundFiles> =>
    this.find(folder, options);

  readonly readTextFile = async (path: string): Promise<string> => {
    this.reads.set(path, (this.reads.get(path) ?? 0) + 1);
    await this.gate;
    const text = this.texts.get(path);
    if (text === undefined) throw Object.assign(new Error("There is no such file."), { code: "ENOENT" });
    return text;
  };

  private async *find(folder: string, options: WalkOptions): AsyncIterable<FoundFiles> {
    const paths = [...this.texts.keys()].filter((path) => this.isFound(path, folder, options));
    for (const [root, found] of groupBy(paths, factoryRootOf)) {
      yield { paths: found, wholeFactories: found.includes(root) ? [] : [root] };
      await this.searchGate;
    }
  }

  private isFound(path: string, folder: string, { isExcluded, which }: WalkOptions): boolean {
    if (which !== undefined && (which === "byPlace") !== isFactoryPath(path)) return false;
    if (isExcluded?.(path.slice(0, path.lastIndexOf("/"))) === true) return false;
    return path.startsWith(`${folder}/`) && isFactoryFile(path, this.texts.get(path) ?? "");
  }
}

function groupBy(paths: readonly string[], keyOf: (path: string) => string): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const path of paths) groups.set(keyOf(path), [...(groups.get(keyOf(path)) ?? []), path]);
  return groups;
}

/** A gate for `MemoryFiles` and the way to open it. */
export function closedGate(): { readonly gate: Promise<void>; readonly open: () => void } {
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { gate, open };
}
