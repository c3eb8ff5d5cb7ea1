import type { CancellationToken } from "vscode-languageserver";
import type { Factory } from "../../factory/factory";
import { filesToLint } from "../../service/factories";
import type { FactoryIndex } from "../files/factoryIndex";
import { guardTask, type Log } from "../guard";
import type { Settings } from "../settings/settings";
import type { SettingsStore } from "../settings/settingsStore";
import { yieldToEvents } from "./debouncer";
import type { Report, Reports } from "./reports";

/** How long other requests wait at most while a factory is linted. */
const MAX_BUSY_MILLISECONDS = 10;

interface Kept {
  readonly revision: number;
  readonly settings: Settings;
  readonly reports: readonly Report[];
}

/** Lints whole factories, and keeps what was found until one of their files changes. */
export class FactoryReports {
  private readonly kept = new Map<string, Kept>();
  /** The factories that are known better than when the run that is under way began. */
  private readonly outdated = new Set<string>();
  /** The roots of the factories that someone asked to lint as a whole. */
  private readonly followed = new Set<string>();

  constructor(
    private readonly index: FactoryIndex,
    private readonly reports: Reports,
    private readonly settings: SettingsStore,
    private readonly log: Log,
  ) {}

  /** Takes notice that someone wants to see what is found in the unopened files of a factory, from now on. */
  follow(factory: Factory): void {
    this.followed.add(factory.root);
  }

  /** Returns whether what is found in the unopened files of a factory is shown. */
  async isShown(factory: Factory): Promise<boolean> {
    const { enable, lintWorkspace } = await this.settings.of(factory.root);
    return enable && (lintWorkspace || this.followed.has(factory.root));
  }

  /** Returns whether unopened files of any factory may be shown, those included that are still to be read. */
  async isAnyShown(): Promise<boolean> {
    if (this.followed.size > 0) return true;
    for (const folder of this.index.workspaceFolders) {
      const { enable, lintWorkspace } = await this.settings.of(folder);
      if (enable && lintWorkspace) return true;
    }
    return false;
  }

  /** Begins to read the loose files of the folders whose settings want them shown; the index tells of them. */
  async readShown(): Promise<void> {
    for (const folder of this.index.workspaceFolders) {
      const { enable, lintWorkspace } = await this.settings.of(folder);
      if (enable && lintWorkspace)
        guardTask("Reading loose files", this.log, () => this.index.readLoose(folder));
    }
  }

  /** Takes notice that more is known of a factory's files than when they were linted. */
  outdate(root: string): void {
    this.kept.delete(root);
    this.outdated.add(root);
  }

  /**
   * Returns the reports of a factory's files, of those alone that have diagnostics; what it has so far when
   * cancelled. Other requests are handled in between.
   */
  async of(factory: Factory, token?: CancellationToken): Promise<readonly Report[]> {
    const settings = await this.settings.of(factory.root);
    const revision = this.index.revisionOf(factory.root);
    const kept = this.kept.get(factory.root);
    if (kept?.revision === revision && kept.settings === settings) return kept.reports;
    this.outdated.delete(factory.root);
    const reports: Report[] = [];
    let busySince = performance.now();
    for (const path of settings.enable ? filesToLint(factory, settings.scope) : []) {
      if (token?.isCancellationRequested === true) return reports;
      const report = await this.reports.of(path, token);
      if (report.diagnostics.length > 0) reports.push(report);
      if (performance.now() - busySince < MAX_BUSY_MILLISECONDS) continue;
      await yieldToEvents();
      busySince = performance.now();
    }
    const isWhole = token?.isCancellationRequested !== true && !this.outdated.has(factory.root);
    if (isWhole) this.kept.set(factory.root, { revision, settings, reports });
    return reports;
  }
}
