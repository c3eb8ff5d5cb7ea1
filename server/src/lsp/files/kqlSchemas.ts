import { describeFileError } from "../../host/fileError";
import type { DatabaseSchema, NamedSchema } from "../../kql/schema/schema";
import { factoryRootOf } from "../../service/factories";
import type { SchemaFile } from "../../service/schemaFile";
import type { LoadLinting } from "../diagnostics/loadLinting";
import { isInFolder, resolvePath } from "../uris";
import type { FileAccess } from "./fileReader";
import type { OpenDocuments } from "./openDocuments";

/** In bytes. A schema of a hundred thousand columns has a tenth of that. */
const MAX_SIZE = 50 * 1024 * 1024;

/** What is told of schema files. */
export interface SchemaListener {
  /** A file is read for the first time. */
  readonly onFile: (path: string) => void;
  /** A file that was read holds something else, or may. */
  readonly onChange: () => void;
  /** A file cannot be read, or not all of it, in a sentence for its user; told once until the settings change. */
  readonly onProblem: (path: string, sentence: string) => void;
}

/** The schema files that the settings name, read when they are first needed and again when they have changed. */
export class KqlSchemas {
  private readonly pending = new Map<string, Promise<NamedSchema | undefined>>();
  /** What was read last, by path. */
  private readonly loaded = new Map<string, NamedSchema>();
  private readonly told = new Set<string>();

  constructor(
    private readonly files: FileAccess,
    private readonly documents: OpenDocuments,
    private readonly loadLinting: LoadLinting,
    private readonly folderOf: (path: string) => string,
    private readonly listener: SchemaListener,
  ) {}

  /**
   * Returns the schema that is in force for a document.
   *
   * @param setting The file as the settings name it, absolute or from the workspace folder on; empty for none.
   */
  async of(document: string, setting: string): Promise<NamedSchema | undefined> {
    if (setting === "") return undefined;
    const folder = this.folderOf(document) || factoryRootOf(document);
    const path = resolvePath(folder, setting);
    const known = this.pending.get(path);
    if (known !== undefined) return known;
    if (!this.loaded.has(path)) this.listener.onFile(path);
    const read = this.read(path, setting, folder);
    this.pending.set(path, read);
    return read;
  }

  /** Returns a database of a schema in force by its id. */
  databaseOf(id: string): DatabaseSchema | undefined {
    for (const { databases } of this.loaded.values()) {
      const found = databases.find((database) => database.id === id);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Takes notice that files have changed, on the disk or in the editor; of no matter unless schemas are among them. */
  filesChanged(paths: Iterable<string>): void {
    let hasChanged = false;
    for (const path of paths) hasChanged = this.pending.delete(path) || hasChanged;
    if (hasChanged) this.listener.onChange();
  }

  /** Forgets what was told: another setting may name the same file. */
  settingsChanged(): void {
    this.told.clear();
  }

  private async read(path: string, setting: string, folder: string): Promise<NamedSchema | undefined> {
    const file = await this.readFile(path, setting, folder);
    if (file.problem !== undefined) this.tell(path, file);
    if (file.schema === undefined) this.loaded.delete(path);
    else this.loaded.set(path, file.schema);
    return file.schema;
  }

  private async readFile(path: string, setting: string, folder: string): Promise<SchemaFile> {
    const open = this.documents.textOf(path);
    const { readSchemaFile } = await this.loadLinting();
    if (open !== undefined) return readSchemaFile(setting, open);
    try {
      // To look there would tell another machine who the user is, and anybody may have written the setting.
      if (path.startsWith("//") && !isInFolder(path, folder))
        return unreadable(setting, "it is on another machine");
      return readSchemaFile(setting, await this.files.readTextFile(path, MAX_SIZE));
    } catch (error) {
      return unreadable(setting, describeFileError(error));
    }
  }

  private tell(path: string, { schema, problem }: SchemaFile): void {
    const key = `${schema === undefined ? "nothing" : "a part"} ${path}`;
    if (problem === undefined || this.told.has(key)) return;
    this.told.add(key);
    this.listener.onProblem(path, `${problem.charAt(0).toUpperCase()}${problem.slice(1)}`);
  }
}

function unreadable(setting: string, reason: string): SchemaFile {
  const problem = `the KQL schema "${setting}" of the setting adfKusto.kql.schema cannot be read: ${reason}.`;
  return { schema: undefined, problem };
}
