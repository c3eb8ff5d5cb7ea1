import { guardRequest } from "../guard";
import type { Session } from "../session";
import { answerCodeLenses } from "./codeLenses";
import { answerCompletion } from "./completion";
import { answerHover } from "./hovers";
import { answerInlayHints } from "./inlayHints";
import { answerSemanticTokens } from "./semanticTokens";
import { answerSignatureHelp } from "./signatureHelp";

/** Answers what an editor asks while a document is read or written. */
export function answerIntelligence(session: Session): void {
  const { connection, log } = session;
  answerSemanticTokens(session);
  answerCodeLenses(session);
  answerInlayHints(session);
  connection.onHover(
    guardRequest("Hover", null, log, (params, token) => answerHover(params, token, session)),
  );
  connection.onCompletion(
    guardRequest("Completion", [], log, (params, token) => answerCompletion(params, token, session)),
  );
  connection.onSignatureHelp(
    guardRequest("Signature help", null, log, (params, token) => answerSignatureHelp(params, token, session)),
  );
}
