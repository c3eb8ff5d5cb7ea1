import {
  type Connection,
  DidChangeConfigurationNotification,
  type DidChangeConfigurationParams,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  type InitializeParams,
  type WorkspaceFolder,
} from "vscode-languageserver";
import { CodeActions } from "./actions/codeActions";
import { migrationOf } from "./actions/migration";
import { answerScaffolds } from "./actions/scaffolds";
import { serverCapabilities } from "./capabilities";
import { readClientFeatures } from "./clientFeatures";
import { Debouncer } from "./diagnostics/debouncer";
import { PullDelivery, PushDelivery } from "./diagnostics/delivery";
import { DiagnosticRegistration } from "./diagnostics/diagnosticRegistration";
import { lintFactory } from "./diagnostics/lintFactory";
import { StatusReporter } from "./diagnostics/status";
import { UnopenedPush } from "./diagnostics/unopenedPush";
import { Updates } from "./diagnostics/updates";
import { WorkspaceDiagnostics } from "./diagnostics/workspaceDiagnostics";
import { takeFileChanges, watchFactoryFiles } from "./files/watchedFiles";
import { guardRequest, guardTask, type Log } from "./guard";
import { refreshAnnotations } from "./intelligence/annotations";
import { answerIntelligence } from "./intelligence/intelligence";
import { registerKqlFormatting } from "./kqlEditor/kqlFormatting";
import { answerKqlRequests } from "./kqlEditor/kqlRequests";
import { answerNavigation } from "./navigation/navigation";
import {
  type LintFactoryParams,
  LintFactoryRequest,
  type MigrateLegacyParams,
  MigrateLegacyRequest,
  ProcessIdRequest,
  SETTINGS_SECTION,
} from "./protocol";
import { createSession, type ServerParts, type Session } from "./session";
import { folderOfUri, pathOfUri } from "./uris";

const SERVER_NAME = "adf-kusto-language-server";

/** Serves a client over a connection until it leaves. The caller listens. */
export function serve(connection: Connection, parts: ServerParts): void {
  let isServing = true;
  // What is under way when the client leaves may fail, and nobody is there to be told.
  const log: Log = (message) => {
    if (isServing) connection.console.error(message);
  };
  connection.onInitialize((params) => {
    const client = readClientFeatures(params);
    // The session tells of changes from its first file on, which is read after both exist.
    const session: Session = createSession(connection, client, parts, log, {
      onFactoriesChanged: (roots) => updates.factoriesChanged(roots),
      onKqlAnswers: (pathOrRoot) => updates.kqlAnswered(pathOrRoot),
      onSchemaChanged: () => updates.schemaChanged(),
    });
    const refreshes = new Debouncer(0);
    const pull = new PullDelivery(() => refreshes.schedule("", () => refresh(session)));
    const outlets = {
      delivery: client.pullsDiagnostics ? pull : new PushDelivery(connection, session.places),
      unopenedPush: new UnopenedPush(session),
      workspaceDiagnostics: new WorkspaceDiagnostics(session),
      registration: new DiagnosticRegistration(session),
      status: new StatusReporter(session),
    };
    const updates = new Updates(session, outlets);
    followDocuments(session, updates);
    followWorkspace(session, updates, outlets.registration, foldersOf(params));
    answerDiagnostics(session, pull, outlets.workspaceDiagnostics);
    answerRequests(session, updates);
    connection.onShutdown(() => {
      isServing = false;
      session.kql?.dispose();
      updates.stop();
      refreshes.cancelAll();
    });
    return { capabilities: serverCapabilities(client), serverInfo: { name: SERVER_NAME } };
  });
}

function followDocuments(session: Session, updates: Updates): void {
  session.documents.listen(session.connection, {
    onOpenOrChange: (path) => updates.documentOpenedOrChanged(path),
    onClose: (path) => updates.documentClosed(path),
  });
}

function followWorkspace(
  session: Session,
  updates: Updates,
  registration: DiagnosticRegistration,
  folders: readonly string[],
): void {
  const { connection, client, index, log, parts } = session;
  const addFolder = (folder: string) => guardTask("Reading a folder", log, () => index.addFolder(folder));
  connection.onInitialized(() => {
    // Now, so that the first document need not wait for them.
    guardTask("Loading the rules", log, async () => void (await parts.loadLinting()));
    for (const folder of folders) addFolder(folder);
    guardTask("Registering", log, () => registerWithClient(session, registration));
    if (!client.hasWorkspaceFolders) return;
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      for (const { uri } of removed) index.removeFolder(folderOfUri(uri));
      for (const { uri } of added) addFolder(folderOfUri(uri));
      // Another folder may have other settings.
      updates.settingsChanged(undefined);
    });
  });
  connection.onDidChangeConfiguration(({ settings }: DidChangeConfigurationParams) => {
    updates.settingsChanged(settings);
    refreshAnnotations(session);
  });
  connection.onDidChangeWatchedFiles((params) => {
    session.schemas.filesChanged(params.changes.map(({ uri }) => pathOfUri(uri)));
    guardTask("Reading changed files", log, () => takeFileChanges(params, index));
  });
}

async function registerWithClient(session: Session, registration: DiagnosticRegistration): Promise<void> {
  const { connection, client } = session;
  await registration.update();
  await registerKqlFormatting(session);
  if (client.registersFileWatchers) await watchFactoryFiles(connection);
  if (!client.registersConfiguration) return;
  await connection.client.register(DidChangeConfigurationNotification.type, { section: SETTINGS_SECTION });
}

function answerDiagnostics(
  session: Session,
  pull: PullDelivery,
  workspaceDiagnostics: WorkspaceDiagnostics,
): void {
  const { connection, client, log } = session;
  if (!client.pullsDiagnostics) return;
  const ofDocument = guardRequest<DocumentDiagnosticParams, DocumentDiagnosticReport>(
    "Linting a document",
    { kind: "full", items: [] },
    log,
    async ({ textDocument, previousResultId }, token) => {
      const report = await session.reports.of(pathOfUri(textDocument.uri), token);
      // A cancelled report says nothing, and the client does not take it.
      if (!token.isCancellationRequested) {
        pull.recordAnswer(report);
        workspaceDiagnostics.recordAnswer(report);
      }
      const { resultId } = report;
      if (previousResultId === resultId) return { kind: "unchanged", resultId };
      return { kind: "full", resultId, items: [...report.diagnostics] };
    },
  );
  connection.languages.diagnostics.on(ofDocument);
  connection.languages.diagnostics.onWorkspace(
    guardRequest("Linting the workspace", { items: [] }, log, (params, token) =>
      workspaceDiagnostics.answer(params, token),
    ),
  );
}

function answerRequests(session: Session, updates: Updates): void {
  const { connection, log, parts } = session;
  const actions = new CodeActions(session);
  connection.onCodeAction(
    guardRequest("Offering fixes", [], log, (params, token) => actions.offer(params, token)),
  );
  connection.onCodeActionResolve(async (action, token) => {
    const resolve = guardRequest("Computing a fix", action, log, () => actions.resolve(action, token));
    return resolve(action, token);
  });
  connection.onRequest(
    MigrateLegacyRequest,
    guardRequest("Migrating a factory", null, log, async ({ textDocument }: MigrateLegacyParams) => {
      const factory = session.index.factoryOf(pathOfUri(textDocument.uri));
      return (factory && (await migrationOf(factory, session))) ?? null;
    }),
  );
  answerIntelligence(session);
  answerNavigation(session);
  answerKqlRequests(session);
  answerScaffolds(session);
  connection.onRequest(ProcessIdRequest, () => parts.processId);
  connection.onRequest(
    LintFactoryRequest,
    guardRequest("Linting a factory", null, log, (params: LintFactoryParams, token) =>
      lintFactory(session, () => updates.shownChanged(), params, token),
    ),
  );
}

function refresh({ connection, log }: Session): void {
  guardTask("Refreshing diagnostics", log, () => connection.languages.diagnostics.refresh());
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  const folders: readonly Pick<WorkspaceFolder, "uri">[] = workspaceFolders ?? [];
  if (folders.length > 0) return folders.map(({ uri }) => folderOfUri(uri));
  return rootUri === null || rootUri === undefined ? [] : [folderOfUri(rootUri)];
}
