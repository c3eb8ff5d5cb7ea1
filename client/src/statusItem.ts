import * as vscode from "vscode";
import { State } from "vscode-languageclient/node";
import type { LanguageServer } from "./languageServer";
import { OUTPUT_COMMAND, PRODUCT, RESTART_COMMAND } from "./names";
import { type DocumentStatus, type FindingCounts, StatusNotification } from "./protocol";

const SHOW_PROBLEMS = "workbench.actions.view.problems";

/** Shows in the status bar which factory the document in front lies in, and how many findings it has. */
export class StatusItem {
  /** Fires whenever what is shown may have changed. */
  readonly onDidChange: vscode.Event<void>;
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly item = vscode.window.createStatusBarItem(
    "adfKusto.status",
    vscode.StatusBarAlignment.Right,
  );
  private readonly statuses = new Map<string, DocumentStatus>();
  private readonly subscriptions: vscode.Disposable[];
  private shown = false;

  constructor(private readonly server: LanguageServer) {
    this.onDidChange = this.changed.event;
    this.item.name = PRODUCT;
    this.subscriptions = [
      this.item,
      this.changed,
      server.client.onNotification(StatusNotification, (status) => this.take(status)),
      server.onDidChangeState(() => this.show()),
      vscode.window.onDidChangeActiveTextEditor(() => this.show()),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.statuses.delete(uri.toString())),
    ];
  }

  /** What the status bar shows at this moment; `undefined` for nothing. */
  get text(): string | undefined {
    return this.shown ? this.item.text : undefined;
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private take(status: DocumentStatus): void {
    this.statuses.set(vscode.Uri.parse(status.uri).toString(), status);
    this.show();
  }

  private show(): void {
    const document = vscode.window.activeTextEditor?.document;
    const status = document === undefined ? undefined : this.statuses.get(document.uri.toString());
    this.shown = this.fill(status);
    if (this.shown) this.item.show();
    else this.item.hide();
    this.changed.fire();
  }

  /** Returns whether there is anything to show. */
  private fill(status: DocumentStatus | undefined): boolean {
    if (status === undefined) return false;
    const { state } = this.server.client;
    if (state === State.Stopped || state === State.StartFailed) {
      this.fillWith(
        `$(error) ${PRODUCT}: stopped`,
        "The server has ended. Click to start it anew.",
        RESTART_COMMAND,
      );
      return true;
    }
    const count = countAll(status.counts);
    if (status.factory === undefined && count === 0) return false;
    const name = status.factory?.name ?? PRODUCT;
    const isBusy = state === State.Starting || status.factory?.isReading === true;
    const icon = isBusy ? "$(loading~spin)" : "$(database)";
    this.fillWith(`${icon} ${name}: ${plural(count, "finding")}`, tooltip(status), SHOW_PROBLEMS);
    return true;
  }

  private fillWith(text: string, tooltip: string | vscode.MarkdownString, command: string): void {
    this.item.text = text;
    this.item.tooltip = tooltip;
    this.item.command = command;
  }
}

/** Returns counts as people say them, such as "1 error, 2 warnings". */
export function describeCounts(counts: FindingCounts): string {
  const parts = [
    counts.error > 0 ? plural(counts.error, "error") : "",
    counts.warning > 0 ? plural(counts.warning, "warning") : "",
    counts.information > 0 ? `${counts.information} information` : "",
    counts.hint > 0 ? plural(counts.hint, "hint") : "",
  ].filter((part) => part !== "");
  return parts.length === 0 ? "no findings" : parts.join(", ");
}

function tooltip({ factory, counts }: DocumentStatus): vscode.MarkdownString {
  const text = new vscode.MarkdownString("", true);
  text.isTrusted = { enabledCommands: [OUTPUT_COMMAND, RESTART_COMMAND] };
  text.appendText(`${PRODUCT}: ${describeCounts(counts)} in this file`);
  if (factory !== undefined) {
    const files = `${plural(factory.fileCount, "file")}${factory.isReading ? ", still being read" : ""}`;
    text.appendMarkdown("\n\n").appendText(`Factory ${factory.name}: ${files}`);
  }
  text.appendMarkdown(
    `\n\n[Show output](command:${OUTPUT_COMMAND}) · [Restart server](command:${RESTART_COMMAND})`,
  );
  return text;
}

function countAll({ error, warning, information, hint }: FindingCounts): number {
  return error + warning + information + hint;
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
