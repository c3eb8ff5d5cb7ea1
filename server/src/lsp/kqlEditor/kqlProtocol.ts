import { type Range, RequestType, type WorkspaceEdit } from "vscode-languageserver";

/** Names a JSON document. */
export interface KqlPlacesParams {
  readonly textDocument: { readonly uri: string };
}

/** A query or command of a JSON document. */
export interface KqlPlaceInfo {
  /** The document that shows it. */
  readonly uri: string;
  readonly title: string;
  /** The JSON string that holds it. */
  readonly range: Range;
  readonly activityRange: Range;
}

/** Returns the queries and commands of a JSON document, in its order. */
export const KqlPlacesRequest = new RequestType<KqlPlacesParams, KqlPlaceInfo[], void>("adfKusto/kqlPlaces");

/** Names a document that shows a query or command. */
export interface OpenKqlParams {
  readonly textDocument: { readonly uri: string };
}

/** The text to show, or why there is none. */
export type OpenKqlResult = { readonly text: string } | { readonly problem: string };

/** Returns what a KQL document shows. */
export const OpenKqlRequest = new RequestType<OpenKqlParams, OpenKqlResult, void>("adfKusto/openKql");

/** A text to save, and the version of the JSON document that it is meant for. */
export interface SaveKqlParams {
  readonly textDocument: { readonly uri: string };
  readonly text: string;
  readonly documentVersion: number;
}

/** The edit of the JSON document, or why there is none. */
export type SaveKqlResult = { readonly edit: WorkspaceEdit } | { readonly refusal: string };

/** Returns the edit that saves a KQL document; the client makes it. */
export const SaveKqlRequest = new RequestType<SaveKqlParams, SaveKqlResult, void>("adfKusto/saveKql");

/**
 * A query or command to format, named by the document that shows it: in its pipeline, or in that document. The version is
 * that of the document which is to be changed.
 */
export interface FormatKqlParams {
  readonly textDocument: { readonly uri: string };
  readonly where: "pipeline" | "editor";
  readonly documentVersion: number;
}

/** Returns the edit that formats a query or command, or why there is none; the client makes it. */
export const FormatKqlRequest = new RequestType<FormatKqlParams, SaveKqlResult, void>("adfKusto/formatKql");
