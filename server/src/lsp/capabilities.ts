import { type ServerCapabilities, TextDocumentSyncKind } from "vscode-languageserver";
import type { ClientFeatures } from "./clientFeatures";
import { COMPLETION_TRIGGERS } from "./intelligence/completion";
import { SEMANTIC_TOKENS_LEGEND } from "./intelligence/semanticTokens";
import { SIGNATURE_TRIGGERS } from "./intelligence/signatureHelp";
import { FIX_ALL_KIND } from "./protocol";

/** Returns what the server can do for a client. */
export function serverCapabilities(client: ClientFeatures): ServerCapabilities {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    codeActionProvider: {
      codeActionKinds: ["quickfix", "refactor.rewrite", FIX_ALL_KIND],
      resolveProvider: client.resolvesCodeActionEdits,
    },
    hoverProvider: true,
    ...navigationCapabilities(client),
    completionProvider: { triggerCharacters: [...COMPLETION_TRIGGERS] },
    semanticTokensProvider: { legend: SEMANTIC_TOKENS_LEGEND, full: true, range: true },
    signatureHelpProvider: { triggerCharacters: [...SIGNATURE_TRIGGERS] },
    codeLensProvider: { resolveProvider: true },
    inlayHintProvider: true,
    ...(client.pullsDiagnostics && !client.registersDiagnostics
      ? { diagnosticProvider: diagnosticOptions({ hasWorkspaceDiagnostics: true }) }
      : {}),
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}

/** Returns the options of pulled diagnostics. */
export function diagnosticOptions({ hasWorkspaceDiagnostics }: { hasWorkspaceDiagnostics: boolean }) {
  return {
    identifier: "adf-kusto",
    interFileDependencies: true,
    workspaceDiagnostics: hasWorkspaceDiagnostics,
  };
}

function navigationCapabilities({ preparesRename }: ClientFeatures): ServerCapabilities {
  return {
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: preparesRename ? { prepareProvider: true } : true,
    documentLinkProvider: {},
    workspaceSymbolProvider: true,
    callHierarchyProvider: true,
  };
}
