import { CodeLensRefreshRequest } from "vscode-languageserver";
import { guardRequest, guardTask } from "../guard";
import type { Session } from "../session";
import { answerCodeLenses } from "./codeLenses";
import { KqlDocuments } from "./kqlDocuments";
import {
  type KqlPlacesParams,
  KqlPlacesRequest,
  type OpenKqlParams,
  OpenKqlRequest,
  type OpenKqlResult,
  type SaveKqlParams,
  SaveKqlRequest,
  type SaveKqlResult,
} from "./kqlProtocol";

const FAILED = "The language server could not do this; its output says why.";

/** Answers what editors ask to show queries and commands as documents of their own. */
export function answerKqlRequests(session: Session): void {
  const { connection, log } = session;
  const documents = new KqlDocuments(session);
  connection.onCodeLens(
    guardRequest("Offering code lenses", [], log, (params, token) =>
      answerCodeLenses(session, params, token),
    ),
  );
  connection.onRequest(
    KqlPlacesRequest,
    guardRequest("Finding KQL", [], log, (params: KqlPlacesParams) => documents.places(params)),
  );
  connection.onRequest(
    OpenKqlRequest,
    guardRequest<OpenKqlParams, OpenKqlResult>("Opening KQL", { problem: FAILED }, log, (params) =>
      documents.open(params),
    ),
  );
  connection.onRequest(
    SaveKqlRequest,
    guardRequest<SaveKqlParams, SaveKqlResult>("Saving KQL", { refusal: FAILED }, log, (params) =>
      documents.save(params),
    ),
  );
}

/** Lets the client ask for code lenses again, if it can. */
export function refreshCodeLenses({ connection, client, log }: Session): void {
  if (!client.refreshesCodeLenses) return;
  guardTask("Refreshing code lenses", log, () => connection.sendRequest(CodeLensRefreshRequest.type));
}
