import * as vscode from "vscode";
import type { LanguageServer } from "./languageServer";
import { PRODUCT } from "./names";
import { LintFactoryRequest, type LintFactoryResult } from "./protocol";
import { describeCounts } from "./statusItem";

const SHOW_PROBLEMS = "Show Problems";

/** Lints the factory of the document in front, or all factories when none is, and says what was found. */
export async function lintFactory(server: LanguageServer): Promise<void> {
  server.start();
  const result = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: `${PRODUCT}: linting …`, cancellable: true },
    async (_progress, token) => {
      // Waits for a server that is just being started.
      await server.client.start();
      return server.client.sendRequest(LintFactoryRequest, documentInFront(server), token);
    },
  );
  if (result === null) {
    await vscode.window.showInformationMessage(`${PRODUCT}: no factory was found here.`);
    return;
  }
  const chosen = await vscode.window.showInformationMessage(describe(result), SHOW_PROBLEMS);
  if (chosen !== SHOW_PROBLEMS) return;
  await vscode.commands.executeCommand("workbench.actions.view.problems");
}

function documentInFront({ client }: LanguageServer): { textDocument?: { uri: string } } {
  const document = vscode.window.activeTextEditor?.document;
  if (document === undefined || !/^jsonc?$/.test(document.languageId)) return {};
  return { textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(document) };
}

function describe({ factories, fileCount, counts }: LintFactoryResult): string {
  const files = `${fileCount} file${fileCount === 1 ? "" : "s"}`;
  return `${factories.join(", ")}: ${describeCounts(counts)} in ${files}.`;
}
