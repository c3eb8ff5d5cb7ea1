import {
  type Location,
  NotificationType,
  RequestType,
  RequestType0,
  type WorkspaceEdit,
} from "vscode-languageclient/node";

/** The source of the diagnostics that the server reports. */
export const DIAGNOSTIC_SOURCE = "adf-kusto";

/** How many findings there are of each severity. */
export interface FindingCounts {
  readonly error: number;
  readonly warning: number;
  readonly information: number;
  readonly hint: number;
}

/** What the server knows of an open document. */
export interface DocumentStatus {
  readonly uri: string;
  readonly factory?: { readonly name: string; readonly fileCount: number; readonly isReading: boolean };
  readonly counts: FindingCounts;
}

/** Comes whenever the status of an open document has changed. */
export const StatusNotification = new NotificationType<DocumentStatus>("adfKusto/status");

/** Returns the id of the server's process. */
export const ProcessIdRequest = new RequestType0<number, void>("adfKusto/processId");

/** Names a factory by one of its documents; without it all factories of the workspace are meant. */
export interface LintFactoryParams {
  readonly textDocument?: { readonly uri: string };
}

/** What linting whole factories found. */
export interface LintFactoryResult {
  readonly factories: readonly string[];
  readonly fileCount: number;
  readonly counts: FindingCounts;
}

/** Lints every file of a factory; `null` when there is none. */
export const LintFactoryRequest = new RequestType<LintFactoryParams, LintFactoryResult | null, void>(
  "adfKusto/lintFactory",
);

/** Returns the edit that moves a factory off the old data store Kusto; `null` when there is nothing to move. */
export const MigrateLegacyRequest = new RequestType<
  { readonly textDocument: { readonly uri: string } },
  WorkspaceEdit | null,
  void
>("adfKusto/migrateLegacy");

/** A resource of a factory by its kind and name. */
export interface NamedResource {
  readonly kind: string;
  readonly name: string;
}

/** Returns the references by which the pipelines of a factory use a resource, also those in what lies between. */
export const UsagesRequest = new RequestType<
  NamedResource & { readonly textDocument: { readonly uri: string } },
  Location[],
  void
>("adfKusto/usages");
