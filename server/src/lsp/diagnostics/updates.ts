import { factoryRootOf } from "../../service/factories";
import { guardTask } from "../guard";
import { refreshAnnotations } from "../intelligence/annotations";
import { isKqlUri, readKqlUri } from "../kqlEditor/kqlUris";
import type { Session } from "../session";
import { pathOfUri } from "../uris";
import { Debouncer } from "./debouncer";
import type { Delivery } from "./delivery";
import type { DiagnosticRegistration } from "./diagnosticRegistration";
import type { StatusReporter } from "./status";
import type { UnopenedPush } from "./unopenedPush";
import type { WorkspaceDiagnostics } from "./workspaceDiagnostics";

/** Everything that tells the client of findings without being asked. */
export interface Outlets {
  readonly delivery: Delivery;
  readonly unopenedPush: UnopenedPush;
  readonly workspaceDiagnostics: WorkspaceDiagnostics;
  readonly registration: DiagnosticRegistration;
  readonly status: StatusReporter;
}

/** The key under which all unopened files are debounced; no document has it. */
const UNOPENED = "";
/** The key under which all lenses and hints are debounced. */
const ANNOTATIONS = "\n";

/** Passes on what has changed, a text, a file, a setting, to those who show findings of it. */
export class Updates {
  private readonly debouncer: Debouncer;

  constructor(
    private readonly session: Session,
    private readonly outlets: Outlets,
  ) {
    this.debouncer = new Debouncer(session.parts.debounceMilliseconds);
  }

  /** Looks again at the open documents of some factories, and at the unopened files. */
  factoriesChanged(roots: ReadonlySet<string>): void {
    for (const path of this.session.documents.paths) {
      const { documentUri = path } = readKqlUri(path) ?? {};
      if (!roots.has(factoryRootOf(pathOfUri(documentUri)))) continue;
      this.scheduleDocument(path);
      // What stands over its names comes from other files too.
      this.debouncer.schedule(ANNOTATIONS, () => refreshAnnotations(this.session));
    }
    this.scheduleUnopened();
  }

  /** Looks again at a document, or at the unopened files of a factory, of whose KQL more is known. */
  kqlAnswered(pathOrRoot: string): void {
    const { documents, factoryReports, linter } = this.session;
    factoryReports.outdate(factoryRootOf(pathOrRoot));
    factoryReports.outdate(pathOrRoot);
    if (!documents.has(pathOrRoot)) {
      this.scheduleUnopened();
      return;
    }
    linter.outdate(pathOrRoot);
    this.scheduleDocument(pathOrRoot);
  }

  /** Looks again at everything: what is known of tables and columns may be another schema. */
  schemaChanged(): void {
    const { documents, factoryReports, index } = this.session;
    for (const { root } of index.factories.all) factoryReports.outdate(root);
    for (const path of documents.paths) this.scheduleDocument(path);
    this.scheduleUnopened();
  }

  settingsChanged(settings: unknown): void {
    this.session.settings.change(settings);
    this.session.schemas.settingsChanged();
    for (const path of this.session.documents.paths) this.scheduleDocument(path);
    this.scheduleUnopened();
    guardTask("Registering diagnostics", this.session.log, () => this.outlets.registration.update());
  }

  documentOpenedOrChanged(path: string): void {
    if (isKqlUri(path)) {
      this.scheduleDocument(path);
      return;
    }
    this.outlets.unopenedPush.opened(path);
    this.session.schemas.filesChanged([path]);
    this.session.index.setOpenDocument(path);
    // Also for a document of no factory, which an edit may have made of one that had findings.
    this.scheduleDocument(path);
  }

  documentClosed(path: string): void {
    this.debouncer.cancel(path);
    this.session.linter.forget(path);
    this.outlets.status.forget(path);
    this.outlets.delivery.close(path);
    if (isKqlUri(path)) return;
    this.session.schemas.filesChanged([path]);
    guardTask("Closing a document", this.session.log, async () => {
      await this.session.index.readAgain([path]);
      this.scheduleUnopened();
    });
  }

  /** Begins to show unopened files that were not shown before. */
  async shownChanged(): Promise<void> {
    this.outlets.workspaceDiagnostics.changed();
    await Promise.all([this.outlets.registration.update(), this.outlets.unopenedPush.update()]);
  }

  stop(): void {
    this.debouncer.cancelAll();
  }

  private scheduleDocument(path: string): void {
    this.debouncer.schedule(path, () =>
      guardTask("Linting", this.session.log, async () => {
        const report = await this.session.reports.of(path);
        if (!this.session.documents.has(path)) return;
        this.outlets.delivery.deliver(report);
        this.outlets.status.tell(report);
      }),
    );
  }

  private scheduleUnopened(): void {
    this.debouncer.schedule(UNOPENED, () => {
      this.outlets.workspaceDiagnostics.changed();
      guardTask("Linting unopened files", this.session.log, () => this.outlets.unopenedPush.update());
    });
  }
}
