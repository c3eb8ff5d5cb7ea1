import type { ClientCapabilities } from "vscode-languageserver/node";

const WORKSPACE = { configuration: true, workspaceFolders: true };

/** A client to which diagnostics are sent, and which can do little else. */
export const PLAIN_CLIENT: ClientCapabilities = { workspace: WORKSPACE };

/** A client that asks for diagnostics, as VS Code does. */
export const PULLING_CLIENT: ClientCapabilities = {
  workspace: {
    ...WORKSPACE,
    diagnostics: { refreshSupport: true },
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
    workspaceEdit: { documentChanges: true },
  },
  textDocument: {
    diagnostic: {
      dynamicRegistration: true,
      relatedInformation: true,
      codeDescriptionSupport: true,
      dataSupport: true,
      tagSupport: { valueSet: [1, 2] },
    },
    codeAction: {
      dataSupport: true,
      isPreferredSupport: true,
      resolveSupport: { properties: ["edit"] },
    },
  },
};

/** A client to which diagnostics with all their parts are sent. */
export const RICH_PUSH_CLIENT: ClientCapabilities = {
  workspace: { ...WORKSPACE, workspaceEdit: { documentChanges: true } },
  textDocument: {
    publishDiagnostics: {
      relatedInformation: true,
      codeDescriptionSupport: true,
      dataSupport: true,
      tagSupport: { valueSet: [1, 2] },
    },
    codeAction: { isPreferredSupport: true },
  },
};
