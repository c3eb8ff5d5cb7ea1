import type { Connection } from "vscode-languageserver";
import type { ClientFeatures } from "../clientFeatures";
import type { LoadLinting } from "../diagnostics/loadLinting";
import { describeError } from "../guard";
import { SETTINGS_SECTION } from "../protocol";
import { asRecord } from "../untrusted";
import { isInFolder, uriOfPath } from "../uris";
import { compileGlob } from "./globs";
import { DEFAULT_SETTINGS, readSettings, type Settings } from "./settings";

/**
 * The settings of each workspace folder, asked for when first needed and kept until the client says that
 * something has changed. A warning about a setting is logged once.
 */
export class SettingsStore {
  /** By folder; the empty text stands for documents outside all of them. */
  private readonly pending = new Map<string, Promise<Settings>>();
  private readonly warned = new Set<string>();
  private pushed: unknown;

  constructor(
    private readonly connection: Connection,
    private readonly client: ClientFeatures,
    private readonly loadLinting: LoadLinting,
    private readonly folders: () => Iterable<string>,
  ) {
    this.pushed = client.initialSettings;
  }

  /** Returns the settings of the folder that a document lies in. */
  of(path: string): Promise<Settings> {
    const folder = this.folderOf(path);
    const known = this.pending.get(folder);
    if (known !== undefined) return known;
    const asked = this.ask(folder).catch((error) => {
      this.pending.delete(folder);
      this.connection.console.error(`Asking for the settings failed: ${describeError(error)}`);
      return DEFAULT_SETTINGS;
    });
    this.pending.set(folder, asked);
    return asked;
  }

  /** Returns which files and folders of a workspace folder the user has excluded from everything. */
  async excludedIn(folder: string): Promise<(path: string) => boolean> {
    if (!this.client.hasConfiguration) return () => false;
    const value = await this.askFor("files.exclude", folder).catch((error) => {
      this.connection.console.error(`Asking for files.exclude failed: ${describeError(error)}`);
    });
    const patterns = Object.entries(asRecord(value)).filter(([, isExcluded]) => isExcluded === true);
    const matchers = patterns.map(([pattern]) => compileGlob(pattern));
    return (path) => {
      const relative = path.slice(folder.length).replace(/^\//, "");
      return matchers.some((matches) => matches(relative));
    };
  }

  /** Forgets what is known. `settings` are those that the client sent, if any, for clients that cannot be asked. */
  change(settings: unknown): void {
    this.pending.clear();
    if (settings !== undefined && settings !== null) {
      this.pushed = asRecord(settings)[SETTINGS_SECTION] ?? settings;
    }
  }

  private async ask(folder: string): Promise<Settings> {
    const warn = (message: string) => this.warnOnce(message);
    const ids = new Set((await this.loadLinting()).rules.map((rule) => rule.meta.id));
    if (!this.client.hasConfiguration) return readSettings(this.pushed, ids, warn);
    return readSettings(await this.askFor(SETTINGS_SECTION, folder), ids, warn);
  }

  private askFor(section: string, folder: string): Promise<unknown> {
    const scope = folder === "" ? {} : { scopeUri: uriOfPath(folder) };
    return this.connection.workspace.getConfiguration({ section, ...scope });
  }

  /** Returns the workspace folder that a document lies in; the empty text outside all of them. */
  folderOf(path: string): string {
    let found = "";
    for (const folder of this.folders()) {
      if (folder.length > found.length && isInFolder(path, folder)) found = folder;
    }
    return found;
  }

  private warnOnce(message: string): void {
    if (this.warned.has(message)) return;
    this.warned.add(message);
    this.connection.console.warn(message);
  }
}
