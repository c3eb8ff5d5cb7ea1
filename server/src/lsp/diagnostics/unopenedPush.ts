import type { Factory } from "../../factory/factory";
import type { Session } from "../session";
import type { Report } from "./reports";

/** Sends the diagnostics of unopened files to clients that do not ask for diagnostics. */
export class UnopenedPush {
  /** The result that was sent last, by path. */
  private readonly sent = new Map<string, string>();
  /** One update after the other, so that an older one never sends after a newer one. */
  private queue: Promise<void> = Promise.resolve();

  constructor(private readonly session: Session) {}

  /** Sends what has changed in all factories. */
  update(): Promise<void> {
    if (this.session.client.pullsDiagnostics) return Promise.resolve();
    const run = this.queue.then(() => this.updateAll());
    // A failure is its caller's; the next update is not held back by it.
    this.queue = run.catch(() => undefined);
    return run;
  }

  /** Takes notice that a document was opened: its diagnostics are delivered in another way from now on. */
  opened(path: string): void {
    this.sent.delete(path);
  }

  private async updateAll(): Promise<void> {
    await this.session.factoryReports.readShown();
    for (const factory of [...this.session.index.factories.all]) await this.updateFactory(factory);
    for (const path of [...this.sent.keys()]) {
      if (this.session.index.factoryOf(path) === undefined) this.clear(path);
    }
  }

  private async updateFactory(factory: Factory): Promise<void> {
    const { factoryReports, index } = this.session;
    const reports = (await factoryReports.isShown(factory)) ? await factoryReports.of(factory) : [];
    const found = new Set(reports.map(({ path }) => path));
    for (const path of [...this.sent.keys()]) {
      if (index.factoryOf(path) === factory && !found.has(path)) this.clear(path);
    }
    for (const report of reports) this.send(report);
  }

  private send({ path, resultId, diagnostics }: Report): void {
    const { connection, documents, places } = this.session;
    if (documents.has(path) || this.sent.get(path) === resultId) return;
    this.sent.set(path, resultId);
    connection.sendDiagnostics({ uri: places.uriOf(path), diagnostics: [...diagnostics] });
  }

  private clear(path: string): void {
    const { connection, places } = this.session;
    if (this.sent.delete(path)) connection.sendDiagnostics({ uri: places.uriOf(path), diagnostics: [] });
  }
}
