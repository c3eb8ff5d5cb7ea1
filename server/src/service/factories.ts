import { kindOfPath } from "../adf/document";
import type { Scope } from "../factory/analysis";
import { type DocumentReader, Factory } from "../factory/factory";
import { kustoFilesOf } from "../factory/relevance";

/**
 * The factories of a workspace or of a run of the command line, fed with files by whoever reads them.
 *
 * A file in one of a factory's folders belongs to the factory around that folder, so that several factories stay
 * apart; any other file is a factory of its own.
 */
export class Factories {
  private readonly factories = new Map<string, Factory>();

  constructor(private readonly read?: DocumentReader) {}

  /** Adds a file or gives it another text. */
  setFile(path: string, text: string): Factory {
    const root = factoryRootOf(path);
    let factory = this.factories.get(root);
    if (factory === undefined) {
      factory = new Factory(root, this.read);
      // A file that stands alone is all there is to know of its factory.
      factory.isComplete = root === path;
      this.factories.set(root, factory);
    }
    factory.setFile(path, text);
    return factory;
  }

  removeFile(path: string): void {
    const factory = this.factoryOf(path);
    factory?.removeFile(path);
    if (factory?.isEmpty === true) this.factories.delete(factory.root);
  }

  factoryOf(path: string): Factory | undefined {
    return this.factories.get(factoryRootOf(path));
  }

  /** Returns the factory with a root. */
  factoryAt(root: string): Factory | undefined {
    return this.factories.get(root);
  }

  get all(): Iterable<Factory> {
    return this.factories.values();
  }
}

/**
 * Returns the files of a factory that may have findings. With scope `kusto` most files of a factory are told
 * apart by their bytes and need no parse: all that can be found in them is that they are no JSON.
 */
export function filesToLint(factory: Factory, scope: Scope): readonly string[] {
  if (scope === "factory") return [...factory.paths];
  const aboutKusto = kustoFilesOf(factory);
  return [...factory.paths].filter(
    (path) => aboutKusto.has(path) || !isStrictJson(factory.textOf(path) ?? ""),
  );
}

/** Returns the folder that holds a factory's folders, or the file itself when it lies in none of them. */
export function factoryRootOf(path: string): string {
  if (kindOfPath(path) === undefined) return path;
  const parts = path.split("/");
  return parts.slice(0, -2).join("/") || (path.startsWith("/") ? "/" : ".");
}

function isStrictJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    // Not JSON in the strict sense: comments too end here, and the linter's own parser tells them apart.
    return false;
  }
}
