import * as vscode from "vscode";
import {
  type DocumentSelector,
  LanguageClient,
  type LanguageClientOptions,
  State,
  TransportKind,
} from "vscode-languageclient/node";
import {
  DOCUMENTATION_COMMAND,
  EDIT_KQL_COMMAND,
  FORMAT_KQL_COMMAND,
  KQL_SCHEME,
  PLACEHOLDER_COMMAND,
  PRODUCT,
  STARTED_KEY,
  USAGES_COMMAND,
} from "./names";
import { RestartPolicy } from "./restartPolicy";

/** The id of the client: the section of its trace setting, too. */
const CLIENT_ID = "adfKusto";

/** Starts the language server once and keeps it alive. */
export class LanguageServer {
  /** Fires with the state of the client whenever it has changed. */
  readonly onDidChangeState: vscode.Event<State>;
  readonly client: LanguageClient;
  private readonly stateChanged = new vscode.EventEmitter<State>();
  private isWanted = false;

  constructor(
    context: vscode.ExtensionContext,
    private readonly output: vscode.LogOutputChannel,
  ) {
    this.onDidChangeState = this.stateChanged.event;
    const server = {
      module: context.asAbsolutePath("server/out/server.mjs"),
      transport: TransportKind.ipc,
    };
    this.client = new LanguageClient(
      CLIENT_ID,
      PRODUCT,
      { run: server, debug: server },
      clientOptions(output),
    );
    this.client.onDidChangeState(({ newState }) => this.stateChanged.fire(newState));
  }

  /** Starts the server unless it was started before. Returns at once. */
  start(): void {
    if (this.isWanted) return;
    this.isWanted = true;
    this.report(this.client.start());
    this.report(vscode.commands.executeCommand("setContext", STARTED_KEY, true));
  }

  /** Ends the server, whatever it is doing, and starts it anew. */
  async restart(): Promise<void> {
    this.isWanted = true;
    try {
      await (this.client.needsStop() ? this.client.restart() : this.client.start());
    } catch (error) {
      this.output.error(`The server could not be restarted cleanly: ${error}`);
      await this.client.start();
    }
  }

  get isRunning(): boolean {
    return this.client.state === State.Running;
  }

  dispose(): Promise<void> {
    this.stateChanged.dispose();
    return this.client.dispose();
  }

  private report(starting: PromiseLike<unknown>): void {
    starting.then(undefined, (error) => this.output.error(`The server could not be started: ${error}`));
  }
}

function clientOptions(output: vscode.LogOutputChannel): LanguageClientOptions {
  return {
    documentSelector: documentSelector(),
    outputChannel: output,
    initializationOptions: () => ({
      reportsJsonSyntax: reportsJsonSyntax(),
      showsDiagnosticsOnHover: true,
      documentationCommand: DOCUMENTATION_COMMAND,
      placeholderCommand: PLACEHOLDER_COMMAND,
      editKqlCommand: EDIT_KQL_COMMAND,
      usagesCommand: USAGES_COMMAND,
      formatKqlCommand: FORMAT_KQL_COMMAND,
    }),
    diagnosticPullOptions: { onChange: true, onSave: false, onTabs: false },
    errorHandler: new RestartPolicy(),
    markdown: { isTrusted: false, supportHtml: false },
  };
}

/**
 * Files, new documents, the KQL of both, and files of virtual workspaces; not the old texts that comparisons show. Files
 * of KQL may tell of tables.
 */
function documentSelector(): DocumentSelector {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const schemes = new Set(["file", "untitled", ...folders.map(({ uri }) => uri.scheme)]);
  const jsonDocuments = [...schemes].flatMap((scheme) => [
    { scheme, language: "json" },
    { scheme, language: "jsonc" },
  ]);
  return [...jsonDocuments, { scheme: KQL_SCHEME }, { scheme: "file", pattern: "**/*.{kql,csl}" }];
}

/** VS Code's own JSON support tells of broken JSON, unless it is switched off. */
function reportsJsonSyntax(): boolean {
  if (vscode.extensions.getExtension("vscode.json-language-features") === undefined) return false;
  return vscode.workspace.getConfiguration("json").get("validate.enable") !== false;
}
