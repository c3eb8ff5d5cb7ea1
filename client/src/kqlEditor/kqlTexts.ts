import * as vscode from "vscode";
import type { LanguageServer } from "../languageServer";
import {
  type FormatKqlParams,
  FormatKqlRequest,
  OpenKqlRequest,
  type OpenKqlResult,
  SaveKqlRequest,
  type SaveKqlResult,
} from "./protocol";

const CHANGED_MEANWHILE = "The text has just been changed. Nothing was done; try once more.";

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
    return this.make(result, document, version);
  }

  /** Formats a text in its pipeline or in its own document, which stay unsaved; returns why nothing was changed. */
  async format(uri: vscode.Uri, where: FormatKqlParams["where"]): Promise<string | undefined> {
    const json = await this.openJson(uri);
    const document = where === "pipeline" ? json : await vscode.workspace.openTextDocument(uri);
    const { version } = document;
    const textDocument = { uri: uri.toString() };
    const params = { textDocument, where, documentVersion: version };
    const result = await this.server.client.sendRequest(FormatKqlRequest, params);
    return this.make(result, document, version);
  }

  /** Makes the edit of a document that had this version when it was asked for. */
  private async make(
    result: SaveKqlResult,
    document: vscode.TextDocument,
    version: number,
  ): Promise<string | undefined> {
    if ("refusal" in result) return result.refusal;
    const edit = await this.server.client.protocol2CodeConverter.asWorkspaceEdit(result.edit);
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
