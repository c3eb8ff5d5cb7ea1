import { guardRequest } from "../guard";
import type { Session } from "../session";
import { KqlDocuments } from "./kqlDocuments";
import { answerKqlFormatting } from "./kqlFormatting";
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
  answerKqlFormatting(session);
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
