import * as vscode from "vscode";
import type { LanguageServer } from "../languageServer";
import { EDIT_KQL_COMMAND, FORMAT_KQL_COMMAND, KQL_SCHEME } from "../names";
import { editKql, setKqlLanguage } from "./editKql";
import { formatKql } from "./formatKql";
import { KqlFileSystem } from "./kqlFileSystem";
import { KqlTexts } from "./kqlTexts";

/** Lets queries and commands be edited as documents of their own. */
export function registerKqlEditor(server: LanguageServer, log: vscode.LogOutputChannel): vscode.Disposable[] {
  const texts = new KqlTexts(server);
  const files = new KqlFileSystem(texts, log);
  const setLanguage = (document: vscode.TextDocument) => {
    setKqlLanguage(document).catch((error) => log.error(`Setting the language of KQL failed: ${error}`));
  };
  for (const document of vscode.workspace.textDocuments) setLanguage(document);
  return [
    files,
    vscode.workspace.registerFileSystemProvider(KQL_SCHEME, files, { isCaseSensitive: true }),
    vscode.workspace.onDidOpenTextDocument(setLanguage),
    vscode.commands.registerCommand(EDIT_KQL_COMMAND, (kqlUri?: unknown) => editKql(server, texts, kqlUri)),
    vscode.commands.registerCommand(FORMAT_KQL_COMMAND, (kqlUri?: unknown) =>
      formatKql(server, texts, kqlUri),
    ),
  ];
}
