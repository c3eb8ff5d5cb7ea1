import * as vscode from "vscode";
import type { LanguageServer } from "../languageServer";
import { OpenKqlRequest, type OpenKqlResult, SaveKqlRequest } from "./protocol";

/** The scheme and the language of documents that show one query or command of a pipeline. */
export const KQL_SCHEME = "adf-kql";

const CHANGED_MEANWHILE = "The pipeline has just been changed. Nothing was saved; save once more.";

/** Returns the JSON document that a KQL document shows a part of. */
export function jsonUriOf(uri: vscode.Uri): vscode.Uri {
  return vscode.Uri.parse(uri.query, true);
}

/** Reads and writes the texts of KQL documents through the language server. */
export class KqlTexts {
  constructor(private readonly server: LanguageServer) {}

  /** Returns the text of a KQL document as its JSON document, saved or not, has it. */
  async read(uri: vscode.Uri): Promise<OpenKqlResult> {
    await this.openJson(uri);
    const { client } = this.server;
    return client.sendRequest(OpenKqlRequest, { textDocument: { uri: uri.toString() } });
  }

  /** Changes the JSON document, which stays unsaved; returns why nothing was changed. */
  async write(uri: vscode.Uri, text: string): Promise<string | undefined> {
    const document = await this.openJson(uri);
    const { client } = this.server;
    const { version } = document;
    const textDocument = { uri: uri.toString() };
    const result = await client.sendRequest(SaveKqlRequest, { textDocument, text, documentVersion: version });
    if ("refusal" in result) return result.refusal;
    const edit = await client.protocol2CodeConverter.asWorkspaceEdit(result.edit);
    if (edit.size === 0) return undefined;
    const isApplied = document.version === version && (await vscode.workspace.applyEdit(edit));
    return isApplied ? undefined : CHANGED_MEANWHILE;
  }

  /** Opens the JSON document without showing it, so that server and editor know the same text of it. */
  private async openJson(uri: vscode.Uri): Promise<vscode.TextDocument> {
    this.server.start();
    // Waits for a server that is just being started.
    await this.server.client.start();
    return vscode.workspace.openTextDocument(jsonUriOf(uri));
  }
}
