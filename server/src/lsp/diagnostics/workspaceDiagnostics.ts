import type {
  CancellationToken,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver";
import type { Session } from "../session";
import { pathOfUri } from "../uris";
import type { Report } from "./reports";

/** The result of a file of which nothing is shown. */
const NOTHING = "none";

/**
 * Answers requests for the diagnostics of all files of the factories that are shown as a whole. Open documents are
 * among them: only the client knows which of them it asks for on their own, and drops what it knows better.
 *
 * Clients ask again as soon as they have an answer. So an answer that would say nothing new waits until something
 * has changed, as the protocol proposes.
 * https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/#workspace_diagnostic
 */
export class WorkspaceDiagnostics {
  private waiting: (() => void)[] = [];
  private hasAnswered = false;
  /** The files of which the client may show something, whether it says so or not: it forgets what it asked for. */
  private readonly told = new Set<string>();
  /** Those of them that were taken back. A client that still names another result prefers one that it asked for. */
  private readonly takenBack = new Set<string>();

  constructor(private readonly session: Session) {}

  /** Lets the requests that wait look again. */
  changed(): void {
    const waiting = this.waiting;
    this.waiting = [];
    for (const goOn of waiting) goOn();
  }

  /** Takes notice of what the client was told of one document. */
  recordAnswer({ path, diagnostics }: Report): void {
    if (diagnostics.length > 0) this.told.add(path);
  }

  async answer(
    { previousResultIds }: WorkspaceDiagnosticParams,
    token: CancellationToken,
  ): Promise<WorkspaceDiagnosticReport> {
    const previous = new Map(previousResultIds.map(({ uri, value }) => [pathOfUri(uri), value]));
    for (;;) {
      const change = this.nextChange(token);
      const items = this.compare(await this.reportsOfShown(token), previous);
      const isNews = items.some((item) => item.kind === "full");
      if (isNews || !this.hasAnswered || token.isCancellationRequested) {
        this.hasAnswered = true;
        return { items };
      }
      await change;
    }
  }

  private async reportsOfShown(token: CancellationToken): Promise<readonly Report[]> {
    const { index, factoryReports } = this.session;
    const found: Report[] = [];
    await factoryReports.readShown();
    for (const factory of [...index.factories.all]) {
      if (await factoryReports.isShown(factory)) found.push(...(await factoryReports.of(factory, token)));
    }
    return found;
  }

  private compare(
    reports: readonly Report[],
    previous: ReadonlyMap<string, string>,
  ): WorkspaceDocumentDiagnosticReport[] {
    const { places } = this.session;
    const gone = new Set([...previous.keys(), ...this.told]);
    const items = reports.map(
      ({ path, version, resultId, diagnostics }): WorkspaceDocumentDiagnosticReport => {
        gone.delete(path);
        this.told.add(path);
        this.takenBack.delete(path);
        const uri = places.uriOf(path);
        if (previous.get(path) === resultId) return { kind: "unchanged", uri, version, resultId };
        return { kind: "full", uri, version, resultId, items: [...diagnostics] };
      },
    );
    for (const path of gone) {
      if (previous.get(path) === NOTHING || (previous.has(path) && this.takenBack.has(path))) continue;
      this.takenBack.add(path);
      const uri = places.uriOf(path);
      items.push({ kind: "full", uri, version: places.versionOf(path), resultId: NOTHING, items: [] });
    }
    return items;
  }

  private nextChange(token: CancellationToken): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      token.onCancellationRequested(resolve);
    });
  }
}
