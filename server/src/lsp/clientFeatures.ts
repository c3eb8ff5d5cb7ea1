import { type ClientCapabilities, type InitializeParams, InsertTextMode } from "vscode-languageserver";
import { asRecord } from "./untrusted";

/** What the client on the other side can do. */
export interface ClientFeatures {
  /** Whether it asks for diagnostics, and asks again when told to; else they are sent to it. */
  readonly pullsDiagnostics: boolean;
  readonly registersDiagnostics: boolean;
  readonly hasConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly hasWorkspaceFolders: boolean;
  readonly registersFileWatchers: boolean;
  /** Whether it watches files outside the workspace. */
  readonly watchesAnywhere: boolean;
  readonly hasDocumentChanges: boolean;
  /** Whether an edit can create files. */
  readonly createsFiles: boolean;
  /** Whether an edit can rename files. */
  readonly renamesFiles: boolean;
  /** Whether it asks what there is to rename before it asks for a new name. */
  readonly preparesRename: boolean;
  readonly resolvesCodeActionEdits: boolean;
  readonly hasPreferredCodeActions: boolean;
  /** Whether a completion can say where the cursor goes. */
  readonly hasSnippets: boolean;
  /** Whether it lets the user choose between inserting a completion and replacing the word behind the cursor. */
  readonly hasInsertReplace: boolean;
  /** Whether it can be told to insert the lines of a completion as they are, indented already. */
  readonly keepsIndentation: boolean;
  readonly hasRelatedInformation: boolean;
  readonly hasCodeDescription: boolean;
  readonly hasDiagnosticTags: boolean;
  readonly hasDiagnosticData: boolean;
  /** Whether it reports by itself that an open document is no JSON. */
  readonly reportsJsonSyntax: boolean;
  /** Whether it shows the messages of diagnostics itself where it shows a hover. */
  readonly showsDiagnosticsOnHover: boolean;
  /** Its command that shows the documentation of a rule, given the rule's id. */
  readonly documentationCommand: string | undefined;
  /** Its command that selects what a refactoring left to fill in, given the document and the texts. */
  readonly placeholderCommand: string | undefined;
  /** Its command that opens a KQL document, given its URI. */
  readonly editKqlCommand: string | undefined;
  /** Its command that shows who uses a resource, given a document, a position and the resource. */
  readonly usagesCommand: string | undefined;
  /** Its command that formats a query or command, given the URI of its KQL document. */
  readonly formatKqlCommand: string | undefined;
  /** Whether it can be told which documents are formatted here: JSON is not. */
  readonly registersFormatting: boolean;
  /** Whether it can be told to ask for code lenses again. */
  readonly refreshesCodeLenses: boolean;
  /** Whether it can be told to ask for inlay hints again. */
  readonly refreshesInlayHints: boolean;
  /** Whether it shows edits that ask for it before they are made. */
  readonly confirmsAnnotatedEdits: boolean;
  /** Settings of a client that cannot be asked for them. */
  readonly initialSettings: unknown;
}

/** Reads what a client says of itself; whatever it leaves out it cannot do. */
export function readClientFeatures(params: InitializeParams): ClientFeatures {
  const { workspace } = params.capabilities;
  const options = asRecord(params.initializationOptions);
  return {
    ...readDiagnosticFeatures(params.capabilities),
    ...readCodeActionFeatures(params.capabilities),
    ...readCompletionFeatures(params.capabilities),
    hasConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    hasWorkspaceFolders: workspace?.workspaceFolders === true,
    registersFileWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    watchesAnywhere: workspace?.didChangeWatchedFiles?.relativePatternSupport === true,
    hasDocumentChanges: workspace?.workspaceEdit?.documentChanges === true,
    createsFiles:
      workspace?.workspaceEdit?.documentChanges === true &&
      workspace.workspaceEdit.resourceOperations?.includes("create") === true,
    renamesFiles: workspace?.workspaceEdit?.resourceOperations?.includes("rename") === true,
    preparesRename: params.capabilities.textDocument?.rename?.prepareSupport === true,
    reportsJsonSyntax: options["reportsJsonSyntax"] === true,
    showsDiagnosticsOnHover: options["showsDiagnosticsOnHover"] === true,
    documentationCommand: readText(options["documentationCommand"]),
    placeholderCommand: readText(options["placeholderCommand"]),
    editKqlCommand: readText(options["editKqlCommand"]),
    usagesCommand: readText(options["usagesCommand"]),
    formatKqlCommand: readText(options["formatKqlCommand"]),
    registersFormatting: registersFormatting(params.capabilities),
    refreshesCodeLenses: workspace?.codeLens?.refreshSupport === true,
    refreshesInlayHints: workspace?.inlayHint?.refreshSupport === true,
    confirmsAnnotatedEdits: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    initialSettings: options["settings"],
  };
}

function registersFormatting({ textDocument }: ClientCapabilities): boolean {
  const { formatting, rangeFormatting } = textDocument ?? {};
  return formatting?.dynamicRegistration === true && rangeFormatting?.dynamicRegistration === true;
}

function readDiagnosticFeatures({ textDocument, workspace }: ClientCapabilities) {
  const pull = textDocument?.diagnostic;
  const details = pull ?? textDocument?.publishDiagnostics;
  return {
    // A client that cannot be told to ask again would keep stale findings when another file changes.
    pullsDiagnostics: pull !== undefined && workspace?.diagnostics?.refreshSupport === true,
    registersDiagnostics: pull?.dynamicRegistration === true,
    hasRelatedInformation: details?.relatedInformation === true,
    hasCodeDescription: details?.codeDescriptionSupport === true,
    hasDiagnosticTags: (details?.tagSupport?.valueSet.length ?? 0) > 0,
    hasDiagnosticData: details?.dataSupport === true,
  };
}

function readCodeActionFeatures({ textDocument }: ClientCapabilities) {
  const codeAction = textDocument?.codeAction;
  const resolvable = codeAction?.resolveSupport?.properties ?? [];
  return {
    resolvesCodeActionEdits: codeAction?.dataSupport === true && resolvable.includes("edit"),
    hasPreferredCodeActions: codeAction?.isPreferredSupport === true,
  };
}

function readCompletionFeatures({ textDocument }: ClientCapabilities) {
  const item = textDocument?.completion?.completionItem;
  return {
    hasSnippets: item?.snippetSupport === true,
    hasInsertReplace: item?.insertReplaceSupport === true,
    keepsIndentation: item?.insertTextModeSupport?.valueSet.includes(InsertTextMode.asIs) === true,
  };
}

function readText(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
