import { type Range, RequestType, type WorkspaceEdit } from "vscode-languageclient/node";

/** Names a document: a JSON document, or one that shows a query or command of it. */
export interface DocumentParams {
  readonly textDocument: { readonly uri: string };
}

/** A query or command of a JSON document. */
export interface KqlPlace {
  /** The document that shows it. */
  readonly uri: string;
  readonly title: string;
  readonly range: Range;
  readonly activityRange: Range;
}

/** Returns the queries and commands of a JSON document. */
export const KqlPlacesRequest = new RequestType<DocumentParams, KqlPlace[], void>("adfKusto/kqlPlaces");

/** The text of a query or command, or why it cannot be shown. */
export type OpenKqlResult = { readonly text: string } | { readonly problem: string };

/** Returns what a KQL document shows. */
export const OpenKqlRequest = new RequestType<DocumentParams, OpenKqlResult, void>("adfKusto/openKql");

/** What is saved, and into which version of the JSON document. */
export interface SaveKqlParams extends DocumentParams {
  readonly text: string;
  readonly documentVersion: number;
}

/** The edit to make, or why there is none. */
export type SaveKqlResult = { readonly edit: WorkspaceEdit } | { readonly refusal: string };

/** Returns the edit of the JSON document that saves a KQL document. */
export const SaveKqlRequest = new RequestType<SaveKqlParams, SaveKqlResult, void>("adfKusto/saveKql");

/** What is formatted, where, and the version of the document that is changed. */
export interface FormatKqlParams extends DocumentParams {
  readonly where: "pipeline" | "editor";
  readonly documentVersion: number;
}

/** Returns the edit that formats a query or command. */
export const FormatKqlRequest = new RequestType<FormatKqlParams, SaveKqlResult, void>("adfKusto/formatKql");
