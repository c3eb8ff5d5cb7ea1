import {
  type Location,
  NotificationType,
  RequestType,
  RequestType0,
  type TextDocumentIdentifier,
  type WorkspaceEdit,
} from "vscode-languageserver";
import type { Severity } from "../rules/rule";

/** The source of every diagnostic, as editors show it. */
export const DIAGNOSTIC_SOURCE = "adf-kusto";

/** The kind of the code action that applies all safe fixes of a document. */
export const FIX_ALL_KIND = "source.fixAll.adfKusto";

/** The section of the settings. */
export const SETTINGS_SECTION = "adfKusto";

/** How many findings there are of each severity. */
export type FindingCounts = Readonly<Record<Severity, number>>;

/** What an editor can show about an open document. */
export interface DocumentStatus {
  readonly uri: string;
  /** The factory that the document lies in; `undefined` for one that stands alone. */
  readonly factory:
    | { readonly name: string; readonly fileCount: number; readonly isReading: boolean }
    | undefined;
  readonly counts: FindingCounts;
}

/** Sent for an open document whenever what it says has changed. */
export const StatusNotification = new NotificationType<DocumentStatus>("adfKusto/status");

/** Returns the id of the server's process, for tests that end it. */
export const ProcessIdRequest = new RequestType0<number, void>("adfKusto/processId");

/** Names a factory by one of its documents; without one all factories are meant. */
export interface LintFactoryParams {
  readonly textDocument?: { readonly uri: string };
}

/** What linting whole factories found. */
export interface LintFactoryResult {
  /** Their names. */
  readonly factories: readonly string[];
  readonly fileCount: number;
  readonly counts: FindingCounts;
}

/**
 * Lints every file of a factory and reports the findings of unopened files as diagnostics, which then follow the
 * files' changes. `null` where there is no factory.
 */
export const LintFactoryRequest = new RequestType<LintFactoryParams, LintFactoryResult | null, void>(
  "adfKusto/lintFactory",
);

/** Names a resource of the factory of a document. */
export interface UsagesParams {
  readonly textDocument: TextDocumentIdentifier;
  readonly kind: string;
  readonly name: string;
}

/** Returns the references by which the pipelines of a factory use a resource, also those in what lies between. */
export const UsagesRequest = new RequestType<UsagesParams, Location[], void>("adfKusto/usages");

/** Names a factory by one of its documents. */
export interface MigrateLegacyParams {
  readonly textDocument: TextDocumentIdentifier;
}

/**
 * Returns the edit that moves everything of the old data store Kusto in a factory to Azure Data Explorer; `null`
 * when there is nothing to move.
 */
export const MigrateLegacyRequest = new RequestType<MigrateLegacyParams, WorkspaceEdit | null, void>(
  "adfKusto/migrateLegacy",
);
