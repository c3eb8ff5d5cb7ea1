// @ts-check
import { getLanguageService } from "vscode-json-languageservice";
import { createConnection, TextDocumentSyncKind, TextDocuments } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";

// The peer of our language server: VS Code's JSON language service behind the same protocol, as VS Code's own JSON
// server has it. No schema is known for pipelines, so that it only says whether a text is JSON.
const connection = createConnection(process.stdin, process.stdout);
const documents = new TextDocuments(TextDocument);
const service = getLanguageService({});

connection.onInitialize(() => ({
  capabilities: {
    textDocumentSync: TextDocumentSyncKind.Incremental,
    diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false },
  },
}));
connection.languages.diagnostics.on(async ({ textDocument }) => {
  const document = documents.get(textDocument.uri);
  const items =
    document === undefined ? [] : await service.doValidation(document, service.parseJSONDocument(document));
  return { kind: "full", items };
});
documents.listen(connection);
connection.listen();
