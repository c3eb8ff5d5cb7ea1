import * as vscode from "vscode";
import { hasFactory, isFactoryDocument } from "./factoryFiles";
import { registerKqlEditor } from "./kqlEditor/kqlEditor";
import { LanguageServer } from "./languageServer";
import { lintFactory } from "./lintFactory";
import { migrateLegacy } from "./migrateLegacy";
import {
  DOCUMENTATION_COMMAND,
  LINT_FACTORY_COMMAND,
  MIGRATE_LEGACY_COMMAND,
  NEW_PIPELINE_COMMAND,
  OUTPUT_COMMAND,
  PLACEHOLDER_COMMAND,
  PRODUCT,
  RESTART_COMMAND,
  USAGES_COMMAND,
} from "./names";
import { newPipeline } from "./newPipeline/newPipeline";
import { selectPlaceholders } from "./placeholders";
import { ProcessIdRequest } from "./protocol";
import { openRuleDocumentation } from "./ruleDocumentation";
import { StatusItem } from "./statusItem";
import { showUsages } from "./usages";

/** What tests can ask of the running extension. */
export interface ExtensionApi {
  /** Returns the id of the server's process; waits for a server that is being started. */
  readonly serverProcessId: () => Promise<number>;
  /** Returns what the status bar shows; `undefined` for nothing. */
  readonly statusText: () => string | undefined;
  /** Fires whenever that may have changed. */
  readonly onDidChangeStatus: vscode.Event<void>;
}

let running: LanguageServer | undefined;

/** Registers what the extension offers; the server starts with the first document or folder of a factory. */
export function activate(context: vscode.ExtensionContext): ExtensionApi | undefined {
  try {
    return register(context);
  } catch (error) {
    vscode.window.showErrorMessage(`${PRODUCT} could not be started: ${error}`);
    return undefined;
  }
}

/** Ends the server. */
export function deactivate(): Promise<void> | undefined {
  return running?.dispose();
}

function register(context: vscode.ExtensionContext): ExtensionApi {
  const output = vscode.window.createOutputChannel(PRODUCT, { log: true });
  const server = new LanguageServer(context, output);
  running = server;
  const status = new StatusItem(server);
  context.subscriptions.push(
    output,
    status,
    ...registerCommands(context, server, output),
    ...registerKqlEditor(server, output),
  );
  startWhenNeeded(context, server, output);
  return {
    serverProcessId: async () => {
      await server.client.start();
      return server.client.sendRequest(ProcessIdRequest);
    },
    statusText: () => status.text,
    onDidChangeStatus: status.onDidChange,
  };
}

function registerCommands(
  context: vscode.ExtensionContext,
  server: LanguageServer,
  output: vscode.LogOutputChannel,
): vscode.Disposable[] {
  const { registerCommand } = vscode.commands;
  return [
    registerCommand(RESTART_COMMAND, () => server.restart()),
    registerCommand(LINT_FACTORY_COMMAND, () => lintFactory(server)),
    registerCommand(MIGRATE_LEGACY_COMMAND, () => migrateLegacy(server)),
    registerCommand(NEW_PIPELINE_COMMAND, (argument?: unknown) => newPipeline(server, argument)),
    registerCommand(PLACEHOLDER_COMMAND, selectPlaceholders),
    registerCommand(USAGES_COMMAND, (uri?: unknown, position?: unknown, resource?: unknown) =>
      showUsages(server, uri, position, resource),
    ),
    registerCommand(OUTPUT_COMMAND, () => output.show()),
    registerCommand(DOCUMENTATION_COMMAND, (ruleId?: unknown) =>
      openRuleDocumentation(context.extensionUri, ruleId),
    ),
  ];
}

function startWhenNeeded(
  context: vscode.ExtensionContext,
  server: LanguageServer,
  output: vscode.LogOutputChannel,
): void {
  const look = (document: vscode.TextDocument) => {
    if (isFactoryDocument(document)) server.start();
  };
  context.subscriptions.push(
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.workspace.onDidSaveTextDocument(look),
    vscode.workspace.onDidChangeWorkspaceFolders(() => search()),
    vscode.workspace.onDidChangeConfiguration((change) => {
      // Whether VS Code tells of broken JSON is said when the server starts.
      if (change.affectsConfiguration("json.validate") && server.isRunning) return server.restart();
      return undefined;
    }),
  );
  const cancellation = new vscode.CancellationTokenSource();
  context.subscriptions.push(cancellation);
  const search = () => {
    hasFactory(cancellation.token)
      .then((isFound) => isFound && server.start())
      .catch((error) => output.error(`Searching for a factory failed: ${error}`));
  };
  for (const document of vscode.workspace.textDocuments) look(document);
  search();
}
