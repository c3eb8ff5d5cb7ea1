import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import {
  type ClientCapabilities,
  type CodeAction,
  type ConfigurationItem,
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type FileChangeType,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  type Registration,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
} from "vscode-languageserver/node";
import type { StartKustoWorker } from "../../server/src/host/kusto/protocol";
import { serve } from "../../server/src/lsp/connection";
import type { LoadMetadata } from "../../server/src/lsp/intelligence/catalogues";
import type { DocumentStatus } from "../../server/src/lsp/protocol";
import { uriOfPath } from "../../server/src/lsp/uris";
import type { Rule } from "../../server/src/rules/rule";
import * as intelligence from "../../server/src/service/intelligence";
import { lint } from "../../server/src/service/lint";
import { readSchemaFile } from "../../server/src/service/schemaFile";
import { EventLog } from "./eventLog";
import { MemoryFiles } from "./memoryFiles";
import { SAMPLE_RULES } from "./sampleFactory";

/** What a test decides about a session. */
export interface SessionOptions {
  readonly capabilities: ClientCapabilities;
  readonly files?: MemoryFiles;
  readonly folders?: readonly string[];
  readonly rules?: readonly Rule[];
  readonly initializationOptions?: object;
  /** The settings of a folder; the empty text stands for no folder. */
  readonly settings?: (folder: string) => unknown;
  /** Without it the types of Data Factory are not known. */
  readonly loadMetadata?: LoadMetadata;
  /** Without it there is no Kusto parser. */
  readonly startKustoWorker?: StartKustoWorker;
  /** Errors that the server may log without failing the test. */
  readonly expectsErrors?: boolean;
}

/** A client connected to a server in this process, with all that the server has sent. */
export class TestClient {
  readonly published: PublishDiagnosticsParams[] = [];
  readonly statuses: DocumentStatus[] = [];
  readonly log: string[] = [];
  /** What was shown to the user. */
  readonly shown: string[] = [];
  readonly registrations = new Map<string, Registration>();
  refreshes = 0;
  /** How often the server asked to be asked again for lenses. */
  lensRefreshes = 0;
  /** How often it asked to be asked again for inlay hints. */
  hintRefreshes = 0;
  /** What `workspace/configuration` answers; tests may replace it. */
  settings: (folder: string) => unknown;
  /** The setting `files.exclude`. */
  excludes: object = {};
  private readonly events = new EventLog();
  private readonly versions = new Map<string, number>();

  private constructor(
    readonly connection: ProtocolConnection,
    private readonly close: () => void,
    readonly options: SessionOptions,
  ) {
    this.settings = options.settings ?? (() => ({}));
    this.listen();
  }

  /** Runs a test with a client that is connected, and fails it when the server logs an error. */
  static async run(
    options: SessionOptions,
    test: (client: TestClient, result: InitializeResult) => Promise<void>,
  ): Promise<void> {
    const client = TestClient.connect(options);
    try {
      const result = await client.initialize();
      await test(client, result);
      if (options.expectsErrors !== true) assert.deepEqual(client.log, []);
    } finally {
      await client.connection.sendRequest("shutdown");
      client.connection.dispose();
      client.close();
    }
  }

  private static connect(options: SessionOptions): TestClient {
    const toServer = new PassThrough();
    const toClient = new PassThrough();
    const server = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
    serve(server, {
      loadLinting: () => Promise.resolve({ rules: options.rules ?? SAMPLE_RULES, lint, readSchemaFile }),
      files: options.files ?? new MemoryFiles(),
      loadIntelligence: () => Promise.resolve(intelligence),
      processId: 4711,
      debounceMilliseconds: 0,
      ...(options.loadMetadata === undefined ? {} : { loadMetadata: options.loadMetadata }),
      ...(options.startKustoWorker === undefined ? {} : { startKustoWorker: options.startKustoWorker }),
    });
    server.listen();
    const connection = createProtocolConnection(
      new StreamMessageReader(toClient),
      new StreamMessageWriter(toServer),
    );
    return new TestClient(connection, () => server.dispose(), options);
  }

  private async initialize(): Promise<InitializeResult> {
    const folders = this.options.folders?.map((path) => ({ uri: uriOfPath(path), name: path })) ?? null;
    const result = await this.connection.sendRequest<InitializeResult>("initialize", {
      processId: null,
      rootUri: null,
      capabilities: this.options.capabilities,
      workspaceFolders: folders,
      initializationOptions: this.options.initializationOptions,
    });
    await this.notify("initialized", {});
    return result;
  }

  /** Waits until a condition holds; it is looked at whenever the server has sent something. */
  until<T>(what: string, condition: () => T | undefined): Promise<T> {
    return this.events.until(what, condition);
  }

  /** Waits until the factory around an open document is read. */
  untilComplete(path: string): Promise<DocumentStatus> {
    return this.until(`the factory of ${path} is read`, () =>
      this.statuses.find(({ uri, factory }) => uri === uriOfPath(path) && factory?.isReading === false),
    );
  }

  notify(method: string, params: object): Promise<void> {
    return this.connection.sendNotification(method, params);
  }

  open(path: string, text: string, uri = uriOfPath(path)): Promise<void> {
    this.versions.set(path, 1);
    return this.notify("textDocument/didOpen", {
      textDocument: { uri, languageId: "json", version: 1, text },
    });
  }

  edit(path: string, ...contentChanges: readonly TextDocumentContentChangeEvent[]): Promise<void> {
    const version = (this.versions.get(path) ?? 0) + 1;
    this.versions.set(path, version);
    const textDocument = { uri: uriOfPath(path), version };
    return this.notify("textDocument/didChange", { textDocument, contentChanges });
  }

  closeDocument(path: string): Promise<void> {
    return this.notify("textDocument/didClose", { textDocument: { uri: uriOfPath(path) } });
  }

  filesChanged(...changes: readonly (readonly [path: string, type: FileChangeType])[]): Promise<void> {
    return this.notify("workspace/didChangeWatchedFiles", {
      changes: changes.map(([path, type]) => ({ uri: uriOfPath(path), type })),
    });
  }

  settingsChanged(settings: (folder: string) => unknown): Promise<void> {
    this.settings = settings;
    return this.notify("workspace/didChangeConfiguration", { settings: null });
  }

  pull(path: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.connection.sendRequest("textDocument/diagnostic", {
      textDocument: { uri: uriOfPath(path) },
      ...(previousResultId === undefined ? {} : { previousResultId }),
    });
  }

  /** Asks for the diagnostics of a document in full. */
  async pullItems(path: string): Promise<readonly Diagnostic[]> {
    const report = await this.pull(path);
    assert.equal(report.kind, "full");
    return report.kind === "full" ? report.items : [];
  }

  /** Waits until the diagnostics that were sent last for a document have these codes, in this order. */
  untilPublished(path: string, codes: readonly string[]): Promise<PublishDiagnosticsParams> {
    const wanted = codes.join(", ");
    return this.until(`${path} has [${wanted}], not [${codesOf(this.lastPublished(path))}]`, () => {
      const last = this.lastPublished(path);
      return last !== undefined && codesOf(last) === wanted ? last : undefined;
    });
  }

  lastPublished(path: string): PublishDiagnosticsParams | undefined {
    const uri = uriOfPath(path);
    return this.published.findLast((params) => params.uri === uri);
  }

  codeActions(path: string, range: Range, context: object = {}): Promise<CodeAction[]> {
    return this.connection.sendRequest("textDocument/codeAction", {
      textDocument: { uri: uriOfPath(path) },
      range,
      context: { diagnostics: [], ...context },
    });
  }

  private listen(): void {
    const { connection } = this;
    const record =
      <T>(target: T[]) =>
      (params: T) => {
        target.push(params);
        this.events.happened();
      };
    connection.onNotification("textDocument/publishDiagnostics", record(this.published));
    connection.onNotification("adfKusto/status", record(this.statuses));
    connection.onNotification("window/showMessage", ({ message }: { message: string }) =>
      record(this.shown)(message),
    );
    connection.onNotification("window/logMessage", ({ message }: { message: string }) =>
      record(this.log)(message),
    );
    connection.onRequest("workspace/diagnostic/refresh", () => {
      this.refreshes++;
      this.events.happened();
      return null;
    });
    connection.onRequest("workspace/codeLens/refresh", () => {
      this.lensRefreshes++;
      this.events.happened();
      return null;
    });
    connection.onRequest("workspace/inlayHint/refresh", () => {
      this.hintRefreshes++;
      this.events.happened();
      return null;
    });
    connection.onRequest("client/registerCapability", (params: { registrations: Registration[] }) => {
      for (const registration of params.registrations) this.registrations.set(registration.id, registration);
      this.events.happened();
      return null;
    });
    connection.onRequest("client/unregisterCapability", (params: { unregisterations: Registration[] }) => {
      for (const { id } of params.unregisterations) this.registrations.delete(id);
      this.events.happened();
      return null;
    });
    connection.onRequest("workspace/configuration", ({ items }: { items: ConfigurationItem[] }) =>
      items.map(({ section, scopeUri }) =>
        section === "files.exclude" ? this.excludes : this.settings(scopeUri ?? ""),
      ),
    );
    connection.listen();
  }
}

/** Returns the codes of diagnostics, joined. */
export function codesOf(report: { readonly diagnostics: readonly Diagnostic[] } | undefined): string {
  return (report?.diagnostics ?? []).map(({ code }) => String(code)).join(", ");
}
