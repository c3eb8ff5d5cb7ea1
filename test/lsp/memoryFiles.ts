import { isFactoryFile, isFactoryPath } from "../../server/src/host/candidates";
import type { WalkOptions } from "../../server/src/host/walk";
import type { FileAccess } from "../../server/src/lsp/files/fileReader";

/** Files that exist only in memory, by absolute path. */
export class MemoryFiles implements FileAccess {
  readonly texts = new Map<string, string>();
  /** How often each file was read. */
  readonly reads = new Map<string, number>();
  /** While it is set, reading waits for it. */
  gate: Promise<void> = Promise.resolve();

  constructor(files: Readonly<Record<string, string>> = {}) {
    for (const [path, text] of Object.entries(files)) this.texts.set(path, text);
  }

  readonly findFactoryFiles = (folder: string, options: WalkOptions): AsyncIterable<string> =>
    this.find(folder, options);

  readonly readTextFile = async (path: string): Promise<string> => {
    this.reads.set(path, (this.reads.get(path) ?? 0) + 1);
    await this.gate;
    const text = this.texts.get(path);
    if (text === undefined) throw Object.assign(new Error("There is no such file."), { code: "ENOENT" });
    return text;
  };

  private async *find(folder: string, { isExcluded, which }: WalkOptions): AsyncIterable<string> {
    for (const [path, text] of [...this.texts]) {
      if (which !== undefined && (which === "byPlace") !== isFactoryPath(path)) continue;
      if (isExcluded?.(path.slice(0, path.lastIndexOf("/"))) === true) continue;
      if (path.startsWith(`${folder}/`) && isFactoryFile(path, text)) yield path;
    }
  }
}

/** A gate for `MemoryFiles` and the way to open it. */
export function closedGate(): { readonly gate: Promise<void>; readonly open: () => void } {
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { gate, open };
}
