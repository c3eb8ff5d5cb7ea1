import { type Disposable, DocumentDiagnosticRequest } from "vscode-languageserver";
import { diagnosticOptions } from "../capabilities";
import type { Session } from "../session";

/**
 * Offers pulled diagnostics to the client: those of unopened files only while they are shown, since clients then
 * ask all the time.
 */
export class DiagnosticRegistration {
  private current: { readonly hasWorkspace: boolean; readonly registration: Disposable } | undefined;
  private queue: Promise<void> = Promise.resolve();

  constructor(private readonly session: Session) {}

  /** Registers for what is shown; does nothing while that has not changed. */
  update(): Promise<void> {
    if (!this.session.client.pullsDiagnostics || !this.session.client.registersDiagnostics)
      return Promise.resolve();
    const run = this.queue.then(() => this.registerAnew());
    // A failure is its caller's; the next update is not held back by it.
    this.queue = run.catch(() => undefined);
    return run;
  }

  private async registerAnew(): Promise<void> {
    const hasWorkspace = await this.session.factoryReports.isAnyShown();
    if (this.current?.hasWorkspace === hasWorkspace) return;
    this.current?.registration.dispose();
    const registration = await this.session.connection.client.register(DocumentDiagnosticRequest.type, {
      documentSelector: null,
      ...diagnosticOptions({ hasWorkspaceDiagnostics: hasWorkspace }),
    });
    this.current = { hasWorkspace, registration };
  }
}
