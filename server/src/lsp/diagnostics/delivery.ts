import type { Connection } from "vscode-languageserver";
import type { Places } from "../conversion";
import type { Report } from "./reports";

/** How a client learns that an open document has other diagnostics than before. */
export interface Delivery {
  /** Takes the newest report of an open document. */
  readonly deliver: (report: Report) => void;
  /** Takes notice that a document was closed. */
  readonly close: (path: string) => void;
}

/** Sends diagnostics to clients that do not ask for them. */
export class PushDelivery implements Delivery {
  private readonly sent = new Map<string, Report>();

  constructor(
    private readonly connection: Connection,
    private readonly places: Places,
  ) {}

  deliver(report: Report): void {
    const before = this.sent.get(report.path);
    if (before === undefined && report.diagnostics.length === 0) return;
    // The version is sent too, so that clients can tell to which text the places belong.
    if (before?.resultId === report.resultId && before.version === report.version) return;
    this.sent.set(report.path, report);
    this.send(report.path, report);
  }

  close(path: string): void {
    if (this.sent.delete(path)) this.send(path, undefined);
  }

  private send(path: string, report: Report | undefined): void {
    const version = report?.version ?? undefined;
    this.connection.sendDiagnostics({
      uri: this.places.uriOf(path),
      ...(version === undefined ? {} : { version }),
      diagnostics: [...(report?.diagnostics ?? [])],
    });
  }
}

/** Tells clients that ask for diagnostics to ask again, when another answer than their last one awaits them. */
export class PullDelivery implements Delivery {
  /** The result of the last answer, by path. */
  private readonly answered = new Map<string, string>();

  constructor(private readonly refresh: () => void) {}

  /** Takes notice of an answer to the client. */
  recordAnswer(report: Report): void {
    this.answered.set(report.path, report.resultId);
  }

  deliver(report: Report): void {
    const answered = this.answered.get(report.path);
    // A document that was never asked for is about to be.
    if (answered !== undefined && answered !== report.resultId) this.refresh();
  }

  close(path: string): void {
    this.answered.delete(path);
  }
}
